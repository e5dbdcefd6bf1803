// Missingness: fields that are left empty more often for one class.
import { NONE } from '../../dataset/chunk-columns.ts'
import { type Artefact, Shares } from '../artefact.ts'

/** Fields whose absence is no behaviour: unlike answer_time, which is absent where nobody answered. */
const FLOATS = ['served_imei']
const INTS = ['lac', 'cell']
const SIDES = ['calling', 'called'] as const

export function missingness(): Artefact {
  const shares = SIDES.map(() => [...FLOATS, ...INTS].map(() => new Shares()))
  return {
    add(calls) {
      const floats = FLOATS.map((name) => calls.floats(name))
      const ints = INTS.map((name) => calls.ints(name))
      for (let row = 0; row < calls.rows; row++) {
        const side = shares[calls.type[row]]
        floats.forEach((column, i) => side[i].add(calls.label[row], column[row] === 0))
        ints.forEach((column, i) => side[FLOATS.length + i].add(calls.label[row], column[row] === NONE))
      }
    },
    findings: () => SIDES.flatMap((side, s) => [...FLOATS, ...INTS].map((name, i) =>
      shares[s][i].finding('missingness', `${side} records without ${name}`, 0.02))),
  }
}
