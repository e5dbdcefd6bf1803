// Sift: which lines of some communities a draw picks, in order.
import { RANK_BITS } from './crowd'
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
      let hits = i32x4.bitmask(i32x4.lt_u(ofFour(k0, k1, first, counter), i32x4.splat(most)))
      for (; hits != 0; hits &= hits - 1) {
        const line = first + ctz(hits)
        const place = chances + <usize>((draw(k0, k1, line, self) & 7) << 2)
        if (chances != 0 && <u32>draw(k0, k1, line, counter) >= load<u32>(place)) continue
        store<i32>(out, line)
        out += 4
      }
    }
  }
  return out
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

// @ts-ignore: decorator
@inline
function listed(out: usize, line: i32, marks: usize, half: i32): usize {
  store<i32>(out, line)
  return out + (<usize>load<u8>(marks + <usize>half) << 2)
}

/** The draws of four lines in a row. */
// @ts-ignore: decorator
@inline
function ofFour(k0: i32, k1: i32, first: i32, counter: i32): v128 {
  return draws(k0, k1, i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(counter))
}
