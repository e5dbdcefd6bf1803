// Draws: the hash of base/random.ts, one or four at a time.

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

/** Draws of one entity with four counters. */
// @ts-ignore: decorator
@inline
export function drawsOfOne(k0: i32, k1: i32, entity: i32, counters: v128): v128 {
  let first = (entity ^ k0) * 0x9e3779b1
  first = (first ^ (first >>> 16)) * 0x21f0aaad
  return finished(i32x4.splat(first), counters, i32x4.splat((entity + k1) * 0xc2b2ae35))
}

/** Draws of four entities, each with a counter. */
// @ts-ignore: decorator
@inline
export function draws(k0: i32, k1: i32, entities: v128, counters: v128): v128 {
  const h = i32x4.mul(v128.xor(entities, i32x4.splat(k0)), i32x4.splat(0x9e3779b1))
  const first = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x21f0aaad))
  return finished(first, counters, i32x4.mul(i32x4.add(entities, i32x4.splat(k1)), i32x4.splat(0xc2b2ae35)))
}

// @ts-ignore: decorator
@inline
function finished(first: v128, counters: v128, second: v128): v128 {
  let h = i32x4.add(first, i32x4.mul(counters, i32x4.splat(0x85ebca6b)))
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.add(i32x4.mul(h, i32x4.splat(0x735a2d97)), second)
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.mul(h, i32x4.splat(0x21f0aaad))
  return v128.xor(h, i32x4.shr_u(h, 16))
}
