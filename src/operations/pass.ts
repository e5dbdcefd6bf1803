// The pass: operations live through the whole period; what happens follows from what happened.
import { DAY } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import type { Scenario } from '../scenario/settings.ts'
import type { Entry } from './agenda.ts'
import { Dialling } from './dialling.ts'
import { Hands } from './hands.ts'
import type { OperationFacts, PassLog } from './log.ts'
import { type OperationState, factsOfMembers } from './operation.ts'
import { Pastimes } from './pastimes.ts'
import { Scene } from './scene.ts'

/** Runs the pass. `onDay` hears of each day begun. Fills the crowd's holdings and moves the crowd's day. */
export function runPass(scenario: Scenario, crowd: Crowd, onDay?: (day: number) => void): PassLog {
  return new Pass(scenario, crowd).run(onDay)
}

class Pass {
  readonly #scene: Scene
  readonly #hands: Hands
  readonly #dialling: Dialling
  readonly #pastimes: Pastimes

  constructor(scenario: Scenario, crowd: Crowd) {
    const scene = new Scene(scenario, crowd)
    this.#scene = scene
    this.#hands = new Hands(scene)
    this.#dialling = new Dialling(scene, this.#hands)
    this.#pastimes = new Pastimes(scene, this.#hands, this.#dialling)
    crowd.holdings.hours = factsOfMembers(scene.operations).map(({ hours }) => hours)
  }

  run(onDay?: (day: number) => void): PassLog {
    const { acts, agenda } = this.#scene
    for (let day = 0; day < acts.length; day++) {
      onDay?.(day)
      if (this.#scene.operations.length === 0) continue // nobody needs the crowd's day
      this.#morning(day)
      const end = (day + 1) * DAY
      for (let entry = agenda.next(end); entry; entry = agenda.next(end)) this.#happen(entry)
    }
    for (const operation of this.#scene.operations) this.#close(operation)
    return this.#log()
  }

  /** At the cut, when no call is in progress: SIMs are bought and moved, and the day is planned. */
  #morning(day: number): void {
    const now = day * DAY
    this.#scene.morning(day)
    for (const operation of this.#scene.operations) {
      if (now >= operation.end && !operation.raided) this.#disband(operation, now)
      if (now >= operation.end || now < operation.begin) continue
      this.#hands.morning(operation, day)
      this.#recover(operation)
      this.#noteMoves(operation, now)
      this.#pastimes.morning(operation, day)
      for (const pair of operation.pairs) {
        this.#scene.joins.morning(pair, { from: now, to: now + DAY }, pair.member.end)
        this.#dialling.wakeLater(pair, now)
      }
    }
  }

  #happen({ what, who, line, time }: Entry): void {
    const { pairs } = this.#scene
    switch (what) {
      case 'wake': return this.#dialling.wake(pairs[who], time)
      case 'call-back': return this.#dialling.callBack(who, time)
      case 'report': return this.#dialling.report(who, time)
      case 'bar': return this.#dialling.bar(who, time)
      case 'cover': return this.#pastimes.cover(pairs[who], line, time)
      case 'nurse': return this.#pastimes.nurse(who, time)
      case 'leave': return this.#pastimes.leave(pairs[who], time)
      case 'own': return this.#pastimes.own(pairs[who], time)
      case 'return': return this.#pastimes.return(pairs[who], time)
    }
  }

  #disband(operation: OperationState, now: number): void {
    for (const pair of operation.pairs) {
      if (pair.member.taken) continue
      if (pair.sim >= 0) this.#hands.retire(pair, now)
      this.#hands.disconnect(pair, now)
    }
  }

  /** A careful operation grows bolder again day by day. */
  #recover(operation: OperationState): void {
    if (operation.cap > 0) operation.cap += Math.ceil((operation.fullCap - operation.cap) / 10)
  }

  #noteMoves({ number, members, copy, name }: OperationState, now: number): void {
    for (const site of new Set(members.filter(({ stays }) => stays.some(({ from }) => from === now)).map((member) => member.site))) {
      this.#scene.note(now, number, 'site_moved', -1, -1, `${name}-${copy}/site-${site + 1}`)
    }
  }

  #close({ number, end, raided, members, name, copy }: OperationState): void {
    const takings = new Map(members.filter((member) => member.end < end).map((member) => [member.site, member.end]))
    for (const [site, time] of takings) this.#scene.note(time, number, 'takedown', -1, -1, `${name}-${copy}/site-${site + 1}`)
    this.#scene.note(end, number, raided ? 'raid' : 'operation_ended', -1, -1)
  }

  #log(): PassLog {
    const { operations, handsets, acts, happenings, joins, ledger } = this.#scene
    happenings.sort((a, b) => a.time - b.time || a.operation - b.operation || a.line - b.line)
    return {
      operations: operations.map(factsOf),
      members: factsOfMembers(operations),
      handsets,
      scripts: acts.map((each) => each.script()),
      happenings,
      endings: acts.map((each) => each.endings()),
      joins: joins.all,
      accounts: ledger.close(),
    }
  }
}

function factsOf({ name, copy, settings, begin, end, raided }: OperationState): OperationFacts {
  const { members, pairs, sites, evasion } = settings
  return {
    id: `${name}-${copy}`, name, kind: settings.kind, members, pairs, sites, begin, end, raided, ...(evasion === undefined ? {} : { evasion }),
  }
}
