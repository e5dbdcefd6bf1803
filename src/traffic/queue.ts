// The attempts of one slice in their total order: (moment, caller, key).

/**
 * Attempts as columns of one slice. `load` what is known beforehand and `sort`; then `next` gives one after the other,
 * and `push` may add more that lie later. Numbers of attempts are positions in the columns.
 */
export class Queue {
  ms = new Int32Array(0)
  caller = new Int32Array(0)
  callee = new Int32Array(0)
  key = new Int32Array(0)
  /** What the day needs to know besides; see day.ts. */
  note = new Int32Array(0)
  size = 0
  #order = new Int32Array(0)
  #spare = new Int32Array(0)
  readonly #counts = new Int32Array(1025)
  #sorted = 0
  #at = 0
  #heap = new Int32Array(256)
  #pending = 0

  clear(): void {
    this.size = 0
    this.#sorted = 0
    this.#at = 0
    this.#pending = 0
  }

  load(ms: number, caller: number, callee: number, key: number, note: number): void {
    if (this.size === this.ms.length) this.#grow()
    const i = this.size++
    this.ms[i] = ms
    this.caller[i] = caller
    this.callee[i] = callee
    this.key[i] = key
    this.note[i] = note
  }

  /** Puts what was loaded in order: two passes of ten bits over the moment within the slice, then ties. */
  sort(): void {
    const n = this.size
    if (this.#order.length < n) {
      this.#order = new Int32Array(this.ms.length)
      this.#spare = new Int32Array(this.ms.length)
    }
    for (let i = 0; i < n; i++) this.#spare[i] = i
    this.#pass(this.#spare, this.#order, n, 0)
    this.#pass(this.#order, this.#spare, n, 10)
    const order = this.#spare
    for (let i = 1; i < n; i++) {
      const row = order[i]
      let j = i
      while (j > 0 && this.ms[order[j - 1]] === this.ms[row] && this.#before(row, order[j - 1])) {
        order[j] = order[j - 1]
        j--
      }
      order[j] = row
    }
    this.#sorted = n
  }

  /** Adds an attempt that lies after the one given last. */
  push(ms: number, caller: number, callee: number, key: number, note: number): void {
    this.load(ms, caller, callee, key, note)
    if (this.#pending === this.#heap.length) this.#heap = doubled(this.#heap)
    const heap = this.#heap
    const row = this.size - 1
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
    if (this.#pending === 0) return this.#at < this.#sorted ? this.#spare[this.#at++] : -1
    if (this.#at < this.#sorted && this.#before(this.#spare[this.#at], this.#heap[0])) return this.#spare[this.#at++]
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
    const { ms, caller, key } = this
    return ms[a] !== ms[b] ? ms[a] < ms[b] : caller[a] !== caller[b] ? caller[a] < caller[b] : key[a] < key[b]
  }

  #pass(from: Int32Array, to: Int32Array, n: number, shift: number): void {
    const counts = this.#counts.fill(0)
    const { ms } = this
    for (let i = 0; i < n; i++) counts[((ms[from[i]] >>> shift) & 1023) + 1]++
    for (let i = 1; i < 1024; i++) counts[i] += counts[i - 1]
    for (let i = 0; i < n; i++) {
      const row = from[i]
      to[counts[(ms[row] >>> shift) & 1023]++] = row
    }
  }

  #grow(): void {
    this.ms = doubled(this.ms)
    this.caller = doubled(this.caller)
    this.callee = doubled(this.callee)
    this.key = doubled(this.key)
    this.note = doubled(this.note)
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(1024, 2 * array.length))
  larger.set(array)
  return larger
}
