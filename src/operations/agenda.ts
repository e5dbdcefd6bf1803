// The agenda of the operations' pass: what happens next, in a total order.

/** Something that will happen. Of things at the same moment, the lower line comes first, then what was entered first. */
export interface Entry {
  /** Milliseconds after the first cut of the run. */
  readonly time: number
  /** The calling line, or -1 for what is no call. */
  readonly line: number
  readonly what: 'wake' | 'call-back' | 'report' | 'bar' | 'cover' | 'nurse' | 'leave' | 'own' | 'return'
  /** The pair; the attempt that is called back to or reported; the bar; the SIM that is nursed. */
  readonly who: number
}

/** A binary heap over (time, line, number of entry). */
export class Agenda {
  readonly #entries: Entry[] = []
  readonly #numbers: number[] = []
  #entered = 0

  add(entry: Entry): void {
    const number = this.#entered++
    let i = this.#entries.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(entry, number, this.#entries[parent], this.#numbers[parent])) break
      this.#put(i, this.#entries[parent], this.#numbers[parent])
      i = parent
    }
    this.#put(i, entry, number)
  }

  /** Takes the first entry off, if there is one before `end`. */
  next(end: number): Entry | undefined {
    const first = this.#entries[0]
    if (first === undefined || first.time >= end) return undefined
    const entry = this.#entries.pop()
    const number = this.#numbers.pop()
    const n = this.#entries.length
    if (n === 0 || entry === undefined || number === undefined) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= n) break
      if (child + 1 < n && this.#before(child + 1, child)) child++
      if (before(entry, number, this.#entries[child], this.#numbers[child])) break
      this.#put(i, this.#entries[child], this.#numbers[child])
      i = child
    }
    this.#put(i, entry, number)
    return first
  }

  #put(i: number, entry: Entry, number: number): void {
    this.#entries[i] = entry
    this.#numbers[i] = number
  }

  #before(a: number, b: number): boolean {
    return before(this.#entries[a], this.#numbers[a], this.#entries[b], this.#numbers[b])
  }
}

function before(a: Entry, aNumber: number, b: Entry, bNumber: number): boolean {
  if (a.time !== b.time) return a.time < b.time
  return a.line !== b.line ? a.line < b.line : aNumber < bNumber
}
