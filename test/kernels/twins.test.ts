// Kernels against slow twins, a value at a time.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasBit } from '../../src/base/bits.ts'
import { IMEI_TABLES, imeiOf } from '../../src/base/imei.ts'
import { Numbering, ON_NET_NUMBER } from '../../src/base/numbering.ts'
import { Permutation, SmallPermutation } from '../../src/base/permutation.ts'
import { DAY } from '../../src/base/units.ts'
import { Crowd } from '../../src/crowd/crowd.ts'
import { statusOf } from '../../src/crowd/known.ts'
import { Reaction } from '../../src/crowd/reactions.ts'
import { BYTES, DOUBLES, FIRST, INTS, RESULT, deal, placeValid, placeValues } from '../../src/kernels/arena.ts'
import { kernels } from '../../src/kernels/kernels.ts'
import { Ending, View } from '../../src/network/outcome.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { RANK_BITS, RANK_MASK } from '../../src/population/lines.ts'
import { makePopulation } from '../../src/population/population.ts'
import { ContentHash } from '../../src/records/content-hash.ts'
import { repertoire } from '../../src/repertoire.ts'
import { drawSlices, foretell, loadSlice } from '../../src/traffic/foresight.ts'
import { STATE, layDay } from '../../src/traffic/laid.ts'
import { FACT_STATUS } from '../../src/traffic/legs.ts'
import { ASK, CALLEE_STATUS, CALLER_STATUS, FOLLOW_PAUSE, NONE, NOTE_DEPTH, ROW, VAIN, queue } from '../../src/traffic/queue.ts'
import { SLICES, SLICE_BITS } from '../../src/traffic/slices.ts'
import { drawnBy, roundOf } from '../laws/drawn.ts'
import { plain } from '../laws/scenarios.ts'
import { perform } from '../laws/simulate.ts'

const room = deal(8 * 4096)
const keys = deal(128)

const ints = fc.array(fc.integer(), { minLength: 1, maxLength: 70 }).map((values) => Int32Array.from(values))
const doubles = fc.array(fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true })), { minLength: 1, maxLength: 70 })
  .map((values) => Float64Array.from(values))

function finish(word: number): number {
  let h = word ^ (word >>> 16)
  h = Math.imul(h, 0x21f0aaad)
  h ^= h >>> 15
  h = Math.imul(h, 0x735a2d97)
  return h ^ (h >>> 15)
}

test('the content hash takes in value after value', () => {
  fc.assert(fc.property(ints, fc.array(fc.boolean(), { minLength: 70, maxLength: 70 }), fc.integer({ min: 0, max: 2e9 }), fc.array(fc.double(), { minLength: 70, maxLength: 70 }), (values, present, epoch, wide) => {
    const rows = values.length
    const valid = Uint8Array.from(present.slice(0, rows), Number)
    const numbers = Float64Array.from(wide.slice(0, rows))
    const words = new Int32Array(numbers.buffer)
    let a = 0
    let b = 0
    for (let row = 0; row < rows; row++) {
      let word = Math.imul(1 ^ (valid[row] ? (values[row] + epoch) | 0 : 0x5bd1e995), 0x21f0aaad)
      word = Math.imul(word ^ words[2 * row] ^ Math.imul(words[2 * row + 1], 0x85ebca6b), 0x21f0aaad)
      a = (a + finish(word)) | 0
      b = (b + finish(word ^ 0x5851f42d)) | 0
    }
    const hash = new ContentHash()
    const field = { name: 'x', description: '', source: '' } as const
    hash.add({ rows, columns: [
      { field: { ...field, type: 'time', nullable: true }, data: values, valid, epoch }, { field: { ...field, type: 'double' }, data: numbers },
    ] })
    expect(hash.sum).toEqual({ rows, a, b })
  }))
})

test('bounds and steps are those of the values', () => {
  fc.assert(fc.property(ints, (values) => {
    kernels.measureInts(placeValues(values), values.length, RESULT)
    const steps = [...values].slice(1).map((value, i) => (value - values[i]) | 0)
    expect([...INTS.subarray(RESULT >> 2, (RESULT >> 2) + 4)]).toEqual([Math.min(...values), Math.max(...values), Math.min(0, ...steps), Math.max(0, ...steps)])
  }))
  fc.assert(fc.property(doubles, (values) => {
    kernels.measureDoubles(placeValues(values), values.length, RESULT)
    expect(DOUBLES[RESULT >> 3] + 0).toBe(Math.min(...values) + 0)
    expect(DOUBLES[(RESULT >> 3) + 1] + 0).toBe(Math.max(...values) + 0)
  }))
})

