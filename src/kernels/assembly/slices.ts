// Slices: what a day draws, dealt into stretches of about a minute; in blocks, each of which knows the one before it in its slice.

/** Bytes of an entry, two words, and of a block, which begins at a multiple of so many; its first word is where the block before ends. */
export const ENTRY: usize = 8
const BLOCK: usize = 2048
/** Words of the pool of blocks, bytes: the first that is free, and where there are no more. */
const FREE: usize = 0
const END: usize = 4
const SLICES: usize = 1319

/** Whether there is room for so many entries, whatever their slices. */
// @ts-ignore: decorator
@inline
export function hasRoom(pool: usize, entries: i32): bool {
  const blocks = SLICES + <usize>entries / (BLOCK / ENTRY - 1) + 1
  return <usize>load<u32>(pool, FREE) + blocks * BLOCK <= <usize>load<u32>(pool, END)
}

/** Adds an entry to a slice; `cursors` has for each slice where its last block goes on, or 0. */
// @ts-ignore: decorator
@inline
export function put(pool: usize, cursors: usize, slice: i32, origin: i32, tag: i32): void {
  const cursor = cursors + (<usize>slice << 2)
  let at = <usize>load<u32>(cursor)
  if ((at & (BLOCK - 1)) == 0) at = begin(pool, at)
  store<i32>(at, origin)
  store<i32>(at, tag, 4)
  store<u32>(cursor, <u32>(at + ENTRY))
}

function begin(pool: usize, before: usize): usize {
  const block = <usize>load<u32>(pool, FREE)
  store<u32>(pool, <u32>(block + BLOCK), FREE)
  store<u32>(block, <u32>before)
  return block + ENTRY
}

/** The first entry of the block that has an entry before `at`. */
// @ts-ignore: decorator
@inline
export function firstOf(at: usize): usize {
  return ((at - ENTRY) & ~(BLOCK - 1)) + ENTRY
}

/** Where the block before that of a first entry ends, or 0. */
// @ts-ignore: decorator
@inline
export function beforeOf(first: usize): usize {
  return <usize>load<u32>(first - ENTRY)
}
