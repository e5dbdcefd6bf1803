// Compact maps and groups against the language's own.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupBy } from '../../../src/tools/dataset/groups.ts'
import { Positions } from '../../../src/tools/dataset/positions.ts'

const key = fc.oneof(fc.nat(50), fc.maxSafeNat(), fc.nat(1000).map((n) => 999_461_000_000_000 + n))
const keys = fc.array(key, { maxLength: 500 })

test('positions are those of a Map, however many identifiers come', () => {
  fc.assert(fc.property(keys, keys, fc.nat(40), (added, asked, expected) => {
    const positions = new Positions(expected)
    const map = new Map<number, number>()
    for (const one of added) {
      const isNew = !map.has(one)
      if (isNew) map.set(one, map.size)
      expect(positions.add(one)).toBe(isNew)
      expect(positions.place(one)).toBe(map.get(one))
    }
    expect(positions.size).toBe(map.size)
    for (const one of [...added, ...asked]) expect(positions.find(one)).toBe(map.get(one) ?? -1)
  }))
})

test('cleared positions begin at 0 again', () => {
  const positions = new Positions(0)
  for (let one = 0; one < 100; one++) positions.add(one)
  positions.clear()
  expect(positions.find(5)).toBe(-1)
  expect(positions.place(7)).toBe(0)
})

test('groups hold all things of an owner, by their time and then in their order', () => {
  const things = fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.nat(9)), { maxLength: 60 })
  fc.assert(fc.property(things, (list) => {
    const owner = Int32Array.from(list, ([who]) => who)
    const time = Int32Array.from(list, ([, when]) => when)
    const { start, order } = groupBy(owner, 6, time)
    for (let who = 0; who < 6; who++) {
      const own = list.flatMap(([of], i) => (of === who ? [i] : [])).sort((a, b) => time[a] - time[b] || a - b)
      expect([...order.subarray(start[who], start[who + 1])]).toEqual(own)
    }
  }))
})
