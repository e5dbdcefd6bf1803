// The attempts of one slice in their total order: (moment, caller, key).

import { ASK, ROW } from './foresight.ts'

/** Values of a row; those of one lie together, so that reading it touches one cache line. */
const SIZE = ROW.size
/** Bits of the moment within a slice that each of the two sorting passes takes. */
const DIGIT = 8
const DIGITS = 1 << DIGIT

/**
 * `load` what is known beforehand and `sort`; then `next` gives one row after the other, and `push` may add more that
 * lie later. A row is known by where it begins in `rows`.
 */
export class Queue {
  /** The rows; replaced as the queue grows. */
  rows = new Int32Array(0)
  #end = 0
  #order = new Int32Array(0)
  #spare = new Int32Array(0)
  readonly #counts = new Int32Array(DIGITS + 1)
  #sorted = 0
  #at = 0
  #heap = new Int32Array(256)
  #pending = 0

  clear(): void {
    this.#end = 0
    this.#sorted = 0
    this.#at = 0
    this.#pending = 0
  }

  /** Adds rows as they are. */
  take(rows: Int32Array): void {
    while (this.#end + rows.length > this.rows.length) this.rows = doubled(this.rows)
    this.rows.set(rows, this.#end)
    this.#end += rows.length
  }

  /** Adds an attempt of which the crowd must be asked. */
  load(ms: number, caller: number, callee: number, key: number, note: number): void {
    const at = this.#end
    if (at + SIZE > this.rows.length) this.rows = doubled(this.rows)
    const rows = this.rows
    rows[at] = ms
    rows[at + 1] = caller
    rows[at + 2] = callee
    rows[at + 3] = key
    rows[at + 4] = note
    rows[at + ROW.fate] = ASK
    this.#end = at + SIZE
  }

  /** Puts what was loaded in order: two passes over the moment within the slice, then ties. */
  sort(): void {
    const n = this.#end / SIZE
    if (this.#order.length < n) {
      this.#order = new Int32Array(2 * n)
      this.#spare = new Int32Array(2 * n)
    }
    const order = this.#order
    for (let i = 0; i < n; i++) order[i] = i * SIZE
    this.#pass(order, this.#spare, n, 0)
    this.#pass(this.#spare, order, n, DIGIT)
    const { rows } = this
    for (let i = 1; i < n; i++) {
      const row = order[i]
      let j = i
      while (j > 0 && rows[order[j - 1]] === rows[row] && this.#before(row, order[j - 1])) {
        order[j] = order[j - 1]
        j--
      }
      order[j] = row
    }
    this.#sorted = n
  }

  /** Adds an attempt that lies after the one given last. */
  push(ms: number, caller: number, callee: number, key: number, note: number): void {
    const row = this.#end
    this.load(ms, caller, callee, key, note)
    if (this.#pending === this.#heap.length) this.#heap = doubled(this.#heap)
    const heap = this.#heap
    let i = this.#pending++
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.#before(row, heap[parent])) break
      heap[i] = heap[parent]
      i = parent
    }
    heap[i] = row
  }

  /** The next attempt, or -1 when all are given. */
  next(): number {
    if (this.#pending === 0) return this.#at < this.#sorted ? this.#order[this.#at++] : -1
    if (this.#at < this.#sorted && this.#before(this.#order[this.#at], this.#heap[0])) return this.#order[this.#at++]
    return this.#pop()
  }

  #pop(): number {
    const heap = this.#heap
    const top = heap[0]
    const row = heap[--this.#pending]
    const n = this.#pending
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= n) break
      if (child + 1 < n && this.#before(heap[child + 1], heap[child])) child++
      if (this.#before(row, heap[child])) break
      heap[i] = heap[child]
      i = child
    }
    heap[i] = row
    return top
  }

  #before(a: number, b: number): boolean {
    const { rows } = this
    if (rows[a] !== rows[b]) return rows[a] < rows[b]
    if (rows[a + 1] !== rows[b + 1]) return rows[a + 1] < rows[b + 1]
    return rows[a + 3] < rows[b + 3]
  }

  #pass(from: Int32Array, to: Int32Array, n: number, shift: number): void {
    const counts = this.#counts.fill(0)
    const { rows } = this
    for (let i = 0; i < n; i++) counts[((rows[from[i]] >>> shift) & (DIGITS - 1)) + 1]++
    for (let i = 1; i < DIGITS; i++) counts[i] += counts[i - 1]
    for (let i = 0; i < n; i++) {
      const row = from[i]
      to[counts[(rows[row] >>> shift) & (DIGITS - 1)]++] = row
    }
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(1024, 2 * array.length))
  larger.set(array)
  return larger
}
