// All lines of a country, in order.
import { type Lines, RANK_BITS } from '../../src/population/lines.ts'

export function allOf({ communities, size }: Lines): Int32Array {
  return Int32Array.from({ length: communities * size }, (_, i) => (Math.floor(i / size) << RANK_BITS) | i % size)
}