test('present values are those of rows that have one', () => {
  fc.assert(fc.property(ints, fc.array(fc.boolean(), { minLength: 70, maxLength: 70 }), (values, present) => {
    const valid = Uint8Array.from(present.slice(0, values.length), Number)
    const wanted = [...values].filter((_, i) => valid[i] === 1)
    kernels.presentInts(placeValues(values), placeValid(valid), values.length, room)
    expect([...INTS.subarray(room >> 2, (room >> 2) + wanted.length)]).toEqual(wanted)
    kernels.presentDoubles(placeValues(Float64Array.from(values)), placeValid(valid), values.length, room)
    expect([...DOUBLES.subarray(room >> 3, (room >> 3) + wanted.length)]).toEqual(wanted)
  }))
})

test('permutations are those of base/permutation.ts', () => {
  fc.assert(fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 15 }), fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 70 }), (k0, k1, half, all) => {
    const small = new SmallPermutation({ k0, k1 }, 2 * half)
    const narrow = Int32Array.from(all, (value) => value % 2 ** (2 * half))
    INTS.set(small.words, keys >> 2)
    kernels.permuteInts(placeValues(narrow), narrow.length, half, keys, 5e14, room)
    expect([...DOUBLES.subarray(room >> 3, (room >> 3) + narrow.length)]).toEqual(Array.from(narrow, (value) => 5e14 + small.of(value)))
    const large = new Permutation({ k0, k1 }, 52)
    const wide = Float64Array.from(all, (value) => Math.floor(value / 2))
    INTS.set(large.words, keys >> 2)
    kernels.permuteDoubles(placeValues(wide), wide.length, keys, 1e15, room)
    expect([...DOUBLES.subarray(room >> 3, (room >> 3) + wide.length)]).toEqual(Array.from(wide, (value) => 1e15 + large.of(value)))
  }))
})

test('the words of a numbering are those of its permutations', () => {
  const numbering = new Numbering('words')
  INTS.set(numbering.words(), keys >> 2)
  kernels.permuteInts(placeValues(Int32Array.of(1, 2, 3)), 3, 14, keys, ON_NET_NUMBER, room)
  expect([...DOUBLES.subarray(room >> 3, (room >> 3) + 3)]).toEqual([1, 2, 3].map((subscriber) => numbering.msisdn(subscriber)))
})

test('cells and IMEIs of many are those of each', () => {
  const { crowd } = perform(plain('cells', 3000, 1)) // residents
  const { lines } = crowd.population
  const [line, ms, out, moved, facts, number, handset, slot] = [0, 1, 2, 4, 5, 6, 7, 8].map((at) => room + at * 1024)
  fc.assert(fc.property(fc.integer({ min: -1, max: 400 }), fc.array(fc.tuple(fc.nat(2999), fc.nat(86_399_999)), { minLength: 1, maxLength: 70 }), (day, asked) => {
    crowd.setDay(day)
    layDay(crowd)
    INTS.set(asked.map(([subscriber]) => lines.lineOf(subscriber)), line >> 2)
    INTS.set(asked.map(([, moment]) => moment), ms >> 2)
    const lineOf = asked.map(([subscriber]) => lines.lineOf(subscriber))
    INTS.set(lineOf.map((each) => statusOf(crowd, each) << FACT_STATUS), facts >> 2)
    kernels.cellsOf(STATE, facts, line, ms, asked.length, out)
    expect([...INTS.subarray(out >> 2, (out >> 2) + asked.length)]).toEqual(asked.map(([, moment], i) => cellOf(crowd, lineOf[i], moment)))
    INTS.set(asked.map(([subscriber]) => subscriber), number >> 2)
    const end = kernels.handsetsOf(STATE, facts, line, number, ms, asked.length, handset, slot, 7, moved)
    expect([...INTS.subarray(moved >> 2, end >> 2)]).toEqual([])
    INTS.set(IMEI_TABLES, keys >> 2)
    kernels.imeisOf(handset, slot, asked.length, keys, out)
    expect([...DOUBLES.subarray(out >> 3, (out >> 3) + asked.length)]).toEqual(asked.map(([subscriber, moment], i) => {
      crowd.handsets.find(lineOf[i], subscriber, moment)
      return imeiOf(2 * crowd.handsets.handset + crowd.handsets.slot)
    }))
  }))
})

