// Granularity: moments and durations of one class on rounder numbers than those of the other.
import { NONE } from '../../dataset/chunk-columns.ts'
import { type Artefact, Shares } from '../artefact.ts'

const MODULI = [2, 5, 10, 60] as const
const COLUMNS = ['seizure_time', 'call_duration'] as const

/** Behaviour decides who is short: only talks longer than the largest modulus are compared. */
const LONG = 60

export function granularity(): Artefact {
  const shares = COLUMNS.map(() => MODULI.map(() => new Shares()))
  return {
    add(calls) {
      const columns = COLUMNS.map((name) => calls.ints(name))
      const answer = calls.ints('answer_time')
      for (let row = 0; row < calls.rows; row++) {
        if (calls.type[row] !== 0) continue
        columns.forEach((column, c) => {
          if (c === 1 && (answer[row] === NONE || column[row] <= LONG)) return
          MODULI.forEach((modulus, m) => shares[c][m].add(calls.label[row], column[row] % modulus === 0))
        })
      }
    },
    findings: () => COLUMNS.flatMap((name, c) => MODULI.map((modulus, m) =>
      shares[c][m].finding('granularity', `${name} on whole ${modulus} s`, 0.05))),
  }
}
