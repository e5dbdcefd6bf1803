// Handsets: one SIM in one place at a time, moves at ordinary rates, and no call across a move.
import { describe, expect, test } from 'vitest'
import { hasBit } from '../../src/base/bits.ts'
import { DAY, SECOND } from '../../src/base/units.ts'
import { type Habit, Handsets } from '../../src/crowd/handsets.ts'
import { type Stay, staysOf } from '../../src/crowd/stays.ts'
import { Lines } from '../../src/population/lines.ts'
import { law } from '../laws/law.ts'
import { daysOf } from '../laws/simulate.ts'

const DAYS = 244
const lines = new Lines(8000, 0.7, { k0: 1, k1: 5 })

function handsets(habitOf: (line: number) => Habit): Handsets {
  const ours = Int32Array.from({ length: lines.subscribers }, (_, subscriber) => lines.lineOf(subscriber))
  return new Handsets(lines, (habit) => ours.filter((line) => habitOf(line) === habit), 3, { k0: 7, k1: 8 })
}

function allStays(some: Handsets): { subscriber: number; stays: Stay[] }[] {
  return Array.from({ length: lines.subscribers }, (_, subscriber) => ({ subscriber, stays: staysOf(some, lines.lineOf(subscriber), subscriber, DAYS) }))
}

describe('ordinary SIMs', () => {
  test('are in one, two and three handsets in eight months as often as real ones: 60, 26 and 9 %', () => {
    const counts = allStays(handsets(() => 'own')).map(({ stays }) => new Set(stays.map(({ handset }) => handset)).size)
    const share = (n: number) => counts.filter((count) => count === n).length / counts.length
    // Real figures are of calls made, which a SIM that hardly calls makes from fewer handsets.
    expect(Math.abs(share(1) - 0.6)).toBeLessThan(0.04)
    expect(Math.abs(share(2) - 0.26)).toBeLessThan(0.04)
    expect(Math.abs(share(3) - 0.09)).toBeLessThan(0.03)
  })

  test('stay in their handsets one after the other, and a handset has one SIM at a time in each of its places', () => {
    const mixed = handsets((line) => (line % 7 === 0 ? 'dual' : line % 5 === 0 ? 'family' : line % 299 === 0 ? 'repair-shop' : 'own'))
    const byPlace = new Map<string, Stay[]>()
    let [twins, swaps, loans] = [0, 0, 0]
    for (const { subscriber, stays } of allStays(mixed)) {
      expect(stays[0].from).toBe(0)
      expect(stays.at(-1)!.to).toBe(DAYS * DAY)
      for (let i = 1; i < stays.length; i++) expect(stays[i].from).toBe(stays[i - 1].to)
      for (const stay of stays) {
        const place = `${stay.handset}/${stay.slot}`
        byPlace.set(place, [...(byPlace.get(place) ?? []), stay])
        twins += stay.slot
        loans += mixed.loans.handsets().includes(stay.handset) ? 1 : 0
      }
      swaps += new Set(stays.map(({ handset }) => handset % lines.subscribers)).size > 1 && subscriber ? 1 : 0
    }
    for (const [place, stays] of byPlace) {
      const ordered = stays.toSorted((a, b) => a.from - b.from)
      for (let i = 1; i < ordered.length; i++) if (ordered[i].from < ordered[i - 1].to) expect.fail(`${place}: ${JSON.stringify(ordered)}`)
    }
    for (const n of [twins, swaps, loans]) expect(n).toBeGreaterThan(50)
  })

  test('rest in their first handset, alone, all the run, if nothing says that they might not', () => {
    const mixed = handsets((line) => (line % 7 === 0 ? 'dual' : line % 5 === 0 ? 'family' : line % 299 === 0 ? 'repair-shop' : 'own'))
    for (const days of [1, 9, 40]) {
      const restless = mixed.restless(days)
      let resting = 0
      for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
        const line = lines.lineOf(subscriber)
        if (hasBit(restless, line)) continue
        resting++
        expect(staysOf(mixed, line, subscriber, days)).toEqual([{ handset: subscriber, slot: 0, from: 0, to: days * DAY }])
        expect(mixed.newHandsets(line, subscriber, days)).toEqual([])
        if (mixed.phoneOf(line) !== line) expect.fail(`line ${line} has a twin`)
      }
      expect(resting).toBeGreaterThan(lines.subscribers / 3)
    }
  })

  test('are found at any moment where their stays say, and leave when these end', () => {
    const mixed = handsets((line) => (line % 7 === 0 ? 'dual' : line % 5 === 0 ? 'family' : line % 299 === 0 ? 'repair-shop' : 'own'))
    const stays = allStays(mixed)
    let left = 0
    for (const day of [40, 3, 200]) {
      mixed.setDay(day)
      for (const { subscriber, stays: all } of stays) {
        const line = lines.lineOf(subscriber)
        for (const ms of [0, 30_000_000, 50_000_000, 70_000_000]) {
          const stay = all.find(({ to }) => to > day * DAY + ms)!
          mixed.find(line, subscriber, ms)
          if (mixed.handset !== stay.handset || mixed.slot !== stay.slot) expect.fail(`line ${line} at ${ms} of day ${day}`)
          const until = Math.min(DAY, stay.to - day * DAY)
          const leaves = mixed.leavesAt(line, ms, DAY)
          // An exchange of handsets that brings back the same one is no move for the stays.
          if (leaves > until) expect.fail(`line ${line} leaves at ${leaves} and not at ${until}`)
          if (until < DAY) left++
        }
      }
    }
    expect(left).toBeGreaterThan(200)
  })
})

describe('a call', () => {
  law('is over before a SIM of it moves, and its records name the handset that has it', ({ attempts, rows, crowd, population, scenario, log }) => {
    const { numbering } = population
    for (const { unit, caller, callee, ms, setup, until } of attempts) {
      if (unit < 0) continue
      for (const line of setup > 0 ? [caller, callee] : [caller]) {
        if (crowd.isOffNet(line) || crowd.holdings.wasEverSold(line)) continue
        const stays = staysOf(crowd.handsets, line, population.lines.subscriberAt(line), daysOf(scenario))
        for (const { to } of stays) if (to > unit * DAY + ms && to < unit * DAY + until) expect.fail(`line ${line} moves at ${to}`)
      }
    }
    const sims = new Map(Array.from({ length: population.lines.subscribers }, (_, subscriber) => [numbering.imsi(subscriber), subscriber]))
    const first = scenario.period.from * 86_400 + 4 * 3600 - scenario.period.utcOffset * 60
    for (const row of rows) {
      const subscriber = sims.get(row.served_imsi) as number
      const line = population.lines.lineOf(subscriber)
      if (crowd.holdings.wasEverSold(line) || row.served_imei === null) continue
      const moment = (row.seizure_time - first) * SECOND
      const stays = staysOf(crowd.handsets, line, subscriber, daysOf(scenario))
      const near = stays.filter(({ from, to }) => to > moment - SECOND && from <= moment + SECOND || (from === 0 && moment < 0))
      if (!near.some(({ handset, slot }) => numbering.imei(handset, slot) === row.served_imei)) expect.fail(JSON.stringify([row, stays]))
    }
    expect(log.scripts.length).toBe(daysOf(scenario))
  }, { runs: 6 })
})