function cellOf({ handsets, population: { places } }: Crowd, line: number, moment: number): number {
  return places.cellOf(handsets.phoneOf(line), moment)
}

test('who is on a round, at home all day or in another handset, and in which one', () => {
  const base = plain('radii', 1000, 1)
  const profiles = { resident: 0.35, courier: 0.2, machine: 0.1, family: 0.2, 'dual-sim': 0.1, 'repair-shop': 0.05 }
  const { crowd } = perform({ ...base, population: { ...base.population, profiles } })
  const { lines } = crowd.population
  const all = Int32Array.from({ length: 1000 }, (_, subscriber) => lines.lineOf(subscriber))
  const [line, ms, out, moved, facts, number, handset, slot] = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => room + 4000 * at)
  fc.assert(fc.property(fc.integer({ min: -1, max: 200 }), fc.nat(86_399_999), (day, moment) => {
    crowd.setDay(day)
    layDay(crowd)
    INTS.set(all, line >> 2)
    INTS.fill(moment, ms >> 2, (ms >> 2) + 1000)
    INTS.set(all.map((each) => statusOf(crowd, each) << FACT_STATUS), facts >> 2)
    kernels.cellsOf(STATE, facts, line, ms, 1000, out)
    expect(INTS.slice(out >> 2, (out >> 2) + 1000)).toEqual(all.map((each) => cellOf(crowd, each, moment)))
    INTS.set([...all.keys()], number >> 2)
    const end = kernels.handsetsOf(STATE, facts, line, number, ms, 1000, handset, slot, 0, moved)
    const listed = new Set(INTS.subarray(moved >> 2, end >> 2))
    const { handsets } = crowd
    expect([...listed]).toEqual([...all.keys()].filter((i) => [...handsets.loans.today()].includes(all[i])))
    const found = [...all.keys()].filter((i) => !listed.has(i))
    expect(found.map((i) => [INTS[(handset >> 2) + i], INTS[(slot >> 2) + i]])).toEqual(found.map((i) => {
      handsets.find(all[i], i, moment)
      return [handsets.handset, handsets.slot]
    }))
  }), { numRuns: 20 })
})

test('what becomes of attempts is what the crowd says of each', () => {
  const base = plain('fates', 3000, 1)
  const profiles = { resident: 0.6, courier: 0.1, shop: 0.05, 'dual-sim': 0.15, family: 0.05, newcomer: 0.05 }
  const { crowd } = perform({ ...base, population: { ...base.population, profiles } })
  const { lines } = crowd.population
  const attempt = fc.record({
    ms: fc.nat(DAY - 1), caller: fc.nat(lines.addresses - 1), callee: fc.nat(lines.addresses - 1), key: fc.integer(),
    view: fc.constantFrom(View.known, View.expected, View.unknown, View.marked), depth: fc.nat(3),
  }).filter(({ caller, callee }) => caller !== callee && [caller, callee].every((line) => (line & RANK_MASK) < lines.size))
  const rows = deal(4 * ROW.size * 200)
  fc.assert(fc.property(fc.integer({ min: -1, max: 20 }), fc.array(attempt, { minLength: 1, maxLength: 200 }), (day, attempts) => {
    crowd.setDay(day)
    layDay(crowd)
    attempts.forEach(({ ms, caller, callee, key, view, depth }, i) =>
      INTS.set([ms, caller, callee, key, view | (depth << NOTE_DEPTH)], (rows >> 2) + i * ROW.size))
    foretell(rows, attempts.length)
    attempts.forEach((each, i) => {
      const row = (rows >> 2) + i * ROW.size
      const lines = [each.caller, each.callee]
      const moving = lines.some((line) => crowd.handsets.movesToday(line) && !crowd.service.isOut(line)) && INTS[row + ROW.fate] === ASK
      const unknown = moving || lines.some((line) => mustBeAsked(crowd, line))
      const both = (statusOf(crowd, each.caller) << CALLER_STATUS) | (statusOf(crowd, each.callee) << CALLEE_STATUS)
      expect([...INTS.subarray(row + ROW.fate, row + ROW.size)]).toEqual(unknown ? [ASK, expect.any(Number), 0] : fateOf(crowd, each, both))
    })
  }))
})

/** Whether there is too much to know of a line, or of its twin. */
function mustBeAsked(crowd: Crowd, line: number): boolean {
  const { handsets, holdings, service, mistakes } = crowd
  const isUnclear = (one: number) => hasBit(holdings.sold, one) || [...mistakes.today()].includes(one) || (service.isOut(one) && handsets.hasTwin(one))
  return isUnclear(line) || (handsets.hasTwin(line) && isUnclear(handsets.twinOf(line)))
}

