// The pass: SIMs that are bought, moved, rested, barred and thrown away.
import { describe, expect, test } from 'vitest'
import { kinds } from '../../src/operations/kinds/index.ts'
import { Spot, type Traveller } from '../../src/operations/itinerary.ts'
import type { Event } from '../../src/operations/log.ts'
import type { Operation, Policy, Scenario } from '../../src/scenario/settings.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { type Stage, perform } from '../laws/simulate.ts'
import { grouped } from '../laws/views.ts'

function town(operations: Operation[], policy: Partial<Policy> = {}, days = 4): Scenario {
  const base = plain('pass', 1500, days, { groups: { near: { size: 1000, onNetShare: 0.5 } }, operations })
  return { ...base, network: { ...base.network, policy: { ...base.network.policy, ...policy } } }
}

function count({ log }: Stage, event: Event): number {
  return log.happenings.filter((each) => each.event === event).length
}

const always = { hours: [{ from: 9 * 3600, to: 18 * 3600 }], weekdays: [1, 1, 1, 1, 1, 1, 1] }
const still = { lot: 6, reserve: 2, swap: { from: 60, to: 600 }, move: 0, rest: 0, codes: 2, alerts: 10 }

describe('an operation', () => {
  test('without reports, moves and rests keeps each SIM in its handset until it ends', () => {
    const stage = perform(town([crew('relay-pair', 'calm', 'near', 3, { shift: always, sims: still, pairs: 4, members: 2 })]))
    expect(count(stage, 'sim_first_used')).toBe(4)
    expect(count(stage, 'sim_inserted')).toBe(4)
    expect([count(stage, 'sim_moved'), count(stage, 'complaint'), count(stage, 'sim_blocked')]).toEqual([0, 0, 0])
    expect(count(stage, 'sim_retired')).toBe(4) // it ends a day before the period
    expect(stage.log.scripts.map(({ length }) => length > 0)).toEqual([true, true, true, false])
    for (const { to } of stage.crowd.holdings.all()) expect(to).toBe(3 * 86_400_000)
  })

  test('buys a lot at a time, whenever fewer than its reserve are left', () => {
    const stage = perform(town([crew('relay-pair', 'lots', 'near', 4, { shift: always, pairs: 4, members: 2, sims: { ...still, lot: 5, reserve: 3 } })],
      { reportChance: 1, reportDelay: { median: 900, sigma: 0 }, reportsToBar: 2 }))
    const mornings = [...grouped(stage.log.happenings.filter(({ event }) => event === 'sim_bought'), ({ time }) => time)]
    expect(mornings.length).toBeGreaterThan(1)
    for (const [time, bought] of mornings) {
      expect(time % 86_400_000).toBe(0)
      expect(bought.length % 5).toBe(0)
    }
    expect(count(stage, 'sim_blocked')).toBeGreaterThan(4)
    expect(new Set(stage.log.happenings.filter(({ event }) => event === 'sim_bought').map(({ line }) => line)).size)
      .toBe(count(stage, 'sim_bought'))
  })

  test('buys as many SIMs elsewhere as asked for, the others in the district in which the buyer works', () => {
    for (const elsewhere of [0, 0.32, 1]) {
      const base = plain('markets', 20_000, 1, { groups: { near: { size: 1000, onNetShare: 0.5 } } })
      const { crowd, log } = perform({ ...base, operations: [crew('relay-pair', 'buyers', 'near', 1, { count: 20, members: 1, sites: 1, pairs: 1, sims: { ...still, lot: 10, elsewhere } })] })
      const { places } = crowd.population
      const spot = new Spot()
      const others = log.happenings.filter(({ event }) => event === 'sim_bought').map(({ line, operation, time }) => {
        const buyer = log.members.find((member) => member.operation === operation)
        const { x, y } = spot.find(buyer as Traveller, time)
        return places.homeDistrict(line) === places.districtAt(x, y) ? 0 : 1
      })
      expect(others.length).toBe(200)
      const share = others.reduce<number>((sum, each) => sum + each, 0) / others.length
      expect(Math.abs(share - elsewhere)).toBeLessThan(elsewhere === 0.32 ? 0.11 : 0.02) // 3.3 sigma of 200
    }
  })

  test('turns handsets round and exchanges cards within a member, and no one else\'s', () => {
    const stage = perform(town([crew('relay-pair', 'moves', 'near', 4, { shift: always, pairs: 6, members: 3, sims: { ...still, move: 1 } })]))
    expect(count(stage, 'sim_moved')).toBeGreaterThan(10)
    for (const stays of grouped(stage.crowd.holdings.all(), ({ line }) => line).values()) {
      expect(new Set(stays.map(({ member }) => member)).size).toBe(1)
    }
    for (const stays of grouped(stage.crowd.holdings.all(), ({ handset }) => handset).values()) {
      expect(new Set(stays.map(({ member }) => member)).size).toBe(1)
    }
  })

  test('rests cards and takes them again, and uses more of them than handsets', () => {
    const stage = perform(town([crew('relay-pair', 'rests', 'near', 7, { shift: always, pairs: 2, members: 1, sims: { ...still, rest: 1 } })], {}, 7))
    const stays = [...grouped(stage.crowd.holdings.all(), ({ line }) => line).values()]
    expect(stays.length).toBeGreaterThan(2)
    expect(stays.some((each) => each.length > 1)).toBe(true)
  })

  test('makes people complain, is barred for it, and throws the card away at the next dial', () => {
    const stage = perform(town([crew('telemarketing-room', 'loud', 'near', 4, { shift: always, pairs: 4, members: 4, sims: still })],
      { reportChance: 0.5, reportDelay: { median: 600, sigma: 0.5 }, reportsToBar: 3 }))
    const lives = grouped(stage.log.happenings.filter(({ line }) => line >= 0), ({ line }) => line)
    let barred = 0
    for (const life of lives.values()) {
      const at = life.findIndex(({ event }) => event === 'sim_blocked')
      if (at < 0) continue
      barred++
      expect(life.slice(0, at).filter(({ event }) => event === 'complaint').length).toBe(3)
    }
    expect(barred).toBeGreaterThan(3)
    expect(count(stage, 'sim_retired')).toBeGreaterThan(0)
    expect(stage.log.operations.every(({ kind }) => kinds.find(({ name }) => name === kind)?.label === 0)).toBe(true)
  })

  test('ends at its raid with all its SIMs in their handsets, and is not heard of again', () => {
    const raid = (19_142 + 1) * 86_400 + 15 * 3600
    const stage = perform(town([crew('relay-pair', 'raided', 'near', 4, { shift: always, pairs: 3, members: 3, sims: still, raid })]))
    const end = 86_400_000 + 11 * 3_600_000
    expect(stage.log.happenings.at(-1)).toMatchObject({ event: 'raid', time: end })
    expect(stage.log.operations[0]).toMatchObject({ raided: true, end })
    for (const { to } of stage.crowd.holdings.all()) expect(to).toBe(end)
    expect(stage.log.scripts.map(({ length }) => length > 0)).toEqual([true, true, false, false])
  })

  test('never calls those who have sold it their SIMs, nor its own card, even in a town where half have', () => {
    const base = plain('sellers', 120, 3, { groups: { near: { size: 118, onNetShare: 1 } } })
    const policy = { reportChance: 1, reportDelay: { median: 60, sigma: 0 }, reportsToMark: 0, reportsToBar: 1 }
    const stage = perform({
      ...base, network: { ...base.network, policy }, operations: [crew('relay-pair', 'greedy', 'near', 3, {
        shift: always, pairs: 6, members: 6, sims: { ...still, lot: 12 }, dial: { gap: { median: 5, sigma: 0.2 }, paceSpread: 0, redial: 1 },
      })],
    })
    expect(stage.crowd.holdings.sales().length).toBeGreaterThan(30)
    stage.log.scripts.forEach((script, day) => {
      for (let row = 0; row < script.length; row++) {
        expect(script.caller[row]).not.toBe(script.callee[row])
        if (script.part[row] === 0) expect(stage.crowd.holdings.isSold(script.callee[row], day)).toBe(false)
      }
    })
  })
})
