// Laws of looking back: what the pass found, the day finds again.
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SLOT_MASK } from '../../src/crowd/tags.ts'
import { LookBack, TooBusy } from '../../src/crowd/look-back.ts'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { Reaction } from '../../src/crowd/reactions.ts'
import { Ending } from '../../src/network/outcome.ts'
import { Commitments } from '../../src/operations/committed.ts'
import { MAX_CONTACTS } from '../../src/population/ties.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { drawnToday, drawnWith, linesOf, nameOfDrawn } from './drawn.ts'
import { law } from './law.ts'
import { crew, plain, runs } from './scenarios.ts'
import { type Attempt, type Simulation, daysOf, harsh, perform, simulate } from './simulate.ts'
import { forgetBarsBefore, forgetBarsByDay } from './mutants.ts'
import { grouped } from './views.ts'

const MIDNIGHT = 20 * 3_600_000

/** What the day found otherwise than the pass. */
function differences({ log, attempts, scenario }: Simulation): string[] {
  const found = new Map(attempts.filter(({ row }) => row >= 0).map((each) => [`${each.unit}/${each.row}`, each]))
  const differences: string[] = []
  log.scripts.forEach((script, day) => {
    for (let row = 0; row < script.length; row++) {
      const attempt = found.get(`${day}/${row}`)
      found.delete(`${day}/${row}`)
      if (!attempt && day === daysOf(scenario) - 1 && script.ms[row] >= MIDNIGHT - 300_000) continue // trimmed
      if (attempt?.ending !== log.endings[day][row]) {
        differences.push(`day ${day} row ${row}: pass ${log.endings[day][row]}, day ${attempt?.ending}`)
      }
    }
  })
  return [...differences, ...found.keys()]
}

/** Many desks that call everybody in a small town all day, from SIMs of the same town, which are soon barred. */
function dense(seed: string): Scenario {
  const base = plain(seed, 300, 2, { groups: { town: { size: 260, onNetShare: 1 } } })
  const policy = { reportChance: 0.1, reportDelay: { median: 120, sigma: 0.5 }, reportsToMark: 1, reportsToBar: 2 }
  const pressed = {
    members: 5, pairs: 15, answers: 0.9, dial: { gap: { median: 8, sigma: 0.5 }, paceSpread: 0.1, redial: 0.8 },
    sims: { lot: 10, reserve: 3, swap: { from: 10, to: 600 }, move: 0.3, rest: 0.3, codes: 2, alerts: 10 },
  }
  return {
    ...base, network: { ...base.network, policy },
    operations: [crew('relay-pair', 'relay', 'town', 2, pressed), crew('telemarketing-room', 'room', 'town', 2, pressed)],
  }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the day finds every outcome of the pass again', () => {
  law('in any scenario', (simulation) => {
    expect(differences(simulation)).toEqual([])
  }, { runs: 16 })

  law('where most people are barred by mistake now and then', (simulation) => {
    expect(differences(simulation)).toEqual([])
  }, { runs: 16, profiles: harsh })

  test('with at least 500 busy cases, from a script that tells no outcome', { timeout: 120_000 }, () => {
    let busy = 0
    let barred = 0
    for (let seed = 0; seed < runs(4) || busy < 500; seed++) {
      const simulation = simulate(dense(`dense ${seed}`))
      expect(differences(simulation)).toEqual([])
      for (const endings of simulation.log.endings) {
        busy += endings.filter((ending) => ending === Ending.busy).length
        barred += endings.filter((ending) => ending === Ending.barred).length
      }
      for (const script of simulation.log.scripts) expect(Object.keys(script).filter((name) => /ending|outcome|talk|hold/.test(name))).toEqual([])
    }
    expect(busy).toBeGreaterThanOrEqual(500)
    expect(barred).toBeGreaterThanOrEqual(20)
  })

  test('and where operations call a town in which many are barred by mistake', { timeout: 120_000 }, () => {
    let busy = 0
    let refused = 0
    for (let seed = 0; seed < runs(4); seed++) {
      const simulation = simulate(dense(`barred ${seed}`), { profiles: harsh })
      refused += simulation.attempts.filter(({ row, ending }) => row < 0 && ending === Ending.barred).length
      expect(differences(simulation)).toEqual([])
      for (const endings of simulation.log.endings) busy += endings.filter((ending) => ending === Ending.busy).length
    }
    expect(busy).toBeGreaterThanOrEqual(100)
    expect(refused).toBeGreaterThanOrEqual(100)
  })

  test('and would not, did the day let those call who are barred by mistake', () => {
    forgetBarsByDay()
    expect(['one', 'two', 'three'].flatMap((mutant) => differences(simulate(dense(mutant), { profiles: harsh }))).length).toBeGreaterThan(20)
  })

  test('and would not, did looking back let them call', () => {
    forgetBarsBefore()
    expect(['one', 'two', 'three'].flatMap((mutant) => differences(simulate(dense(mutant), { profiles: harsh }))).length).toBeGreaterThan(20)
  })

  test('and would not, were the state of lines not looked at', () => {
    vi.spyOn(LookBack.prototype, 'engaged').mockReturnValue(false)
    expect(differences(simulate(dense('mutant'))).length).toBeGreaterThan(20)
  })

  test('and would not, were the calls that operations made before forgotten', () => {
    vi.spyOn(Commitments.prototype, 'holds').mockReturnValue(false)
    expect(differences(simulate(dense('mutant'))).length).toBeGreaterThan(20)
  })
})

