// Laws of bars by mistake: what ordinary lines do meanwhile, and what is told of it.
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DAY } from '../../src/base/units.ts'
import type { Bar } from '../../src/crowd/mistakes.ts'
import { Ending, wasAnswered } from '../../src/network/outcome.ts'
import { datasetOf, rowsOf } from './dataset.ts'
import { SEED, law } from './law.ts'
import { forgetBarsByDay } from './mutants.ts'
import { plain, runs, scenarios } from './scenarios.ts'
import { type Attempt, type Simulation, daysOf, harsh, simulate } from './simulate.ts'
import { grouped } from './views.ts'

const barsOf = ({ crowd, scenario }: Simulation) => grouped(crowd.mistakes.during(daysOf(scenario)), ({ line }) => line)
const barAt = (bars: ReadonlyMap<number, readonly Bar[]>, line: number, day: number) => bars.get(line)?.find(({ from, to }) => day >= from && day < to)

/** Attempts that lines make though barred, and refusals that no bar explains. */
function wrong(simulation: Simulation): Attempt[] {
  const bars = barsOf(simulation)
  return simulation.attempts.filter(({ unit, caller, row, ending }) => {
    const bar = barAt(bars, caller, unit)
    if (bar) return row >= 0 || ending !== Ending.barred || unit !== bar.from
    return row < 0 && ending === Ending.barred
  })
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('an ordinary line that is barred by mistake', () => {
  law('is refused on the first day, then silent; no other ordinary line is refused', (simulation) => {
    expect(wrong(simulation)).toEqual([])
  }, { runs: 16, profiles: harsh })

  test('and would not be, did the day know of no bars', () => {
    forgetBarsByDay()
    expect(wrong(simulate(plain('mutant', 300, 2), { profiles: harsh })).length).toBeGreaterThan(50)
  })

  test('tries now and then, and is called as if nothing were', () => {
    let [tried, hours, heard] = [0, 0, 0]
    for (let seed = 0; seed < runs(2); seed++) {
      const simulation = simulate(plain(`called ${seed}`, 500, 5), { profiles: harsh })
      const bars = barsOf(simulation)
      for (const { unit, caller, callee, ending } of simulation.attempts) {
        if (barAt(bars, caller, unit)) tried++
        if (barAt(bars, callee, unit) && wasAnswered(ending)) heard++
      }
      for (const each of bars.values()) hours += each.length
    }
    expect(tried / hours).toBeGreaterThan(1)
    expect(tried / hours).toBeLessThan(4)
    expect(heard / hours).toBeGreaterThan(1)
  })

  law('is not bought, and a SIM that was bought is barred by mistake no more', (simulation) => {
    for (const { line, from, to } of [...barsOf(simulation).values()].flat()) {
      for (let day = from; day < to; day++) expect(simulation.crowd.holdings.isSold(line, day)).toBe(false)
    }
  }, { wish: { subscribers: { min: 100, max: 600 }, operations: { min: 1, max: 3 } }, runs: 16, profiles: harsh })

  law('is in service, and has a day between two bars', (simulation) => {
    for (const bars of barsOf(simulation).values()) {
      bars.forEach(({ line, from, to }, i) => {
        expect([from, to - 1].map((day) => simulation.crowd.service.isOutOn(line, day))).toEqual([false, false])
        if (i > 0) expect(from).toBeGreaterThan(bars[i - 1].to)
      })
    }
  }, { wish: { days: { min: 14, max: 21 }, subscribers: { min: 100, max: 200 }, operations: { min: 0, max: 0 } }, runs: 4, profiles: harsh })
})

test('the truth tells of every bar; meanwhile no call is put through, and no text is sent', { timeout: 600_000 }, () => {
  fc.assert(fc.property(scenarios({ subscribers: { min: 100, max: 300 }, days: { min: 2, max: 4 } }), (scenario) => {
    const asked = { ...scenario, output: { ...scenario.output, tables: ['calls', 'messages'] as typeof scenario.output.tables } }
    const files = datasetOf(asked, undefined, harsh)
    const events = rowsOf(files, 'truth/events')
    const mistakes = events.filter(({ operation_id, event }) => operation_id === null && ['sim_blocked', 'sim_unblocked'].includes(String(event)))
    expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => Number(time)).sort((a, b) => a - b))
    for (const { detail } of mistakes) expect(detail).toContain('false positive')
    const lives = grouped(mistakes, ({ imsi }) => imsi)
    for (const { imsi, block_time: block, unblock_time: unblock } of rowsOf(files, 'truth/sims').filter((sim) => lives.has(sim.imsi))) {
      const told = lives.get(imsi)!.map(({ time }) => time)
      expect([block, unblock]).toEqual([told[0], told[1] ?? null])
    }
    const isBarred = (imsi: unknown, time: unknown) => {
      const before = lives.get(imsi as number)?.filter((event) => Number(event.time) <= Number(time)).at(-1)
      return before?.event === 'sim_blocked' ? Number(time) - Number(before.time) : -1
    }
    for (const row of rowsOf(files, 'data/calls')) {
      const since = row.record_type === 'MOC' ? isBarred(row.served_imsi, row.seizure_time) : -1
      if (since >= 0 && (row.diagnostics !== 8 || since >= DAY / 1000)) expect.fail(JSON.stringify(row))
    }
    for (const row of rowsOf(files, 'data/messages')) {
      if (row.record_type === 'MOSMS' && isBarred(row.served_imsi, row.event_time) >= 0) expect.fail(JSON.stringify(row))
    }
  }), { seed: SEED, numRuns: runs(5), endOnFailure: true })
})
