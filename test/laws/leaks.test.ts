// Laws against leaks: nothing but behaviour tells one class of callers from another.
import { beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../../src/base/random.ts'
import { DAY } from '../../src/base/units.ts'
import type { Rows } from '../../src/records/rows.ts'
import { subscriberRows } from '../../src/traffic/standing.ts'
import { resident } from '../../src/crowd/profiles/resident.ts'
import { crew, plain } from './scenarios.ts'
import { type CallRow, type Simulation, objectsOf, simulate } from './simulate.ts'
import { Z999, auc, aucSpread, chiSquare } from './statistics.ts'
import { acts, grouped } from './views.ts'

/** A city in which every fifth SIM becomes a relay SIM: many crews, whose cards last for a day or two. */
function city(): Simulation {
  const base = plain('leaks', 3000, 3, { groups: { near: { size: 2500, onNetShare: 0.8 } } })
  const policy = { reportChance: 0.2, reportDelay: { median: 600, sigma: 1 }, reportsToMark: 2, reportsToBar: 3 }
  const pressed = { count: 4, members: 8, sites: 8, pairs: 16, sims: { lot: 20, reserve: 10, swap: { from: 60, to: 900 }, move: 0.3, rest: 0.3, codes: 2, alerts: 10 } }
  const careful = {
    members: 4, sites: 4, pairs: 8,
    sims: { lot: 10, reserve: 5, turn: 30, pool: 3, warmUp: 86_400, handsets: 'daily' as const, ownInEvening: 0.5 },
  }
  return simulate({ ...base, network: { ...base.network, policy }, operations: [crew('relay-pair', 'relay', 'near', 3, pressed), crew('relay-pair', 'careful', 'near', 3, careful)] })
}

let simulation: Simulation
let relaySims: Set<number>

beforeAll(() => {
  simulation = city()
  relaySims = new Set(simulation.rows.filter((row) => row.label === 1 && row.record_type === 'MOC').map((row) => row.served_imsi))
}, 60_000)

/**
 * Fails where a score tells relay SIMs, or their records, from others. Scores that are alike within clusters say less: the
 * spread grows by the design effect (Kish), as many of them as one cluster has.
 */
function expectBlind(name: string, some: readonly number[], others: readonly number[], alike = 1): void {
  const off = Math.abs(auc(some, others) - 0.5) / (aucSpread(some.length, others.length) * Math.sqrt(alike))
  expect(off, `${name} of ${some.length} and ${others.length}`).toBeLessThan(Z999)
}

describe('a relay SIM', () => {
  test('is none of few', () => {
    expect(relaySims.size).toBeGreaterThan(200)
  })

  test.each(['imsi', 'msisdn', 'activation_date', 'contract', 'home_district'])('is like any other by its %s', (column) => {
    const subscribers: Record<string, number | string | null>[] = []
    subscriberRows(simulation.scenario, simulation.crowd, (rows: Rows) => { subscribers.push(...objectsOf(rows.chunk())) })
    const value = (row: Record<string, number | string | null>) => (column === 'contract' ? Number(row.contract === 'prepaid') : Number(row[column]))
    const [some, others] = [true, false].map((is) => subscribers.filter((row) => relaySims.has(row.imsi as number) === is).map(value))
    // Two SIMs of one site are of its district by a chance of .68 each.
    const perSite = relaySims.size / simulation.log.operations.reduce((sum, { sites }) => sum + sites, 0)
    expectBlind(column, some, others, column === 'home_district' ? 1 + (perSite - 1) * 0.68 * 0.68 : 1)
  })

  test('is in handsets whose type, serial number and check digit are like those of anybody', () => {
    const { log, population: { numbering, lines } } = simulation
    const theirs = log.handsets.map(({ handset }) => numbering.imei(handset))
    const everybody = Array.from({ length: lines.subscribers }, (_, i) => numbering.imei(i))
    const parts: Record<string, (imei: number) => number> = {
      imei: (imei) => imei, tac: (imei) => Math.floor(imei / 1e7), serial: (imei) => Math.floor(imei / 10) % 1e6, check: (imei) => imei % 10,
      parity: (imei) => Math.floor(imei / 10) % 2,
    }
    for (const [name, part] of Object.entries(parts)) expectBlind(name, theirs.map(part), everybody.map(part))
    // Rare models are rare among all: a type that nobody else has is as likely as in any other choice of handsets.
    const half = everybody.length >> 1
    const types = new Set(everybody.slice(half).map(parts.tac))
    const share = everybody.slice(0, half).filter((imei) => types.has(parts.tac(imei))).length / half
    const known = theirs.filter((imei) => types.has(parts.tac(imei))).length
    expect(Math.abs(known - share * theirs.length)).toBeLessThan(Z999 * Math.sqrt(theirs.length * share * (1 - share)))
  })

  test('and its handset are no neighbours of one another by number: they lie among all as any other choice would', () => {
    const { log, population: { numbering, lines } } = simulation
    const numbers = Array.from({ length: lines.subscribers }, (_, i) => i)
    expectScattered([...relaySims], numbers.map((i) => numbering.imsi(i)))
    expectScattered(log.handsets.map(({ handset }) => numbering.imei(handset)), numbers.map((i) => numbering.imei(i)))
  })
})

/** Fails where numbers lie closer together than all but one in a thousand choices of as many from a pool. */
function expectScattered(some: readonly number[], pool: readonly number[]): void {
  const neighbours = (chosen: readonly number[]): number => {
    const ordered = chosen.toSorted((a, b) => a - b)
    const tight = (pool.reduce((most, each) => Math.max(most, each), 0) - Math.min(...pool)) / pool.length
    return ordered.slice(1).filter((each, i) => each - ordered[i] < tight).length
  }
  const choices = Array.from({ length: 1000 }, (_, choice) => neighbours(pool
    .map((each, i) => ({ each, lot: draw(1, 2, i, choice) })).sort((a, b) => a.lot - b.lot).slice(0, some.length).map(({ each }) => each)))
  const closer = choices.filter((count) => count >= neighbours(some)).length
  expect(closer, `${neighbours(some)} neighbours among ${some.length}`).toBeGreaterThan(0)
}

describe('a relay record', () => {
  test('has an id and a reference like any other', () => {
    // One record a call: its legs share the reference.
    const first = [...new Map(simulation.rows.map((row) => [row.network_call_reference, row])).values()]
    const [some, others] = [1, 0].map((label) => first.filter((row) => row.label === label))
    expect(some.length).toBeGreaterThan(5000)
    for (const column of ['record_id', 'network_call_reference'] as const) {
      expectBlind(column, some.map((row) => row[column]), others.map((row) => row[column]))
      for (const bits of [2, 10, 1000]) {
        expectBlind(`${column} modulo ${bits}`, some.map((row) => row[column] % bits), others.map((row) => row[column] % bits))
      }
    }
  })

  test('stands anywhere among the records of its second', () => {
    const places: number[] = []
    const spread: number[] = []
    for (const second of grouped(simulation.rows.filter((row) => row.record_type === 'MOC'), (row) => row.seizure_time).values()) {
      if (second.length < 2 || !second.some((row) => row.label === 1) || !second.some((row) => row.label === 0)) continue
      const mine = second.flatMap((row, i) => (row.label === 1 ? [i] : []))
      // The mean place of k of n, drawn without putting back: (n - 1) / 2 with variance (n + 1)(n - k) / 12 k.
      places.push(mine.reduce((sum, i) => sum + i, 0) / mine.length - (second.length - 1) / 2)
      spread.push(((second.length + 1) * (second.length - mine.length)) / (12 * mine.length))
    }
    expect(places.length).toBeGreaterThan(500)
    const total = places.reduce((sum, place) => sum + place, 0)
    expect(Math.abs(total)).toBeLessThan(Z999 * Math.sqrt(spread.reduce((sum, each) => sum + each, 0)))
  })

  test('is seized at any millisecond of its second, as those of the crowd are', () => {
    const residues = { dials: new Float64Array(100), crowd: new Float64Array(100) }
    for (const { attempt } of acts(simulation).filter(({ part }) => part === 0)) residues.dials[Math.floor((attempt.ms % 1000) / 10)]++
    // Reactions and returned calls keep the milliseconds of what they follow: of those, only the first is a draw of its own.
    const seen = new Set<string>()
    for (const { row, unit, ms, caller, callee } of simulation.attempts) {
      const name = `${unit} ${ms % 1000} ${Math.min(caller, callee)} ${Math.max(caller, callee)}`
      if (row < 0 && !seen.has(name)) residues.crowd[Math.floor((ms % 1000) / 10)]++
      seen.add(name)
    }
    expect(Math.abs(chiSquare(residues.dials))).toBeLessThan(Z999)
    expect(Math.abs(chiSquare(residues.crowd))).toBeLessThan(Z999)
  })

  test('lacks the fields that others lack, as often', () => {
    const never: (keyof CallRow)[] = ['served_imsi', 'recording_entity', 'network_call_reference']
    for (const row of simulation.rows) if (never.some((column) => row[column] === null)) expect.fail(JSON.stringify(row))
    for (const [column, share] of [['served_imei', 0.003], ['lac', 0.01], ['cell', 0.01]] as const) {
      for (const label of [0, 1]) {
        const rows = simulation.rows.filter((row) => row.label === label)
        const without = rows.filter((row) => row[column] === null).length
        expect(Math.abs(without - share * rows.length)).toBeLessThan(Z999 * Math.sqrt(share * rows.length) + 1)
      }
    }
  })
})

describe('the first and the last day', () => {
  test('carry the crowd\'s calls like any other day, by weekday', () => {
    const days = 7
    const subscribers = 2500
    const perDay = new Float64Array(days)
    const { attempts } = simulate(plain('days', subscribers, days))
    for (const { unit, ms } of attempts) {
      const date = unit + (ms >= (20 * DAY) / 24 ? 1 : 0)
      if (date >= 0 && date < days) perDay[date]++
    }
    const shares = Array.from(perDay, (count, day) => count / resident.weekdays[(19_142 + day + 3) % 7])
    const level = shares.reduce((sum, share) => sum + share, 0) / days
    // Calls of a line on a day vary by Poisson, by its mood (variance .8 of the square of its rate, over lines whose rates
    // have a second moment of about 4.4 times the squared mean), and come in chains of about 1.3: 4 sigma of all that.
    const each = level / subscribers
    const sigma = Math.sqrt(level * 1.3 * 1.3 + subscribers * 0.8 * 4.4 * each * each)
    for (const share of shares) expect(Math.abs(share - level)).toBeLessThan(4 * sigma)
    expect(sigma / level).toBeLessThan(0.05) // else the law would say nothing
  })

  test('have their small hours like those of the same weekday a week later', () => {
    const nights = new Float64Array(8)
    for (const { unit, ms } of simulate(plain('nights', 2500, 8)).attempts) {
      if (ms >= (20 * DAY) / 24 && unit < 7) nights[unit + 1]++
    }
    // A night has too few calls for moods to matter; chains as above.
    expect(nights[0] + nights[7]).toBeGreaterThan(400)
    expect(Math.abs(nights[0] - nights[7])).toBeLessThan(4 * Math.sqrt(1.7 * (nights[0] + nights[7])))
  })
})
