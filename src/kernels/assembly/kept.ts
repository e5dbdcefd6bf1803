// Kept: reactions that come in a later slice, in blocks that are used again when their slice has come.
import { ROW, enter } from './row'
import { SLICE_BITS, beforeOf, firstOf, giveBack, openAt } from './slices'

/** Words of the switch, bytes: where the slices go on, or 0; the pool of blocks; 1 if a reaction was lost for want of room. */
const CURSORS: usize = 64
const POOL: usize = 68
const LOST: usize = 80
/** Bytes of an entry: moment, parties, key and note. */
const ENTRY: usize = 20

/** Keeps a reaction until its slice comes. */
export function keep(q: usize, ms: i32, caller: i32, callee: i32, key: i32, note: i32): void {
  const cursor = <usize>load<u32>(q, CURSORS) + (<usize>(ms >>> SLICE_BITS) << 2)
  const at = openAt(q + POOL, cursor)
  if (at == 0) {
    store<i32>(q, 1, LOST)
    return
  }
  store<i32>(at, ms)
  store<i32>(at, caller, 4)
  store<i32>(at, callee, 8)
  store<i32>(at, key, 12)
  store<i32>(at, note, 16)
  store<u32>(cursor, <u32>(at + ENTRY))
}

/** Rows from `out` on of what was kept for a slice, which is forgotten; gives how many, or -1 if they may be more than `room`. */
export function loadKept(q: usize, slice: i32, out: usize, room: i32): i32 {
  const cursor = <usize>load<u32>(q, CURSORS) + (<usize>slice << 2)
  let row = out
  for (let end = <usize>load<u32>(cursor); end != 0;) {
    const first = firstOf(end)
    if (<i32>((row - out) / ROW + (end - first) / ENTRY) > room) return -1
    for (let at = first; at < end; at += ENTRY) {
      enter(row, load<i32>(at), load<i32>(at, 4), load<i32>(at, 8), load<i32>(at, 12), load<i32>(at, 16))
      row += ROW
    }
    end = beforeOf(first)
    giveBack(q + POOL, first)
  }
  store<u32>(cursor, 0)
  return <i32>((row - out) / ROW)
}
