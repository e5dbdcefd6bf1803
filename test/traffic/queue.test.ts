// The queue of a slice, and the slices: the order of attempts, held against a sort.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/base/units.ts'
import { INTS } from '../../src/kernels/arena.ts'
import { layDay } from '../../src/traffic/laid.ts'
import { ASK, ROW, Stop, queue } from '../../src/traffic/queue.ts'
import { SLICES, SLICE_BITS } from '../../src/traffic/slices.ts'
import { plain } from '../laws/scenarios.ts'
import { perform } from '../laws/simulate.ts'

interface Attempt {
  readonly ms: number
  readonly caller: number
  readonly callee: number
  readonly key: number
  readonly note: number
}

/** Moments of one slice, close together so that ties are frequent. */
function attempts(slice: number, width: number): fc.Arbitrary<Attempt[]> {
  return fc.uniqueArray(fc.record({
    ms: fc.integer({ min: 0, max: width }).map((ms) => slice * 2 ** SLICE_BITS + ms), caller: fc.nat(6), callee: fc.nat(9),
    key: fc.integer({ min: -5, max: 5 }), note: fc.integer(),
  }), { maxLength: 200, selector: ({ ms, caller, key }) => `${ms} ${caller} ${key}` })
}

const byOrder = (a: Attempt, b: Attempt) => a.ms - b.ms || a.caller - b.caller || a.key - b.key

/** The next row, of which the crowd must be asked, as no crowd is laid. */
function take(): Attempt | undefined {
  const stop = queue.resolve()
  if (stop === Stop.over) return undefined
  expect(stop).toBe(Stop.asked)
  const at = queue.asked
  expect(INTS[at + ROW.fate]).toBe(ASK)
  return { ms: INTS[at], caller: INTS[at + ROW.caller], callee: INTS[at + ROW.callee], key: INTS[at + ROW.key], note: INTS[at + ROW.note] }
}

describe('the queue', () => {
  const slice = fc.nat(SLICES - 1)
  const width = fc.constantFrom(3, 50, 2 ** SLICE_BITS - 1)

  test('gives what was loaded in the order of moment, caller and key', () => {
    fc.assert(fc.property(fc.tuple(slice, width).chain(([at, wide]) => attempts(at, wide)), (all) => {
      queue.beginSlice(DAY)
      for (const { ms, caller, callee, key, note } of all) queue.load(ms, caller, callee, key, note)
      queue.sort()
      for (const wanted of all.toSorted(byOrder)) expect(take()).toEqual(wanted)
      expect(take()).toBeUndefined()
    }))
  })

  test('takes what is pushed meanwhile in its place', () => {
    const two = fc.tuple(slice, width).chain(([at, wide]) => fc.tuple(attempts(at, wide), attempts(at, wide)))
    fc.assert(fc.property(two, fc.array(fc.nat(3)), ([loaded, others], pushes) => {
      const known = new Set(loaded.map(({ ms, caller, key }) => `${ms} ${caller} ${key}`))
      const pushed = others.filter(({ ms, caller, key }) => !known.has(`${ms} ${caller} ${key}`))
      queue.beginSlice(DAY)
      for (const { ms, caller, callee, key, note } of loaded) queue.load(ms, caller, callee, key, note)
      queue.sort()
      let waiting = [...loaded]
      for (let turn = 0; ; turn++) {
        const [wanted] = waiting.toSorted(byOrder)
        expect(take()).toEqual(wanted)
        if (!wanted) break
        waiting = waiting.filter((each) => each !== wanted)
        for (let n = pushes[turn] ?? 0; n > 0; n--) {
          const next = pushed.findIndex((each) => byOrder(each, wanted) > 0)
          if (next < 0) break
          const [{ ms, caller, callee, key, note }] = pushed.splice(next, 1)
          queue.push(ms, caller, callee, key, note)
          waiting.push({ ms, caller, callee, key, note })
        }
      }
    }), { numRuns: 200 })
  })

  test('takes thousands, loaded and pushed', () => {
    queue.beginSlice(DAY)
    for (let i = 0; i < 12_000; i++) queue.load((i * 7919) % 2 ** SLICE_BITS, i, 0, 0, 0)
    queue.sort()
    let last = -1
    let given = 0
    for (let next = take(); next; next = take()) {
      const { ms } = next
      if (ms < last) expect.fail(`${ms} after ${last}`)
      last = ms
      if (given++ < 12_000) queue.push(ms + 1 + (given % 1000), given, 0, 1, 0)
    }
    expect(given).toBe(24_000)
  })
})

