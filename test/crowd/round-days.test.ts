// Round days: what a kernel deals to many rounds is what is said of each.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalTable, spreadTable } from '../../src/base/quantiles.ts'
import { chance, draw } from '../../src/base/random.ts'
import type { Profile, Round } from '../../src/crowd/profile.ts'
import { courier } from '../../src/crowd/profiles/courier.ts'
import { probe } from '../../src/crowd/profiles/probe.ts'
import { dealDay } from '../../src/crowd/round-days.ts'

const DAILY = spreadTable(0.25, 64)
const NORMAL = normalTable(256)
const roundOf = ({ round }: Profile) => round as Round

const integer = fc.integer()
const key = fc.record({ k0: integer, k1: integer })

test('calls, regulars, stride, offset and warnings of a day', () => {
  fc.assert(fc.property(fc.oneof(fc.nat(300), fc.integer({ min: 65_530, max: 65_540 })), fc.nat(), key, key, fc.nat(6), fc.nat(5000), (n, seed, today, whole, weekday, week) => {
    const bits = (i: number, counter: number) => draw(seed, 9, i, counter) >>> 0
    const rounds = [undefined, { ...roundOf(courier), marked: (seed % 7) / 6 }, roundOf(probe)]
    const days = {
      lines: Int32Array.from({ length: n }, (_, i) => bits(i, 0)), profile: Uint8Array.from({ length: n }, (_, i) => 1 + (bits(i, 1) & 1)),
      mean: Float32Array.from({ length: n }, (_, i) => (bits(i, 2) % 150_000) / 100), places: Uint16Array.from({ length: n }, (_, i) => 16 << (bits(i, 3) % 9)),
      today: new Uint16Array(n), regular: new Uint16Array(n), stride: new Uint16Array(n), offset: new Uint16Array(n), marked: new Uint8Array(n),
    }
    dealDay(days, rounds, weekday, today, whole, week)
    const wanted = Array.from(days.lines, (line, i) => {
      const round = rounds[days.profile[i]] as Round
      const draws = draw(today.k0, today.k1, line, 0)
      const rate = days.mean[i] * round.weekdays[weekday] * DAILY[(draws >>> 8) & 63]
      const calls = round.test !== undefined ? round.callsPerDay : Math.round(rate + Math.sqrt(rate) * NORMAL[draws & 255])
      const made = Math.floor(Math.max(0, Math.min(days.places[i], calls)))
      const warned = draw(whole.k0, whole.k1, line, 0x10000 + week) >>> 0 < chance(round.marked)
      return [made, Math.round(made * round.regulars), (draws >>> 16) | 1, draw(today.k0, today.k1, line, 1) & 0xffff, Number(warned)]
    })
    expect(Array.from(days.lines, (_, i) => [days.today[i], days.regular[i], days.stride[i], days.offset[i], days.marked[i]])).toEqual(wanted)
  }), { numRuns: 40 })
})
