// Kept: reactions that come in a later slice, in blocks that are used again when their slice has come.
import { SLICE_BITS } from './attempts'
import { ROW, enter } from './row'

/** Words of the switch, bytes: where the slices go on, or 0; the first block that can be used again, or 0; the first that was never
 * used, and where there are no more; 1 if a reaction was lost for want of room. */
const CURSORS: usize = 64
const SPARE: usize = 68
const FREE: usize = 72
const END: usize = 76
const LOST: usize = 80

/** Bytes of an entry: moment, parties, key and note; of a block, which begins at a multiple of so many; and of what a block begins
 * with: where the one before it in its slice ends, or the next that can be used again. A block is full where the next would begin. */
const ENTRY: usize = 20
const BLOCK: usize = 2048
const HEAD: usize = 8

/** Keeps a reaction until its slice comes. */
export function keep(q: usize, ms: i32, caller: i32, callee: i32, key: i32, note: i32): void {
  const cursor = <usize>load<u32>(q, CURSORS) + (<usize>(ms >>> SLICE_BITS) << 2)
  let at = <usize>load<u32>(cursor)
  if ((at & (BLOCK - 1)) == 0) {
    at = begin(q, at)
    if (at == 0) return
  }
  store<i32>(at, ms)
  store<i32>(at, caller, 4)
  store<i32>(at, callee, 8)
  store<i32>(at, key, 12)
  store<i32>(at, note, 16)
  store<u32>(cursor, <u32>(at + ENTRY))
}

function begin(q: usize, before: usize): usize {
  let block = <usize>load<u32>(q, SPARE)
  if (block != 0) store<u32>(q, load<u32>(block), SPARE)
  else {
    block = <usize>load<u32>(q, FREE)
    if (block + BLOCK > <usize>load<u32>(q, END)) {
      store<i32>(q, 1, LOST)
      return 0
    }
    store<u32>(q, <u32>(block + BLOCK), FREE)
  }
  store<u32>(block, <u32>before)
  return block + HEAD
}

/** Rows from `out` on of what was kept for a slice, which is forgotten; gives how many, or -1 if they may be more than `room`. */
export function loadKept(q: usize, slice: i32, out: usize, room: i32): i32 {
  const cursor = <usize>load<u32>(q, CURSORS) + (<usize>slice << 2)
  let row = out
  for (let end = <usize>load<u32>(cursor); end != 0;) {
    const block = (end - ENTRY) & ~(BLOCK - 1)
    if (<i32>((row - out) / ROW + (end - block) / ENTRY) > room) return -1
    for (let at = block + HEAD; at < end; at += ENTRY) {
      enter(row, load<i32>(at), load<i32>(at, 4), load<i32>(at, 8), load<i32>(at, 12), load<i32>(at, 16))
      row += ROW
    }
    end = <usize>load<u32>(block)
    store<u32>(block, load<u32>(q, SPARE))
    store<u32>(q, <u32>block, SPARE)
  }
  store<u32>(cursor, 0)
  return <i32>((row - out) / ROW)
}
