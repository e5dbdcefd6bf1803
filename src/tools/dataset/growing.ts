// Typed arrays that grow.

export class Growing<T extends Int32Array | Float64Array> {
  size = 0
  #data: T
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
    this.#data = make(1024)
  }

  push(value: number): void {
    if (this.size === this.#data.length) {
      const wider = this.#make(2 * this.size)
      wider.set(this.#data)
      this.#data = wider
    }
    this.#data[this.size++] = value
  }

  /** What was pushed so far. */
  values(): T {
    return this.#data.subarray(0, this.size) as T
  }
}