describe('slices', () => {
  test('cover a day', () => {
    expect(SLICES * 2 ** SLICE_BITS).toBeGreaterThanOrEqual(86_400_000)
    expect((SLICES - 1) * 2 ** SLICE_BITS).toBeLessThan(86_400_000)
  })

  test('keep reactions until their time comes, whichever slice is asked first', () => {
    const reaction = fc.record({ ms: fc.nat(5 * 2 ** SLICE_BITS - 1), caller: fc.nat(), callee: fc.nat(), key: fc.integer(), note: fc.nat(15) })
    const step = fc.oneof({ weight: 3000, arbitrary: reaction }, { weight: 1, arbitrary: fc.nat(4) })
    fc.assert(fc.property(fc.array(step, { maxLength: 9000, size: 'max' }), (steps) => {
      queue.begin()
      const model: Attempt[][] = Array.from({ length: 5 }, () => [])
      const check = (slice: number): void => {
        expect(keptFor(slice)).toEqual(sorted(model[slice]))
        model[slice] = []
      }
      for (const each of steps) {
        if (typeof each === 'number') check(each)
        else {
          queue.keep(each.ms, each.caller, each.callee, each.key, each.note)
          model[each.ms >>> SLICE_BITS].push(each)
        }
      }
      for (let slice = 0; slice < 5; slice++) check(slice)
    }), { numRuns: 50 })
  })
})

function sorted(attempts: readonly Attempt[]): string[] {
  return attempts.map(({ ms, caller, callee, key, note }) => [ms, caller, callee, key, note].join()).sort()
}

function keptFor(slice: number): string[] {
  queue.beginSlice(DAY)
  const first = queue.room(0) >> 2
  queue.loadKept(slice)
  const rows: string[] = []
  for (let row = first; row < queue.room(0) >> 2; row += ROW.size) rows.push(INTS.subarray(row, row + ROW.fate).join())
  return rows.sort()
}

describe('lines that are held', () => {
  const { crowd } = perform(plain('held', 50_000, 1))
  const hold = fc.record({ line: fc.nat(300), ms: fc.nat(10_000), lasting: fc.integer({ min: 1, max: 5000 }) })

  test('are held until their moment, whatever their status, and no other is', () => {
    crowd.setDay(0)
    fc.assert(fc.property(fc.array(hold, { maxLength: 2000 }), (holds) => {
      layDay(crowd)
      const model = new Map<number, number>()
      for (const { line, ms, lasting } of holds.toSorted((a, b) => a.ms - b.ms)) {
        const isHeld = (model.get(line) ?? 0) > ms
        expect(queue.isHeld(line, ms)).toBe(isHeld)
        if (isHeld) continue
        queue.hold(line, ms + lasting)
        model.set(line, ms + lasting)
      }
    }))
  })

  test('may be thousands, beyond the end of the day', () => {
    layDay(crowd)
    for (let line = 0; line < 50_000; line++) queue.hold(line, line + DAY)
    for (let line = 0; line < 50_000; line++) {
      if (queue.isHeld(line, DAY + 25_000) !== line > 25_000) expect.fail(String(line))
    }
    expect(queue.isHeld(50_000, 0)).toBe(false)
  })
})
