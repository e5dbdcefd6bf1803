// The crowd's draws: as many attempts as the rates say, when the clock says, over the links that the ties say.
import { describe, expect, test } from 'vitest'
import { CUT, DAY, HOUR } from '../../src/base/units.ts'
import { Crowd } from '../../src/crowd/crowd.ts'
import { INWARD, SLOT_MASK, bundleOf, numberOf } from '../../src/crowd/tags.ts'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { clocksOf } from '../../src/crowd/rhythm.ts'
import { resident } from '../../src/crowd/profiles/resident.ts'
import { View } from '../../src/network/outcome.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { makePopulation } from '../../src/population/population.ts'
import { CHRONOTYPES, chronotype, traitsOf } from '../../src/population/people.ts'
import { MAX_CONTACTS } from '../../src/population/ties.ts'
import { drawnBy, linesOf } from '../laws/drawn.ts'
import { plain } from '../laws/scenarios.ts'
import { Z999, chiSquare, mean, variance } from '../laws/statistics.ts'

function crowdOf(seed: string, subscribers: number): Crowd {
  const scenario = plain(seed, subscribers, 7)
  const population = makePopulation(scenario)
  return new Crowd(scenario, population, profiles, new Holdings(population.lines.addresses))
}

const crowd = crowdOf('1', 6000)

describe('attempts of a bundle', () => {
  test.each([0.01, 0.1, 0.5, 1, 3, 10, 30])('at a rate of %f are Poisson: mean, variance and the share of none', (rate) => {
    crowd.setDay(1)
    const counts = Array.from({ length: 40_000 }, (_, origin) => crowd.attempts(origin, 5, rate, 1))
    const n = counts.length
    expect(Math.abs(mean(counts) - rate)).toBeLessThan(Z999 * Math.sqrt(rate / n))
    // The variance of a Poisson sample's variance: (rate + 2 rate^2) / n.
    expect(Math.abs(variance(counts) - rate)).toBeLessThan(Z999 * Math.sqrt((rate + 2 * rate * rate) / n))
    const none = Math.exp(-rate)
    expect(Math.abs(counts.filter((count) => count === 0).length - n * none)).toBeLessThan(Z999 * Math.sqrt(n * none * (1 - none)) + 1)
  })

  test('grow with the rate, line by line', () => {
    for (let origin = 0; origin < 2000; origin++) {
      let before = 0
      for (const rate of [0, 0.01, 0.1, 1, 5, 20, 100, 1000]) {
        const count = crowd.attempts(origin, 3, rate, 1)
        if (count < before) expect.fail(`line ${origin} at ${rate}`)
        before = count
      }
      expect(before).toBeLessThanOrEqual(255)
    }
  })
})

describe('a line', () => {
  test('calls and is called from elsewhere as a Poisson process of its rates: dispersion 1', () => {
    let statistic = 0
    let freedom = 0
    for (let day = 0; day < 3; day++) {
      crowd.setDay(day)
      for (const line of linesOf(crowd)) {
        if (crowd.population.lines.subscriberAt(line) < 0) continue
        const { ties } = crowd.population
        const rates = ties.rates.subarray(ties.bundles[line & 1023], ties.bundles[(line & 1023) + 1]).reduce((sum, rate) => sum + rate, 0)
        const wanted = rates * (crowd.outward(line) + crowd.inward(line))
        if (wanted < 2) continue
        // Those towards lines that do not exist or of this network are not made: count what is drawn, before that.
        const bundles = ties.bundles[(line & 1023) + 1] - ties.bundles[line & 1023]
        let count = 0
        for (let at = 0; at < bundles; at++) {
          const bundle = at === bundles - 1 ? MAX_CONTACTS >> 3 : at
          count += crowd.attempts(line, bundle, ties.rates[ties.bundles[line & 1023] + at], crowd.outward(line) + crowd.inward(line))
        }
        statistic += (count - wanted) ** 2 / wanted
        freedom++
      }
    }
    expect(freedom).toBeGreaterThan(5000)
    // (count - wanted)^2 / wanted has mean 1 and variance 2 + 1 / wanted, at most 2.5.
    expect(Math.abs(statistic / freedom - 1)).toBeLessThan(Z999 * Math.sqrt(2.5 / freedom))
  })

  test('has the same attempts again after other days, and others on other days', () => {
    const attempts = (day: number) => {
      crowd.setDay(day)
      return JSON.stringify([...linesOf(crowd)].slice(0, 300).map((line) => drawnBy(crowd, line)))
    }
    const once = attempts(2)
    expect(attempts(3)).not.toBe(once)
    expect(attempts(2)).toBe(once)
    expect(attempts(-1)).not.toBe(once)
  })
})

