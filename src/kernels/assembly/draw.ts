// Draws: the hash of base/random.ts, one at a time.

// @ts-ignore: decorator
@inline
export function draw(k0: i32, k1: i32, entity: i32, counter: i32): i32 {
  let h = (entity ^ k0) * 0x9e3779b1
  h ^= h >>> 16
  h = h * 0x21f0aaad + counter * 0x85ebca6b
  h ^= h >>> 15
  h = h * 0x735a2d97 + (entity + k1) * 0xc2b2ae35
  h ^= h >>> 15
  h *= 0x21f0aaad
  return h ^ (h >>> 16)
}
