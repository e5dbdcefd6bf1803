// What kernels tell of many subscribers against what is said of each, in countries of all sizes.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsFor, either, hasBit, setBit } from '../../src/base/bits.ts'
import { draw, keyFor } from '../../src/base/random.ts'
import { INTS, deal } from '../../src/kernels/arena.ts'
import { kernels } from '../../src/kernels/kernels.ts'
import { Contracts } from '../../src/population/contracts.ts'
import { STATE } from '../../src/traffic/laid.ts'
import { LINES, callRoll, callRuns } from '../../src/traffic/roll.ts'
import { plain } from '../laws/scenarios.ts'
import { perform } from '../laws/simulate.ts'

const MOST = 70_000
const [out, more] = [deal(4 * MOST), deal(4 * MOST)]
const at = (address: number, count: number): number[] => [...INTS.subarray(address >> 2, (address >> 2) + count)]

/** Countries with less than a community, and with more than a chunk of subscribers. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 65_530, max: 65_545 }))

test('lines, profiles and districts of all are those of each', () => {
  fc.assert(fc.property(sizes, fc.integer(), (subscribers, seed) => {
    const base = plain(`roll ${seed}`, subscribers, 1)
    const { crowd } = perform({ ...base, population: { ...base.population, profiles: { resident: 0.6, courier: 0.2, 'dual-sim': 0.2 } } })
    const { lines, places } = crowd.population
    let next = 0
    callRoll(crowd, bitsFor(lines.addresses), (first, count, marked) => {
      expect([first, marked.length]).toEqual([next, 0])
      next += count
      const each = Array.from({ length: count }, (_, i) => lines.lineOf(first + i))
      expect(at(LINES, count)).toEqual(each)
      kernels.profilesOf(STATE, LINES, count, out)
      expect(at(out, count)).toEqual(each.map((line) => crowd.profileAt(line)))
      kernels.districtsOf(STATE, LINES, count, out)
      expect(at(out, count)).toEqual(each.map((line) => places.homeDistrict(line)))
    })
    expect(next).toBe(subscribers)
  }), { numRuns: 12 })
})

test('everybody is called once, alone or in a run of those who are not marked', () => {
  fc.assert(fc.property(sizes, fc.array(fc.nat(MOST), { maxLength: 50 }), (subscribers, chosen) => {
    const { crowd } = perform(plain('runs', subscribers, 1))
    const { lines } = crowd.population
    const halves = [bitsFor(lines.addresses), bitsFor(lines.addresses)]
    chosen.forEach((subscriber, i) => setBit(halves[i & 1], lines.lineOf(subscriber % subscribers)))
    const marked = either(halves[0], halves[1])
    const called: number[] = []
    callRuns(crowd, marked, {
      run: (first, count) => {
        for (let i = first; i < first + count; i++) called.push(hasBit(marked, lines.lineOf(i)) ? -1 : i)
      },
      one: (subscriber, line) => called.push(line === lines.lineOf(subscriber) && hasBit(marked, line) ? subscriber : -1),
    })
    expect(called).toEqual([...called.keys()])
    expect(called.length).toBe(subscribers)
  }), { numRuns: 12 })
})

test('contracts of many are those of each', () => {
  fc.assert(fc.property(fc.string(), fc.nat(2_000_000), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 30_000 }), (seed, first, count, last) => {
    const contracts = new Contracts(seed)
    const [k0, k1, oldest, prepaid] = contracts.words()
    kernels.contractsOf(k0, k1, oldest, prepaid, first, count, last, out, more)
    const each = Array.from({ length: count }, (_, i) => first + i)
    expect(at(out, count)).toEqual(each.map((subscriber) => last - contracts.age(subscriber)))
    const key = keyFor(seed, 'contracts')
    expect(at(more, count)).toEqual(each.map((subscriber) => Number(((draw(key.k0, key.k1, subscriber, 1) >>> 16) * 1000) >>> 16 >= 700)))
  }))
})
