// Pieces: the partial records of a leg make one whole talk.
import { MAX_TALK } from '../../../base/units.ts'
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { CallRows } from './call-rows.ts'
import type { Block, CallLaws } from './law.ts'
import { PARTIAL } from './times.ts'

/** What all records of a leg share. */
const SAME_FLOATS = ['served_msisdn', 'served_imsi', 'served_imei', 'calling_number', 'called_number'] as const
const SAME_INTS = ['seizure_time', 'alerting_time', 'lac', 'cell', 'label'] as const
const PARTIAL_CAUSE = 1

export class PieceLaws implements CallLaws {
  readonly #pieces = new Check('calls.partials', 'partial records are numbered from 1, follow each other without a '
    + `gap, share what is said of the call, and all but the last have ${PARTIAL} s and cause 1`)
  readonly checks = [this.#pieces]

  examine({ rows, count, legs }: Block): void {
    const { partial_record_number, cause_for_term } = rows.ints
    for (let row = 0; row < count; row++) {
      if (legs.first[row] === 0) continue
      if (legs.next[row] < 0 && partial_record_number[row] === NONE && cause_for_term[row] !== PARTIAL_CAUSE) continue
      this.#pieces.examined++
      if (!isWhole(rows, row, legs.next) && this.#pieces.fails()) {
        this.#pieces.examples.push(`${rows.where(row)}: ${tell(rows, row, legs.next)}`)
      }
    }
  }
}

function isWhole(rows: CallRows, first: number, next: Int32Array): boolean {
  const { answer_time, release_time, call_duration, cause_for_term, partial_record_number } = rows.ints
  let pieces = 0
  let talk = 0
  for (let row = first; row >= 0; row = next[row]) {
    const last = next[row] < 0
    talk += call_duration[row]
    if (partial_record_number[row] !== ++pieces || (cause_for_term[row] === PARTIAL_CAUSE) === last) return false
    if (!last && (call_duration[row] !== PARTIAL || answer_time[next[row]] !== release_time[row])) return false
    if (!isSameCall(rows, first, row)) return false
  }
  return pieces > 1 && talk <= MAX_TALK
}

function isSameCall(rows: CallRows, one: number, other: number): boolean {
  return SAME_FLOATS.every((name) => rows.floats[name][one] === rows.floats[name][other])
    && SAME_INTS.every((name) => rows.ints[name][one] === rows.ints[name][other])
}

function tell(rows: CallRows, first: number, next: Int32Array): string {
  const { answer_time, release_time, partial_record_number, cause_for_term } = rows.ints
  const pieces: string[] = []
  for (let row = first; row >= 0 && pieces.length < 6; row = next[row]) {
    const number = partial_record_number[row] === NONE ? 'none' : partial_record_number[row]
    pieces.push(`piece ${number} from ${rows.frame.text(answer_time[row])} to ${rows.frame.text(release_time[row])} `
      + `with cause ${cause_for_term[row]}`)
  }
  return pieces.join('; ')
}
