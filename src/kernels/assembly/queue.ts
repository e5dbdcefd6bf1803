// The attempts of one slice in their total order: (moment, caller, key). traffic/queue.ts has the words of it.
import { touch } from './held'
import { CALLER, KEY, ROW } from './row'

/** Words of the switch that tell of it, bytes: rows, how many, their order, how many are in order, the next, a heap, how many are in it. */
const ROWS: usize = 0
const COUNT: usize = 4
const ORDER: usize = 8
const SORTED: usize = 12
const NEXT: usize = 16
const HEAP: usize = 20
const PENDING: usize = 24
const SPARE: usize = 28
/** Up to which row in order the words of lines have been read ahead, behind what resolve.ts and kept.ts have. */
const AHEAD: usize = 84
/** Rows read ahead at a time; so few of a slice are still in the cache from when they were foretold. */
const AT_A_TIME: i32 = 1024
const FEW: i32 = 8192

/** Moments of a slice have 16 bits: two passes of eight. */
const DIGITS: i32 = 256
const counts = memory.data(2 * 256 * 4, 16)

/** Puts the rows in order: two passes over the moment within the slice, then ties. */
export function sortRows(q: usize): void {
  const rows = <usize>load<u32>(q, ROWS)
  const n = load<i32>(q, COUNT)
  const order = <usize>load<u32>(q, ORDER)
  const spare = <usize>load<u32>(q, SPARE)
  memory.fill(counts, 0, 2 * 4 * DIGITS)
  for (let i = 0; i < n; i++) {
    const ms = load<i32>(rows + <usize>i * ROW)
    count(ms & 255)
    count(DIGITS + ((ms >>> 8) & 255))
  }
  begin(0)
  begin(DIGITS)
  for (let i = 0; i < n; i++) store<i32>(spare + (<usize>place(load<i32>(rows + <usize>i * ROW) & 255) << 2), i)
  for (let i = 0; i < n; i++) {
    const row = load<i32>(spare + (<usize>i << 2))
    store<i32>(order + (<usize>place(DIGITS + ((load<i32>(rows + <usize>row * ROW) >>> 8) & 255)) << 2), row)
  }
  for (let i = 1; i < n; i++) {
    const row = load<i32>(order + (<usize>i << 2))
    let j = i
    for (; j > 0; j--) {
      const other = load<i32>(order + (<usize>(j - 1) << 2))
      if (!isBefore(rows + <usize>row * ROW, rows + <usize>other * ROW)) break
      store<i32>(order + (<usize>j << 2), other)
    }
    if (j < i) store<i32>(order + (<usize>j << 2), row)
  }
  store<i32>(q, n, SORTED)
  store<i32>(q, 0, NEXT)
  store<i32>(q, n > FEW ? 0 : i32.MAX_VALUE, AHEAD)
  store<i32>(q, 0, PENDING)
}

// @ts-ignore: decorator
@inline
function count(digit: i32): void {
  const at = counts + (<usize>digit << 2)
  store<i32>(at, load<i32>(at) + 1)
}

/** From how many there are of each digit to where those of it begin. */
function begin(first: i32): void {
  let sum = 0
  for (let digit = first; digit < first + DIGITS; digit++) {
    const at = counts + (<usize>digit << 2)
    const here = load<i32>(at)
    store<i32>(at, sum)
    sum += here
  }
}

// @ts-ignore: decorator
@inline
function place(digit: i32): i32 {
  const at = counts + (<usize>digit << 2)
  const here = load<i32>(at)
  store<i32>(at, here + 1)
  return here
}

/** Room for one more row; fill it, then `push` it. */
export function another(q: usize): usize {
  const count = load<i32>(q, COUNT)
  store<i32>(q, count + 1, COUNT)
  return <usize>load<u32>(q, ROWS) + <usize>count * ROW
}

/** Lets a row that lies after the one given last wait for its turn. */
export function push(q: usize, row: usize): void {
  const heap = <usize>load<u32>(q, HEAP)
  let i = load<i32>(q, PENDING)
  store<i32>(q, i + 1, PENDING)
  while (i > 0) {
    const parent = (i - 1) >> 1
    const above = <usize>load<u32>(heap + (<usize>parent << 2))
    if (!isBefore(row, above)) break
    store<u32>(heap + (<usize>i << 2), <u32>above)
    i = parent
  }
  store<u32>(heap + (<usize>i << 2), <u32>row)
}

/** Reads rows and the words of their lines for nothing, so that they are in the cache when their turn comes. */
export function readAhead(state: usize, q: usize): void {
  const from = load<i32>(q, AHEAD)
  if (load<i32>(q, NEXT) < from) return
  const to = min(from + AT_A_TIME, load<i32>(q, SORTED))
  for (let i = from; i < to; i++) {
    const row = <usize>load<u32>(q, ROWS) + <usize>load<i32>(<usize>load<u32>(q, ORDER) + (<usize>i << 2)) * ROW
    touch(state, row)
  }
  store<i32>(q, from + AT_A_TIME, AHEAD)
}

/** The next row, or 0 when all are given. */
export function next(q: usize): usize {
  const at = load<i32>(q, NEXT)
  let row: usize = 0
  if (at < load<i32>(q, SORTED)) row = <usize>load<u32>(q, ROWS) + <usize>load<i32>(<usize>load<u32>(q, ORDER) + (<usize>at << 2)) * ROW
  if (load<i32>(q, PENDING) > 0 && (row == 0 || !isBefore(row, <usize>load<u32>(<usize>load<u32>(q, HEAP))))) return pop(q)
  if (row != 0) store<i32>(q, at + 1, NEXT)
  return row
}

function pop(q: usize): usize {
  const heap = <usize>load<u32>(q, HEAP)
  const top = <usize>load<u32>(heap)
  const n = load<i32>(q, PENDING) - 1
  const row = <usize>load<u32>(heap + (<usize>n << 2))
  store<i32>(q, n, PENDING)
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= n) break
    let below = <usize>load<u32>(heap + (<usize>child << 2))
    if (child + 1 < n) {
      const other = <usize>load<u32>(heap + (<usize>(child + 1) << 2))
      if (isBefore(other, below)) {
        below = other
        child++
      }
    }
    if (isBefore(row, below)) break
    store<u32>(heap + (<usize>i << 2), <u32>below)
    i = child
  }
  store<u32>(heap + (<usize>i << 2), <u32>row)
  return top
}

/** By moment, caller and key. */
// @ts-ignore: decorator
@inline
function isBefore(a: usize, b: usize): bool {
  const x = load<i32>(a)
  const y = load<i32>(b)
  if (x != y) return x < y
  if (load<i32>(a, CALLER) != load<i32>(b, CALLER)) return load<i32>(a, CALLER) < load<i32>(b, CALLER)
  return load<i32>(a, KEY) < load<i32>(b, KEY)
}