/** Fate, length and what follows, as the crowd says one by one. */
function fateOf(crowd: Crowd, { ms, caller, callee, key, view, depth }: Record<'ms' | 'caller' | 'callee' | 'key' | 'depth', number> & { view: View }, status: number): number[] {
  const { outcome, reactions } = crowd
  if (!crowd.comesAbout(caller, callee, ms, key)) return [NONE, expect.any(Number), status]
  crowd.settle(caller, callee, ms, key, view, null, DAY)
  if (outcome.ending === Ending.none) return [VAIN, expect.any(Number), status]
  const { facts, length } = outcome
  const reaction = reactions.after(outcome.ending, view, depth, key, caller)
  return [facts, length, (reaction === Reaction.none ? 0 : reaction | (reactions.pause << FOLLOW_PAUSE)) | status]
}

test('what is drawn in stretches is what is drawn at once, and a pool without room says so', () => {
  const { crowd } = perform(plain('stretches', 3000, 1))
  crowd.setDay(0)
  layDay(crowd)
  const block = 1024
  const pool = deal(12)
  const [cursors, wide] = [deal(4 * SLICES), deal(4 * SLICES)]
  const most = 5600 // blocks: two for each slice, and room for those of the line that calls most
  const blocks = Math.ceil(deal((most + 1) * block) / block) * block
  const rows = deal(4 * ROW.size * 2000)
  const draw = (first: number, last: number, room: number): number => {
    INTS.set([blocks, blocks + room * block, 0], pool >> 2)
    for (const at of [cursors, wide]) INTS.fill(0, at >> 2, (at >> 2) + SLICES)
    return kernels.drawAttempts(STATE, pool, cursors, wide, 0, first, last)
  }
  const slice = (at: number): string[] => [cursors, wide].flatMap((from, kind) => {
    const count = kernels.loadSlice(STATE, from, 0, at, kind, rows, 2000)
    return Array.from({ length: count }, (_, i) => INTS.subarray((rows >> 2) + i * ROW.size, (rows >> 2) + i * ROW.size + ROW.fate).join())
  }).sort()
  const slices = Array.from({ length: SLICES }, (_, at) => at)
  expect(draw(0, SLICES - 1, most)).toBe(1)
  const all = slices.map(slice)
  expect(all.flat().length).toBeGreaterThan(3000)
  const middle = 700
  const parts = [[0, middle - 1], [middle, SLICES - 1]].flatMap(([first, last]) => {
    expect(draw(first, last, most)).toBe(1)
    return slices.slice(first, last + 1).map(slice)
  })
  expect(parts).toEqual(all)
  expect(draw(0, SLICES - 1, 2700)).toBe(0)
})

test('lines of a large country are drawn once each, in whatever window', () => {
  const scenario = plain('windows', 170_000, 1)
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
  crowd.setDay(0)
  layDay(crowd)
  const [first, last] = [650, 660]
  expect(drawSlices(crowd, first, last)).toBe(true)
  const loaded: string[] = []
  for (let slice = first; slice <= last; slice++) {
    queue.beginSlice((slice + 1) * 2 ** SLICE_BITS)
    const from = queue.room(0) >> 2
    loadSlice(slice)
    for (let row = from, end = queue.room(0) >> 2; row < end; row += ROW.size) loaded.push(INTS.subarray(row, row + ROW.note).join())
  }
  const all = new Set(loaded)
  expect(all.size).toBe(loaded.length)
  const busiest = (community: number) => Array.from({ length: 20 }, (_, rank) => (community << RANK_BITS) | rank)
  for (const communities of [[0, 254, 255], [256, 257, 270]]) {
    const lines = communities.flatMap(busiest)
    const drawn = lines.flatMap((line) => [...drawnBy(crowd, line), ...roundOf(crowd, line)]).filter(({ ms }) => ms >>> SLICE_BITS >= first && ms >>> SLICE_BITS <= last)
    expect(drawn.length).toBeGreaterThan(5)
    for (const { ms, caller, callee, key } of drawn) expect(all).toContain([ms, caller, callee, key].join())
  }
})

test('what the kernels keep for themselves lies below the arena', () => {
  expect(kernels.ownEnd()).toBeLessThan(FIRST)
})

test('the arena refuses what it has no room for', () => {
  expect(() => deal(BYTES.length)).toThrow(/no room/)
})
