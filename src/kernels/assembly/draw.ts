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
  return drawsWith(i32x4.splat(k0), i32x4.splat(k1), entities, counters)
}

/** The same, each with a key of its own. */
// @ts-ignore: decorator
@inline
export function drawsWith(k0: v128, k1: v128, entities: v128, counters: v128): v128 {
  return finished(stem(v128.xor(entities, k0)), counters, tail(i32x4.add(entities, k1)))
}

/** What all draws of four entities with one key begin with, of the entities and the first word of the key, one xor the other. */
// @ts-ignore: decorator
@inline
export function stem(mixed: v128): v128 {
  const h = i32x4.mul(mixed, i32x4.splat(0x9e3779b1))
  return i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x21f0aaad))
}

/** The same of the sums of the entities and the second word. */
// @ts-ignore: decorator
@inline
export function tail(sums: v128): v128 {
  return i32x4.mul(sums, i32x4.splat(0xc2b2ae35))
}

/** Draws of which stem and tail are known. */
// @ts-ignore: decorator
@inline
export function finished(stem: v128, counters: v128, tail: v128): v128 {
  let h = i32x4.add(stem, i32x4.mul(counters, i32x4.splat(0x85ebca6b)))
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.add(i32x4.mul(h, i32x4.splat(0x735a2d97)), tail)
  h = v128.xor(h, i32x4.shr_u(h, 15))
  h = i32x4.mul(h, i32x4.splat(0x21f0aaad))
  return v128.xor(h, i32x4.shr_u(h, 16))
}
