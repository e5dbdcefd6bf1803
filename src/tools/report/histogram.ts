// Histograms of whole numbers, and what is drawn from them.
import type { Point } from '../../pictures/index.ts'

/** Larger values are counted as this one. */
const MOST = 2 ** 20
/** Points of a curve. */
const POINTS = 120

export class Histogram {
  total = 0
  #counts = new Float64Array(64)

  /** `value` from 0 on. */
  add(value: number): void {
    const at = Math.min(MOST, value)
    if (at >= this.#counts.length) {
      const wider = new Float64Array(Math.max(at + 1, 2 * this.#counts.length))
      wider.set(this.#counts)
      this.#counts = wider
    }
    this.#counts[at]++
    this.total++
  }

  /** The smallest value that at least this share does not exceed; NaN if there is none. */
  quantile(share: number): number {
    let below = 0
    for (let value = 0; value < this.#counts.length; value++) {
      below += this.#counts[value]
      if (below > 0 && below >= share * this.total) return value
    }
    return NaN
  }

  /** For each of some values, more of them where they are small, the share that is at least so large. */
  exceeding(): Point[] {
    const points: [number, number][] = []
    const growth = Math.exp(Math.log(Math.max(2, this.#counts.length)) / POINTS)
    let [rest, next] = [this.total, 1]
    for (let value = 0; value < this.#counts.length && rest > 0; value++) {
      if (value >= next || (value > 0 && rest === this.#counts[value])) {
        points.push([value, rest / this.total])
        next = Math.max(value + 1, value * growth)
      }
      rest -= this.#counts[value]
    }
    return points
  }

  /** For each value up to `last` the share that does not exceed it, with values times `scale`. */
  notExceeding(last: number, scale: number): Point[] {
    let below = 0
    return Array.from({ length: last + 1 }, (_, value) => {
      below += this.#counts[value] ?? 0
      return [value * scale, below / this.total] as const
    })
  }
}
