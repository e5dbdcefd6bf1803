// Rounds: bijections that lead there and back, regulars who stay, and as many calls as the profile says.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../src/crowd/profile.ts'
import { courier } from '../../src/crowd/profiles/courier.ts'
import { resident } from '../../src/crowd/profiles/resident.ts'
import { Rounds } from '../../src/crowd/rounds.ts'
import { Lines, RANK_BITS } from '../../src/population/lines.ts'
import { draw } from '../../src/base/random.ts'
import { runs } from '../laws/scenarios.ts'

const profiles: readonly Profile[] = [resident, courier]

/** Rounds of which one line in `every` has one. */
function rounds(lines: Lines, seed: number, every: number, round = {}): Rounds {
  const all = [resident, { ...courier, round: { ...courier.round!, ...round } }]
  const some = Int32Array.from(linesOf(lines)).filter((line) => (draw(seed, 1, line, 0) >>> 0) % every === 0)
  return new Rounds(lines, some, all, new Uint8Array(some.length).fill(1), { k0: seed, k1: 2 })
}

function* linesOf({ communities, size }: Lines): Generator<number> {
  for (let community = 0; community < communities; community++) for (let rank = 0; rank < size; rank++) yield (community << RANK_BITS) | rank
}

describe('a round', () => {
  test('leads to those lines from which the way back leads to it: in cities of any size', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 50_000 }), fc.nat(), fc.integer({ min: -1, max: 400 }), fc.integer({ min: 20, max: 900 }), (people, seed, day, every) => {
      const lines = new Lines(people, 0.6, { k0: seed, k1: 5 })
      const some = rounds(lines, seed, every, { callsPerDay: 1 + (seed % 400), regulars: (seed % 5) / 4 })
      some.setDay(day, (day + 7) % 7, 3)
      const there = new Map<number, string[]>()
      for (let index = 0; index < some.lines.length; index++) {
        for (let number = 0; number < some.calls(index); number++) {
          const partner = some.partner(index, number)
          if (partner < 0) continue
          if (partner >= lines.addresses || (partner & 1023) >= lines.size) expect.fail(`${partner} is no line`)
          there.set(partner, [...(there.get(partner) ?? []), `${index}/${number}`])
        }
      }
      for (const line of linesOf(lines)) {
        const back = Array.from({ length: some.leadingTo(line) }, (_, i) => `${some.found[2 * i]}/${some.found[2 * i + 1]}`)
        if (back.sort().join() !== (there.get(line) ?? []).sort().join()) expect.fail(`${line}: ${back} and not ${there.get(line)}`)
      }
    }), { numRuns: runs(8) })
  })

  test('has as many calls as its profile says on an average day, by weekday', () => {
    const lines = new Lines(20_000, 0.6, { k0: 1, k1: 5 })
    const some = rounds(lines, 7, 20)
    let calls = 0
    for (let day = 0; day < 28; day++) {
      some.setDay(day, day % 7, day / 7 | 0)
      for (let index = 0; index < some.lines.length; index++) calls += some.calls(index)
    }
    // 1,667 lines whose means spread by .4: the mean of all is known to 1 %; 4 sigma and the cap.
    expect(Math.abs(calls / 28 / some.lines.length / profiles[1].round!.callsPerDay - 1)).toBeLessThan(0.05)
  })

  test('meets its regulars again, and strangers hardly ever', () => {
    const lines = new Lines(60_000, 0.6, { k0: 1, k1: 5 })
    const some = rounds(lines, 9, 500)
    const met = { regular: [] as number[], stranger: [] as number[] }
    for (let day = 0; day < 28; day++) {
      some.setDay(day, day % 7, day / 7 | 0)
      for (let number = 0; number < some.calls(5); number++) met[some.isRegular(5, number) ? 'regular' : 'stranger'].push(some.partner(5, number))
    }
    expect(new Set(met.regular).size).toBeLessThan(0.5 * met.regular.length)
    expect(new Set(met.stranger).size).toBeGreaterThan(0.95 * met.stranger.length)
  })
})