describe('looking back', () => {
  const expectStates = (simulation: Simulation): void => {
    const { crowd, attempts } = simulation
    for (const [unit, day] of grouped(attempts.filter((each) => each.unit >= 0), ({ unit: of }) => of)) {
      const { lookBack } = lookBackAt(simulation, unit, day)
      const until = new Map<number, number>()
      day.forEach(({ caller, callee, ms, key, row, ending, setup, until: end }, i) => {
        const held = [callee, crowd.twinOf(callee, ms)].some((line) => (until.get(line) ?? 0) > ms)
        if (held || (i * 7919) % 97 < 8) {
          if (lookBack.engaged(caller, ms, caller, key)) expect.fail(`caller ${caller} at ${ms} of day ${unit}`)
          if (lookBack.engaged(callee, ms, caller, key) !== held) expect.fail(`callee ${callee} at ${ms} of day ${unit}, row ${row}`)
          if (held !== (ending === Ending.busy) && !crowd.isOffNet(callee)) expect(ending).toBe(Ending.barred)
        }
        until.set(caller, end)
        if (setup > 0) until.set(callee, end)
      })
    }
  }

  law('gives the state of both lines before every attempt, and of any line at any moment', expectStates, { runs: 8 })

  law('and where most people are barred by mistake now and then', expectStates, { runs: 8, profiles: harsh })

  test('visits few lines, and finds more of them engaged where it is careless', () => {
    const simulation = simulate(dense('careless'))
    const day = simulation.attempts.filter(({ unit }) => unit === 1)
    const { lookBack } = lookBackAt(simulation, 1, day)
    const sample = day.filter(({ row }) => row < 0)
    const ask = () => sample.filter(({ caller, callee, ms, key }) => lookBack.engaged(callee, ms, caller, key)).length
    const careful = ask()
    expect(lookBack.visits / sample.length).toBeLessThan(4)
    lookBack.careless = true
    expect(ask()).toBeGreaterThan(careful)
  })

  test('throws TooBusy with line and hour where the load is beyond what it carries', { timeout: 60_000 }, () => {
    const frantic = profiles.map((profile) => ({ ...profile, callsPerDay: 200 }))
    const started = performance.now()
    let problem: unknown
    try {
      perform(dense('frantic'), frantic)
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(TooBusy)
    expect(String(problem)).toMatch(/^TooBusy: line \d+ at \d+ h after the cut of day 0 cannot be looked back at: [\d,]+ lines visited/)
    expect(performance.now() - started).toBeLessThan(45_000)
  })
})

describe('who calls whom', () => {
  law('every attempt of the day is found from both of its ends, and nothing else is', ({ crowd, scenario }) => {
    crowd.setDay(daysOf(scenario) - 1)
    const byLine = grouped(drawnToday(crowd).flatMap((each) => [[each.caller, each], [each.callee, each]] as const), ([line]) => line)
    const strangers = { found: 0 }
    let step = 0
    for (const line of linesOf(crowd)) {
      if (step++ % 5 !== 0) continue
      const wanted = (byLine.get(line) ?? []).map(([, each]) => nameOfDrawn(each)).sort()
      expect(drawnWith(crowd, line).map(nameOfDrawn).sort()).toEqual(wanted)
      strangers.found += wanted.filter((name) => (Number(name.split('/')[1]) & SLOT_MASK) >= MAX_CONTACTS).length
    }
    if (scenario.population.subscribers > 1000) expect(strangers.found).toBeGreaterThan(0)
  }, { runs: 5, wish: { operations: { min: 0, max: 0 } } })

  law('the day makes the drawn attempts and what follows from missed ones, and no others', ({ crowd, attempts }) => {
    crowd.setDay(0)
    const name = ({ caller, callee, ms, key }: Pick<Attempt, 'caller' | 'callee' | 'ms' | 'key'>) => `${caller} ${callee} ${ms} ${key}`
    const known = new Set(drawnToday(crowd).map(name))
    const keys = new Set<string>()
    for (const attempt of attempts) {
      const { unit, caller, callee, key, row } = attempt
      if (unit !== 0 || row >= 0) continue
      if (!known.has(name(attempt)) && !keys.has(`${caller} ${callee} ${key}`)) expect.fail(JSON.stringify(attempt))
      keys.add(`${caller} ${callee} ${crowd.reactions.nextKey(key, caller, Reaction.redial)}`)
      keys.add(`${callee} ${caller} ${crowd.reactions.nextKey(key, caller, Reaction.callBack)}`)
    }
  }, { runs: 6 })

  test('slot by slot: whoever is at the other end finds the line at the same slot', () => {
    const share = fc.double({ min: 0.2, max: 1, noNaN: true })
    fc.assert(fc.property(fc.integer({ min: 100, max: 6000 }), share, fc.nat(), fc.integer({ min: -1, max: 400 }), (people, onNetShare, seed, day) => {
      const base = plain(String(seed), people, 1)
      const { crowd } = perform({ ...base, network: { ...base.network, onNetShare } })
      crowd.setDay(day)
      const { contacts } = crowd.population
      let step = seed % 13
      for (const line of linesOf(crowd)) {
        if (step++ % 13 !== 0) continue
        for (const slot of [0, 1, 2, 3, 9, 10, 19, 20, 44, 45, 89, 90, 200, MAX_CONTACTS, MAX_CONTACTS + 1]) {
          if (slot < MAX_CONTACTS && slot >= crowd.population.ties.contacts[line & 1023]) continue
          const other = contacts.partner(line, slot)
          if (other < 0) continue
          if (other === line || contacts.partner(other, slot) !== line) expect.fail(`slot ${slot} of ${line}: ${other}`)
          if (slot < MAX_CONTACTS) expect(slot).toBeLessThan(crowd.population.ties.contacts[other & 1023])
        }
      }
    }), { numRuns: runs(20) })
  })
})

/** A look-back for a day of which all is known. */
function lookBackAt({ crowd }: Simulation, unit: number, day: readonly Attempt[]): { lookBack: LookBack } {
  const committed = new Commitments()
  for (const { caller, callee, ms, key, row, setup, until } of day) {
    if (row < 0) continue
    committed.add(caller, ms, until, caller, key)
    if (setup > 0) committed.add(callee, ms, until, caller, key)
  }
  crowd.setDay(unit)
  return { lookBack: new LookBack(crowd, committed) }
}
