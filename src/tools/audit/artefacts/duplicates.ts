// Duplicates: records that are there twice, more often in one class.
import { NONE } from '../../dataset/chunk-columns.ts'
import { Positions } from '../../dataset/positions.ts'
import { type Artefact, Shares } from '../artefact.ts'

const SIDES = ['calling', 'called'] as const

/** Looks within each file: memory follows the largest file. A call cut into partial records is no duplicate. */
export function duplicates(): Artefact {
  const shares = SIDES.map(() => new Shares())
  const seen = SIDES.map(() => new Positions(1024))
  return {
    add(calls) {
      if (calls.begins) for (const positions of seen) positions.clear()
      const reference = calls.floats('network_call_reference')
      const part = calls.ints('partial_record_number')
      for (let row = 0; row < calls.rows; row++) {
        const side = calls.type[row]
        if (part[row] === NONE) shares[side].add(calls.label[row], !seen[side].add(reference[row]))
      }
    },
    findings: () => SIDES.map((side, s) => shares[s].finding('duplicates', `${side} records that are there twice`, 0.005)),
  }
}