describe('an attempt', () => {
  crowd.setDay(0) // a Monday
  const drawn = [...linesOf(crowd)].flatMap((line) => drawnBy(crowd, line))

  test('comes at the hours of its profile', () => {
    const counts = new Float64Array(24)
    for (const { ms } of drawn) {
      expect(ms >= 0 && ms < DAY).toBe(true)
      counts[Math.floor((ms + CUT) / HOUR) % 24]++
    }
    // Chronotypes share the hours out among themselves: together they keep near them.
    const total = resident.hours.weekday.reduce((sum, share) => sum + share, 0)
    resident.hours.weekday.forEach((share, hour) => {
      if (share / total > 0.02) expect(Math.abs(Math.log(counts[hour] / drawn.length / (share / total)))).toBeLessThan(0.55)
    })
  })

  test('comes at an hour of its chronotype: the clocks are the hours, and people differ in them', () => {
    const clocks = clocksOf(resident)
    const perType = Array.from({ length: CHRONOTYPES }, () => new Float64Array(24))
    for (const { origin, ms } of drawn) perType[chronotype(traitsOf(crowd.population.people, origin))][Math.floor((ms + CUT) / HOUR) % 24]++
    perType.forEach((counts, type) => {
      const shares = new Float64Array(24)
      for (let i = 0; i < clocks[type].length - 1; i++) {
        for (let k = 0.5; k < 16; k++) shares[Math.floor((clocks[type][i] + ((clocks[type][i + 1] - clocks[type][i]) * k) / 16 + CUT) / HOUR) % 24]++
      }
      const sum = shares.reduce((all, share) => all + share, 0)
      const hours = [...shares.keys()].filter((hour) => shares[hour] > 0)
      expect(hours.reduce((all, hour) => all + counts[hour], 0)).toBe(counts.reduce((all, count) => all + count, 0))
      expect(Math.abs(chiSquare(hours.map((hour) => counts[hour]), hours.map((hour) => shares[hour] / sum)))).toBeLessThan(Z999)
    })
    expect(perType[0][9] / perType[0][20]).toBeGreaterThan(1.2 * (perType[15][9] / perType[15][20]))
  })

  test('comes at any moment of its hour', () => {
    const parts = new Float64Array(64)
    for (const { ms } of drawn) if (ms >= 5 * HOUR && ms < 14 * HOUR) parts[Math.floor(((ms % 60_000) / 60_000) * 64)]++
    expect(Math.abs(chiSquare(parts))).toBeLessThan(Z999)
  })

  test('is named by a tag of which bundle and number can be read, and no other has its key', () => {
    const tags = new Set(drawn.map(({ origin, tag }) => `${origin}/${tag & ~(SLOT_MASK | INWARD)}/${bundleOf(tag)}`))
    expect(tags.size).toBe(drawn.length)
    for (const { tag } of drawn) expect(numberOf(tag)).toBeLessThan(255)
    const keys = new Set(drawn.map(({ key }) => key))
    expect(drawn.length - keys.size).toBeLessThan(5 + (drawn.length * drawn.length) / 2 ** 33 * 4)
  })

  test('is known between contacts; between strangers awaited as often as not', () => {
    const views = new Float64Array(4)
    for (const { tag, key, caller, callee } of drawn) {
      const view = crowd.viewOf(tag & SLOT_MASK, key, caller, callee)
      if ((tag & SLOT_MASK) < MAX_CONTACTS) expect(view).toBe(View.known)
      else views[view]++
    }
    const strangers = views[View.expected] + views[View.unknown]
    expect([views[View.known], views[View.marked]]).toEqual([0, 0])
    expect(Math.abs(views[View.expected] - strangers / 2)).toBeLessThan(Z999 * Math.sqrt(strangers / 4))
  })

  test('goes over a link as often as the tie is strong', () => {
    // Over the first bundle of all lines: weights 1 / (slot + 1 - .3) of Zipf's law for the eight links.
    const counts = new Float64Array(8)
    for (const { tag } of drawn) if (bundleOf(tag) === 0) counts[tag & 7]++
    for (let slot = 1; slot < 8; slot++) expect(counts[slot]).toBeLessThan(counts[slot - 1] + Z999 * Math.sqrt(2 * counts[slot]))
    expect(counts[0]).toBeGreaterThan(counts[7] * 4)
  })
})

describe('a sold SIM', () => {
  test('makes no calls of its owner, and is called by one in ten of those who would have', () => {
    const town = crowdOf('sold', 3000)
    town.setDay(2)
    const before = [...linesOf(town)].flatMap((line) => drawnBy(town, line))
      .filter(({ caller, callee, ms, key }) => town.comesAbout(caller, callee, ms, key))
    for (let subscriber = 0; subscriber < 3000; subscriber += 2) town.holdings.sell(town.population.lines.lineOf(subscriber), 2, 1)
    let called = 0
    let wanted = 0
    for (const { caller, callee, ms, key } of before) {
      const made = town.comesAbout(caller, callee, ms, key)
      if (town.holdings.isSold(caller, 2)) expect(made).toBe(false)
      else if (town.holdings.isSold(callee, 2)) {
        wanted++
        if (made) called++
      }
    }
    expect(Math.abs(called - wanted / 10)).toBeLessThan(Z999 * Math.sqrt(wanted * 0.09))
    town.setDay(1)
    expect(town.holdings.isSold(town.population.lines.lineOf(0), 1)).toBe(false)
  })

  test('is absent where it is in no handset, and is answered as its holder answers where it is in one', () => {
    const town = crowdOf('held', 200)
    town.setDay(0)
    const { lines } = town.population
    const sold = lines.lineOf(7)
    town.holdings.sell(sold, 0, 1)
    town.settle(lines.lineOf(1), sold, HOUR, 5, View.unknown, null, DAY)
    expect(town.outcome.ending).toBe(2)
    town.holdings.insert(sold, 2 ** 27, 0, HOUR, 2 * HOUR)
    let answered = 0
    for (let key = 0; key < 200; key++) {
      town.settle(lines.lineOf(1), sold, HOUR, key, View.unknown, null, DAY)
      if (town.outcome.talk > 0) answered++
      expect(HOUR + town.outcome.hold * 1000).toBeLessThanOrEqual(2 * HOUR)
    }
    expect(answered).toBe(200)
  })
})
