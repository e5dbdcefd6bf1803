// An artefact: something by which records of relay calls could be told apart without any behaviour.
import type { Calls } from './calls.ts'

export interface Finding {
  /** Of the artefact, and which column or part of it. */
  readonly name: string
  /** What was compared and how it came out, for people. */
  readonly told: string
  /** By how much the classes differ, in the artefact's own measure; and in standard errors. */
  readonly difference: number
  readonly errors: number
  /** Large and no accident: a detector could live on it. */
  readonly leak: boolean
}

/** Looks at all calls, chunk by chunk, and then says what it found. */
export interface Artefact {
  add(calls: Calls): void
  findings(): Finding[]
}

/** Standard errors from which a difference is no accident, where dozens are looked for. */
const SURE = 5

export function finding(name: string, told: string, difference: number, errors: number, large: number): Finding {
  return { name, told, difference, errors, leak: Math.abs(difference) > large && Math.abs(errors) > SURE }
}

/** Shares of two classes: relay and other. */
export class Shares {
  readonly hits = [0, 0]
  readonly all = [0, 0]

  add(label: number, hit: boolean): void {
    this.all[label]++
    if (hit) this.hits[label]++
  }

  share(label: number): number {
    return this.all[label] === 0 ? NaN : this.hits[label] / this.all[label]
  }

  /** `large` is the difference of shares from which it matters. */
  finding(name: string, what: string, large: number): Finding {
    const pooled = (this.hits[0] + this.hits[1]) / (this.all[0] + this.all[1])
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / this.all[0] + 1 / this.all[1]))
    const difference = this.share(1) - this.share(0)
    const told = `${percent(this.share(1))} of relay ${what}, ${percent(this.share(0))} of others`
    return finding(name, told, difference || 0, error > 0 ? difference / error : 0, large)
  }
}

export function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(2)} %`
}
