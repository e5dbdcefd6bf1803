// Subscribers: what standing tables tell of them, many at a time in the order of their numbers.
import { BEFORE, COMMUNITIES, RANKS, RANK_BITS, SIZE, SUBSCRIBERS, TURNS, hasBit, int, profileOf, table, traitsOf, unit, whole, word } from './crowd'
import { draw } from './draw'

/** The lines of `count` subscribers from `first` on: population/lines.ts. */
export function linesFrom(state: usize, first: i32, count: i32, out: usize): void {
  const before = table(state, BEFORE)
  const size = word(state, SIZE)
  let community = <i32>((<i64>first * <i64>word(state, COMMUNITIES)) / <i64>word(state, SUBSCRIBERS))
  while (int(before, community) > first) community--
  for (let subscriber = first; subscriber < first + count; community++) {
    const begin = int(before, community) + <i32>load<u16>(table(state, TURNS) + (<usize>community << 1))
    for (const end = min(first + count, int(before, community + 1)); subscriber < end; subscriber++) {
      let place = subscriber - begin
      place += select(size, 0, place < 0)
      store<i32>(out, (community << RANK_BITS) | <i32>load<u16>(table(state, RANKS) + (<usize>place << 1)))
      out += 4
    }
  }
}

/** The profile of each line. */
export function profilesOf(state: usize, lines: usize, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) store<i32>(out + (<usize>i << 2), profileOf(state, traitsOf(state, int(lines, i))))
}

/** As population/contracts.ts: the day on which each contract began, the youngest on `last`, and 0 if it is prepaid, else 1. */
export function contractsOf(
  k0: i32, k1: i32, oldest: f64, prepaid: i32, first: i32, count: i32, last: i32, activation: usize, contract: usize,
): void {
  for (let i = 0; i < count; i++) {
    const age = unit(draw(k0, k1, first + i, 0))
    store<i32>(activation + (<usize>i << 2), last - <i32>(age * age * oldest))
    store<i32>(contract + (<usize>i << 2), whole(draw(k0, k1, first + i, 1), 1000) < prepaid ? 0 : 1)
  }
}

/** Lists the rows whose lines have a bit; gives the end of the list. */
export function rowsWith(bits: usize, lines: usize, count: i32, out: usize): usize {
  for (let i = 0; i < count; i++) {
    store<i32>(out, i)
    out += <usize>hasBit(bits, int(lines, i)) << 2
  }
  return out
}
