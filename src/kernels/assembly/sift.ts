// Sift: which lines of some communities a draw picks, in order.
import { RANK_BITS, double, int } from './crowd'
import { draw, draws } from './draw'

/**
 * Lists at `out` the lines whose draw with `counter` is below `most`; where there are `chances`, eight of them, below the one of the
 * last bits of the line's draw with `self`. Gives the end of the list.
 */
export function siftBelow(
  k0: i32, k1: i32, counter: i32, most: i32, self: i32, chances: usize, from: i32, to: i32, size: i32, out: usize,
): usize {
  for (let community = from; community < to; community++) {
    for (let rank = 0; rank < size; rank += 4) {
      const first = (community << RANK_BITS) | rank
      const below = chances == 0 ? i32x4.splat(most) : owned(chances, ofFour(k0, k1, first, self))
      const hits = i32x4.bitmask(i32x4.lt_u(ofFour(k0, k1, first, counter), below))
      if (hits == 0) continue
      for (let i = 0; i < 4; i++) {
        store<i32>(out, first + i)
        out += <usize>(((hits >>> i) & 1) << 2)
      }
    }
  }
  return out
}

/**
 * The same below `most`, and of these those whose draw is below the chance of their sort, a double: that of their lot, the upper half
 * of their first draw with another key.
 */
export function siftBySort(
  k0: i32, k1: i32, counter: i32, most: i32, p0: i32, p1: i32, sorts: usize, chances: usize, from: i32, to: i32, size: i32, out: usize,
): usize {
  const end = siftBelow(k0, k1, counter, most, 0, 0, from, to, size, out)
  let kept = out
  for (let at = out; at < end; at += 4) {
    const line = load<i32>(at)
    store<i32>(kept, line)
    const chance = double(chances, <i32>load<u8>(sorts + <usize>(draw(p0, p1, line, 0) >>> 16)))
    kept += <usize>(<f64>(<u32>draw(k0, k1, line, counter)) < chance) << 2
  }
  return kept
}

/** Lists those of which the upper half of the draw has a mark, a byte each. */
export function siftMarked(k0: i32, k1: i32, counter: i32, marks: usize, from: i32, to: i32, size: i32, out: usize): usize {
  for (let community = from; community < to; community++) {
    for (let rank = 0; rank < size; rank += 4) {
      const first = (community << RANK_BITS) | rank
      const halves = i32x4.shr_u(ofFour(k0, k1, first, counter), 16)
      out = listed(out, first, marks, i32x4.extract_lane(halves, 0))
      out = listed(out, first + 1, marks, i32x4.extract_lane(halves, 1))
      out = listed(out, first + 2, marks, i32x4.extract_lane(halves, 2))
      out = listed(out, first + 3, marks, i32x4.extract_lane(halves, 3))
    }
  }
  return out
}

/** Of some lines keeps those of which the upper half of the draw has a mark. Gives how many. */
export function markedAmong(k0: i32, k1: i32, counter: i32, marks: usize, lines: usize, count: i32): i32 {
  let kept = lines
  for (let i = 0; i < count; i++) {
    const line = int(lines, i)
    kept = listed(kept, line, marks, draw(k0, k1, line, counter) >>> 16)
  }
  return <i32>((kept - lines) >> 2)
}

/** Puts the sort of the upper half of each line's draw at `out`, a byte each. */
export function sortsOf(k0: i32, k1: i32, counter: i32, sorts: usize, lines: usize, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) store<u8>(out + <usize>i, load<u8>(sorts + <usize>(draw(k0, k1, int(lines, i), counter) >>> 16)))
}

// @ts-ignore: decorator
@inline
function listed(out: usize, line: i32, marks: usize, half: i32): usize {
  store<i32>(out, line)
  return out + (<usize>load<u8>(marks + <usize>half) << 2)
}

/** The chance of each of four lines, by the last bits of its draw. */
// @ts-ignore: decorator
@inline
function owned(chances: usize, four: v128): v128 {
  const places = i32x4.shl(v128.and(four, i32x4.splat(7)), 2)
  let own = v128.load32_splat(chances + <usize>i32x4.extract_lane(places, 0))
  own = v128.load32_lane(chances + <usize>i32x4.extract_lane(places, 1), own, 1)
  own = v128.load32_lane(chances + <usize>i32x4.extract_lane(places, 2), own, 2)
  return v128.load32_lane(chances + <usize>i32x4.extract_lane(places, 3), own, 3)
}

/** The draws of four lines in a row. */
// @ts-ignore: decorator
@inline
function ofFour(k0: i32, k1: i32, first: i32, counter: i32): v128 {
  return draws(k0, k1, i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(counter))
}
