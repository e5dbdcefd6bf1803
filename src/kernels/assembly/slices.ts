// Slices: what a day draws, dealt into stretches of about a minute; in blocks, each of which knows the one before it in its slice.

/**
 * Bytes of an entry of what is drawn: a word of which the lowest bits are a tag, the others its origin among the lines or rounds of a
 * window, which have cursors of their own; and of a wide one, two words.
 */
export const ENTRY: usize = 4
export const WIDE: usize = 8
export const TAG_BITS: i32 = 14
export const WINDOW_BITS: i32 = 32 - TAG_BITS
/**
 * Bytes of a block, which begins at a multiple of so many, and of what it begins with: where the block before it in its slice ends, or
 * which spare one is next. A block is full where another would begin: entries of 4, 8 and 20 bytes end there.
 */
const BLOCK: usize = 1024
const HEAD: usize = 24
export const MOST_ENTRIES: usize = (BLOCK - HEAD) / ENTRY
/** Words of a pool of blocks, bytes: the first that was never used, where there are no more, and the first spare one, or 0. */
const FREE: usize = 0
const END: usize = 4
const SPARE: usize = 8
const SLICES: usize = 1319
/** A slice is 2^SLICE_BITS ms long. */
export const SLICE_BITS: i32 = 16

/** Whether there is room for so many entries, whatever their slices and widths. */
// @ts-ignore: decorator
@inline
export function hasRoom(pool: usize, entries: i32): bool {
  const blocks = 2 * SLICES + <usize>entries / ((BLOCK - HEAD) / WIDE) + 1
  return <usize>load<u32>(pool, FREE) + blocks * BLOCK <= <usize>load<u32>(pool, END)
}

/** Whether slices from one to another are all of a day. */
// @ts-ignore: decorator
@inline
export function areAll(first: i32, last: i32): bool {
  return first == 0 && last == <i32>SLICES - 1
}

/** Adds an entry to a slice; `cursors` has for each slice where its last block goes on, or 0. There must be room. */
// @ts-ignore: decorator
@inline
export function put(pool: usize, cursors: usize, slice: i32, origin: i32, tag: i32): void {
  const cursor = cursors + (<usize>slice << 2)
  const at = openAt(pool, cursor)
  store<i32>(at, (origin << TAG_BITS) | tag)
  store<u32>(cursor, <u32>(at + ENTRY))
}

/** The same, of a wide one. */
export function putWide(pool: usize, cursors: usize, slice: i32, origin: i32, tag: i32): void {
  const cursor = cursors + (<usize>slice << 2)
  const at = openAt(pool, cursor)
  store<i32>(at, origin)
  store<i32>(at, tag, 4)
  store<u32>(cursor, <u32>(at + WIDE))
}

/** Where the next entry of a slice goes, or 0 if there is no block for it. */
// @ts-ignore: decorator
@inline
export function openAt(pool: usize, cursor: usize): usize {
  const at = <usize>load<u32>(cursor)
  return (at & (BLOCK - 1)) == 0 ? begin(pool, at) : at
}

function begin(pool: usize, before: usize): usize {
  let block = <usize>load<u32>(pool, SPARE)
  if (block != 0) store<u32>(pool, load<u32>(block), SPARE)
  else {
    block = <usize>load<u32>(pool, FREE)
    if (block + BLOCK > <usize>load<u32>(pool, END)) return 0
    store<u32>(pool, <u32>(block + BLOCK), FREE)
  }
  store<u32>(block, <u32>before)
  return block + HEAD
}

/** The first entry of the block whose last one ends at `end`. */
// @ts-ignore: decorator
@inline
export function firstOf(end: usize): usize {
  return ((end - 1) & ~(BLOCK - 1)) + HEAD
}

/** Where the block before that of a first entry ends, or 0. */
// @ts-ignore: decorator
@inline
export function beforeOf(first: usize): usize {
  return <usize>load<u32>(first - HEAD)
}

/** Lets the block of a first entry be used again. */
// @ts-ignore: decorator
@inline
export function giveBack(pool: usize, first: usize): void {
  store<u32>(first - HEAD, load<u32>(pool, SPARE))
  store<u32>(pool, <u32>(first - HEAD), SPARE)
}
