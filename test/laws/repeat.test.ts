// Laws of repetition: what may change nothing changes nothing.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFor, subkey } from '../../src/base/random.ts'
import { Part } from '../../src/operations/log.ts'
import { Targets } from '../../src/operations/targets.ts'
import type { Operation, Scenario } from '../../src/scenario/settings.ts'
import { drawnToday } from './drawn.ts'
import { SEED } from './law.ts'
import { operation, runs, scenarios } from './scenarios.ts'
import { type Stage, daysOf, perform, simulate } from './simulate.ts'

const MIDDLING = { subscribers: { min: 600, max: 1500 }, days: { min: 1, max: 2 } }

describe('the same scenario', () => {
  test('gives the same rows twice, and with its units in reverse order', { timeout: 300_000 }, () => {
    fc.assert(fc.property(scenarios({ subscribers: { min: 100, max: 900 } }), (scenario) => {
      const [once, again, reverse] = [simulate(scenario), simulate(scenario), simulate(scenario, { reverse: true })]
      expectSame(again.batches, once.batches)
      expectSame(reverse.batches, once.batches)
      expectSame(again.log, once.log)
      expectSame(again.operated, once.operated)
    }), { seed: SEED, numRuns: runs(6), endOnFailure: true })
  })
})

describe('another operation', () => {
  test('changes no draw of the crowd, and no SIM, time, target or key of the first dials of others', { timeout: 300_000 }, () => {
    let compared = 0
    fc.assert(fc.property(withNewcomer(), ([scenario, newcomer]) => {
      const alone = perform(scenario)
      const group = { [newcomer.targets]: { size: 500, onNetShare: 0.3 } }
      const together = perform({ ...scenario, groups: { ...group, ...scenario.groups }, operations: [newcomer, ...scenario.operations] })
      for (let day = -1; day < daysOf(scenario); day++) {
        alone.crowd.setDay(day)
        together.crowd.setDay(day)
        expectSame(drawnToday(together.crowd), drawnToday(alone.crowd))
      }
      const before = firstDials(alone)
      const after = firstDials(together)
      for (const [name, dials] of before) {
        const others = after.get(name)
        fc.pre(others !== undefined && purchases(alone, name) === purchases(together, name)) // else both wanted one SIM
        const sold = new Set(together.crowd.holdings.sales().map(({ line }) => line))
        dials.forEach((dial, pair) => {
          const other = others.get(pair)
          if (targetsOf(alone, name, dial.place).some((line) => sold.has(line))) return // whoever sold his SIM is not called: the list moves on
          expect([other?.moment, other?.key, other?.caller], `${name} pair ${pair}`).toEqual([dial.moment, dial.key, dial.caller])
          if (dial.first) expect(other?.callee).toBe(dial.callee)
          compared++
        })
      }
    }), { seed: SEED, numRuns: runs(6), endOnFailure: true })
    expect(compared).toBeGreaterThan(0)
  })

  test('in another place of the scenario changes nothing but numbers', { timeout: 300_000 }, () => {
    let compared = 0
    fc.assert(fc.property(scenarios({ ...MIDDLING, operations: { min: 2, max: 3 } }), (scenario) => {
      const turned = {
        ...scenario, operations: scenario.operations.toReversed(),
        groups: Object.fromEntries(Object.entries(scenario.groups).toReversed()),
      }
      const [one, other] = [simulate(scenario), simulate(turned)]
      fc.pre(scenario.operations.every(({ name }) => purchases(one, name) === purchases(other, name)))
      expectSame(other.rows, one.rows)
      compared += one.rows.length
    }), { seed: SEED, numRuns: runs(6), endOnFailure: true })
    expect(compared).toBeGreaterThan(0)
  })
})

function withNewcomer(): fc.Arbitrary<[Scenario, Operation]> {
  return scenarios({ ...MIDDLING, operations: { min: 1, max: 2 } }).chain((scenario) =>
    operation(scenario.period).map((each) => [scenario, { ...each, name: 'newcomer', targets: 'elsewhere' }]))
}

interface FirstDial {
  readonly moment: number
  readonly caller: number
  readonly callee: number
  readonly key: number
  /** Whether no other pair of the operation dialled before. */
  readonly first: boolean
  /** Dials of the operation until then, this one included. */
  readonly place: number
}

/** The first targets on the list of an operation, as many as so many dials may take. */
function targetsOf({ scenario, log, settings, population }: Stage, name: string, dials: number): number[] {
  const operation = log.operations.findIndex(({ id }) => id === name)
  const copy = Number(name.slice(name.lastIndexOf('-') + 1))
  const key = subkey(keyFor(scenario.seed, `operation/${settings[operation].name}`), copy)
  const list = new Targets(population.groups.get(settings[operation].targets)!, key)
  return Array.from({ length: 2 * dials }, () => list.next())
}

/** By operation and pair. */
function firstDials({ log }: Stage): Map<string, Map<number, FirstDial>> {
  const found = new Map<string, Map<number, FirstDial>>()
  const places = new Map<string, number>()
  log.scripts.forEach((script, day) => {
    for (let row = 0; row < script.length; row++) {
      if (script.part[row] !== Part.dial) continue
      const { id } = log.operations[script.operation[row]]
      const dials = found.get(id) ?? new Map<number, FirstDial>()
      found.set(id, dials)
      const place = (places.get(id) ?? 0) + 1
      places.set(id, place)
      if (dials.has(script.pair[row])) continue
      dials.set(script.pair[row], {
        moment: day * 86_400_000 + script.ms[row], caller: script.caller[row], callee: script.callee[row], key: script.key[row],
        first: dials.size === 0, place,
      })
    }
  })
  return found
}

/** What operations of a name bought until the end, in the order of purchase. */
function purchases({ log }: Stage, name: string): string {
  return log.happenings.filter(({ event, operation: of }) => event === 'sim_bought' && `${log.operations[of].id}`.startsWith(name))
    .map(({ operation: of, time, line }) => `${log.operations[of].id} ${time} ${line}`).sort().join()
}

/** As toEqual, but quick where all is well. */
function expectSame(actual: unknown, wanted: unknown): void {
  const text = (value: unknown) => JSON.stringify(value, (_, each) => (ArrayBuffer.isView(each) ? Array.from(each as Int32Array) : each as unknown))
  if (text(actual) !== text(wanted)) expect(actual).toEqual(wanted)
}
