// Laws of operations: when they act, with which SIMs, and in which handsets.
import { describe, expect } from 'vitest'
import { CUT, DAY, SECOND } from '../../src/base/units.ts'
import { Ending } from '../../src/network/outcome.ts'
import { type Event, Part } from '../../src/operations/log.ts'
import { law } from './law.ts'
import { type Simulation, daysOf } from './simulate.ts'
import { acts, grouped } from './views.ts'

const BUSY = { subscribers: { min: 100, max: 1200 }, operations: { min: 1, max: 3 } }

describe('an operation', () => {
  law('dials only within the hours and days of its shift', (simulation) => {
    const { scenario, settings } = simulation
    for (const { attempt, operation, moment } of dials(simulation)) {
      const { shift, from, to } = settings[operation]
      const date = scenario.period.from + attempt.unit
      const second = (attempt.ms + CUT) / SECOND
      expect(shift.hours.some((hours) => second >= hours.from && second < hours.to), `${second}`).toBe(true)
      expect(date >= from && date <= to, `day ${date}`).toBe(true)
      expect(shift.weekdays[(date + 3) % 7]).toBeGreaterThan(0)
      expect(moment).toBeGreaterThanOrEqual(simulation.log.operations[operation].begin)
    }
  }, { wish: BUSY })

  law('is silent from its raid on', (simulation) => {
    const { operations, happenings } = simulation.log
    for (const { operation, moment } of dials(simulation)) expect(moment).toBeLessThan(operations[operation].end)
    for (const { operation, time, event } of happenings) {
      if (operation < 0 || ['complaint', 'sim_blocked', 'line_blocked'].includes(event)) continue // the network's acts, not the operation's
      if (time > operations[operation].end) expect.fail(`${event} at ${time}, end at ${operations[operation].end}`)
    }
  }, { wish: BUSY, runs: 16 })

  law('dials only with SIMs that it has bought, each in a handset of the pair\'s member', (simulation) => {
    const { crowd, log } = simulation
    const bought = new Map(log.happenings.filter(({ event }) => event === 'sim_bought').map((each) => [each.line, each]))
    for (const { attempt, operation, pair, moment } of dials(simulation).filter(({ attempt: { caller } }) => isSim(simulation, caller))) {
      const purchase = bought.get(attempt.caller)
      expect(purchase?.operation).toBe(operation)
      expect(purchase?.time).toBeLessThanOrEqual(moment)
      const holding = crowd.holdings.at(attempt.caller, moment)
      if (!holding) return expect.fail(`SIM ${attempt.caller} is in no handset at ${moment}`)
      const member = log.members[holding.member]
      expect([member.operation, member.index]).toEqual([operation, pair % simulation.settings[operation].members])
    }
  }, { wish: BUSY })

  law('after the bar of a SIM: one refused dial at most, and no other', (simulation) => {
    const blocked = new Map([...firstOf(simulation, 'sim_blocked'), ...firstOf(simulation, 'line_blocked')])
    const refused = new Map<number, number>()
    for (const { attempt, barred, moment } of dials(simulation)) {
      const since = blocked.get(attempt.caller) ?? Infinity
      expect(barred).toBe(moment >= since)
      expect(barred).toBe(attempt.ending === Ending.barred)
      if (barred) refused.set(attempt.caller, (refused.get(attempt.caller) ?? 0) + 1)
    }
    for (const [line, times] of refused) expect(times, `SIM ${line}`).toBe(1)
  }, { wish: BUSY, runs: 16 })

  law('a SIM is in one handset at a time, and a handset holds one SIM at a time', ({ crowd }) => {
    const holdings = [...crowd.holdings.all()]
    for (const { from, to } of holdings) expect(to).toBeGreaterThanOrEqual(from)
    for (const by of ['line', 'handset'] as const) {
      for (const stays of grouped(holdings, (holding) => holding[by]).values()) {
        stays.sort((a, b) => a.from - b.from || a.to - b.to)
        for (let i = 1; i < stays.length; i++) expect(stays[i].from).toBeGreaterThanOrEqual(stays[i - 1].to)
      }
    }
  }, { wish: BUSY, runs: 16 })

  law('no handset of an operation is a subscriber\'s, and no two operations share one', ({ log, population }) => {
    const handsets = log.handsets.map(({ handset }) => handset)
    expect(new Set(handsets).size).toBe(handsets.length)
    for (const handset of handsets) expect(handset).toBeGreaterThan(population.lines.subscribers)
  }, { wish: BUSY })

  law('a SIM is first used once, when it is bought and inserted, and not after it is thrown away', (simulation) => {
    for (const [line, life] of grouped(simulation.log.happenings.filter((each) => each.line >= 0), (each) => each.line)) {
      const times = (event: Event) => life.filter((each) => each.event === event).map((each) => each.time)
      const [bought, inserted, used, retired] = (['sim_bought', 'sim_inserted', 'sim_first_used', 'sim_retired'] as const).map(times)
      if (bought.length === 0) continue // an ordinary line
      expect(bought.length, `SIM ${line}`).toBe(1)
      expect(used.length).toBeLessThanOrEqual(1)
      expect(retired.length).toBeLessThanOrEqual(1)
      for (const time of inserted) expect(time).toBeGreaterThanOrEqual(bought[0])
      for (const time of used) expect(time).toBeGreaterThanOrEqual(inserted[0])
      for (const end of retired) for (const time of [...inserted, ...used]) expect(time).toBeLessThanOrEqual(end)
    }
  }, { wish: BUSY })

  law('a SIM is used as soon as it has dialled, and only then', (simulation) => {
    const dialled = new Map<number, number>()
    for (const { attempt, moment } of dials(simulation)) {
      if (isSim(simulation, attempt.caller) && !dialled.has(attempt.caller)) dialled.set(attempt.caller, moment)
    }
    const end = daysOf(simulation.scenario) * DAY - CUT // the pass goes on to the cut, the days do not
    expect(new Map([...firstOf(simulation, 'sim_first_used')].filter(([, time]) => time < end))).toEqual(dialled)
  }, { wish: BUSY, runs: 16 })
})

describe('whoever is called', () => {
  law('returns calls of operations only to the SIM that called, within an hour', (simulation) => {
    const missed = new Map<string, number[]>()
    for (const { attempt, part, moment } of acts(simulation)) {
      const pair = part === Part.dial ? `${attempt.caller} ${attempt.callee}` : `${attempt.callee} ${attempt.caller}`
      if (part === Part.dial) {
        const times = missed.get(pair) ?? []
        times.push(moment + attempt.hold * SECOND)
        missed.set(pair, times)
      } else if (part === Part.callBack) {
        expect(missed.get(pair)?.some((time) => moment > time && moment <= time + DAY / 24)).toBe(true)
      }
    }
  }, { wish: BUSY })
})

function dials(simulation: Simulation): ReturnType<typeof acts> {
  return acts(simulation).filter(({ part }) => part === Part.dial)
}

/** Not a fixed line. */
function isSim({ population: { lines } }: Simulation, line: number): boolean {
  return line < lines.addresses
}

/** By SIM, when something first happened to it. */
function firstOf({ log }: Simulation, event: Event): Map<number, number> {
  const first = new Map<number, number>()
  for (const each of log.happenings) if (each.event === event && !first.has(each.line)) first.set(each.line, each.time)
  return first
}
