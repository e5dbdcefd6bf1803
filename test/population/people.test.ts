// People and ties: the averages that the rest counts on.
import { describe, expect, test } from 'vitest'
import { Lines } from '../../src/population/lines.ts'
import { answering, initiative, lot, mood, talkativeness, traitsOf } from '../../src/population/people.ts'
import { BUNDLE, MAX_CONTACTS, STRANGER_SLOTS, makeTies } from '../../src/population/ties.ts'
import { Z999, chiSquare, mean, variance } from '../laws/statistics.ts'

const PEOPLE = Array.from({ length: 40_000 }, (_, line) => traitsOf({ k0: 7, k1: 8 }, line))

/** Within the 99.9 % band of a mean of that many. */
function expectMean(values: readonly number[], wanted: number): void {
  expect(Math.abs(mean(values) - wanted)).toBeLessThan(Z999 * Math.sqrt(variance(values) / values.length))
}

describe('people', () => {
  test('start calls, answer and are in a mood with mean 1', () => {
    expectMean(PEOPLE.map(initiative), 1)
    expectMean(PEOPLE.map(answering), 1)
    expectMean(PEOPLE.map((_, line) => mood(3, 4, line)), 1)
  })

  test('talk with median 1', () => {
    const below = PEOPLE.map(talkativeness).filter((factor) => factor < 1).length
    expect(Math.abs(below - 20_000)).toBeLessThan(Z999 * 100)
  })

  test('have traits that go their own ways: lots are uniform, and no two traits correlate', () => {
    const counts = new Float64Array(64)
    for (const traits of PEOPLE) counts[lot(traits) >> 10]++
    expect(Math.abs(chiSquare(counts))).toBeLessThan(Z999)
    const all = [initiative, talkativeness, answering, lot].map((read) => PEOPLE.map(read))
    all.forEach((one, i) => {
      for (const other of all.slice(i + 1)) {
        const [a, b] = [mean(one), mean(other)]
        const covariance = mean(one.map((value, at) => (value - a) * (other[at] - b)))
        expect(Math.abs(covariance / Math.sqrt(variance(one) * variance(other)))).toBeLessThan(Z999 / Math.sqrt(PEOPLE.length))
      }
    })
  })
})

describe('ties', () => {
  const lines = new Lines(20_000, 0.6, { k0: 1, k1: 2 })
  const ties = makeTies(lines, { k0: 3, k1: 4 })

  test('make one call a day over all links of an average line', () => {
    const perRank = Array.from({ length: lines.size }, (_, rank) =>
      ties.rates.subarray(ties.bundles[rank], ties.bundles[rank + 1]).reduce((sum, rate) => sum + rate, 0))
    expect(mean(perRank)).toBeCloseTo(1, 9)
  })

  test('fall with the rank: contacts and calls', () => {
    for (let rank = 1; rank < lines.size; rank++) expect(ties.contacts[rank]).toBeLessThanOrEqual(ties.contacts[rank - 1])
    expect(Math.max(...ties.contacts)).toBeLessThanOrEqual(MAX_CONTACTS)
    expect(Math.min(...ties.contacts)).toBeGreaterThanOrEqual(10)
  })

  test('give a slot to just the ranks that have it', () => {
    for (let slot = 0; slot < MAX_CONTACTS; slot++) {
      const having = ties.contacts.filter((contacts) => contacts > slot).length
      expect(ties.support[slot]).toBe(having)
    }
    for (let slot = 0; slot < STRANGER_SLOTS; slot++) expect(ties.support[MAX_CONTACTS + slot]).toBe(lines.size)
  })

  test('pick the links of a bundle in growing steps up to the whole', () => {
    for (let rank = 0; rank < lines.size; rank++) {
      const links = ties.contacts[rank] + STRANGER_SLOTS
      for (let link = 0; link < links; link++) {
        const strangers = link >= ties.contacts[rank]
        const first = strangers ? ties.contacts[rank] : link - (link % BUNDLE)
        const last = strangers ? links - 1 : Math.min(ties.contacts[rank], first + BUNDLE) - 1
        const pick = ties.picks[ties.links[rank] + link]
        if (link > first && pick < ties.picks[ties.links[rank] + link - 1]) expect.fail(`link ${link} of ${rank}`)
        if (link === last && pick !== 65_536) expect.fail(`last link ${link} of ${rank}`)
      }
    }
  })
})
