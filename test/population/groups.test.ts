// Groups: everybody once, and as many of this network as asked for.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAR, makeGroups } from '../../src/population/groups.ts'
import { Lines } from '../../src/population/lines.ts'

const lines = new Lines(5000, 0.5, { k0: 1, k1: 2 })
const settings = fc.record({ size: fc.integer({ min: 1, max: 9000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ size, part }) => ({ size, onNetShare: Math.min(1, (part * 5000) / size) }))

describe('a group', () => {
  test('has each member once, and just the share of subscribers that it should', () => {
    fc.assert(fc.property(settings, fc.string(), (group, seed) => {
      const found = makeGroups({ people: group }, lines, seed).get('people')
      const members = Array.from({ length: group.size }, (_, position) => found?.member(position) ?? -1)
      expect(new Set(members).size).toBe(group.size)
      const own = members.filter((line) => line < lines.addresses)
      expect(own.length).toBe(Math.round(group.size * group.onNetShare))
      for (const line of own) if (lines.subscriberAt(line) < 0) expect.fail(`${line} is no subscriber`)
      for (const line of members) if (line >= lines.addresses && (line < FAR || line >= 2 * FAR)) expect.fail(`${line} is nowhere`)
    }), { numRuns: 40 })
  })

  test('is the same whatever other groups there are, in whatever order', () => {
    fc.assert(fc.property(settings, settings, (one, two) => {
      const alone = makeGroups({ one }, lines, '1').get('one')
      const beside = makeGroups({ two, one }, lines, '1').get('one')
      for (let position = 0; position < one.size; position += 7) expect(beside?.member(position)).toBe(alone?.member(position))
    }), { numRuns: 20 })
  })

  test('is mixed: its first half has as many subscribers as its second', () => {
    const group = makeGroups({ people: { size: 8000, onNetShare: 0.5 } }, lines, '1').get('people')
    let first = 0
    for (let position = 0; position < 4000; position++) if ((group?.member(position) ?? FAR) < FAR) first++
    // Hypergeometric: sd sqrt(4000 / 4 * 4000 / 7999) = 22.4
    expect(Math.abs(first - 2000)).toBeLessThan(4 * 22.4)
  })
})
