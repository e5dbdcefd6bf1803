// Causes: which ends of a call there are (TS 32.298 causeForTerm, TS 24.008 diagnostics, disconnectparty).
import { Check } from '../check.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Block, CallLaws } from './law.ts'

/** Cause, diagnostics, who ended it, whether somebody answered, whether the callee's phone rang. */
type End = readonly [cause: number, diagnostics: number, party: number, answered: number, alerted: number]

const ENDS: readonly End[] = [
  [0, 16, 1, 1, 1], // talked; the caller hung up
  [0, 16, 2, 1, 1], // talked; the callee hung up
  [4, 41, 3, 1, 1], // talked; the radio link was lost
  [1, NONE, NONE, 1, 1], // a partial record: the talk goes on
  [3, 16, 1, 0, 1], // the caller gave up
  [3, 21, 2, 0, 1], // the callee rejected it
  [3, 19, 3, 0, 1], // nobody answered
  [3, 17, 3, 0, 0], // busy
  [3, 20, 3, 0, 0], // absent
  [3, 1, 3, 0, 0], // a vacant number
  [3, 27, 3, 0, 0], // suspended
  [3, 8, 3, 0, 0], // the caller is barred
]

const CAUSES = 8
const DIAGNOSTICS = 128
const PARTIES = 4
const legal = new Uint8Array(CAUSES * DIAGNOSTICS * PARTIES * 4)
for (const [cause, diagnostics, party, answered, alerted] of ENDS) {
  legal[code(cause, diagnostics, party) * 4 + answered * 2 + alerted] = 1
}

/** Absent diagnostics and parties count as 0, which neither of them is. */
function code(cause: number, diagnostics: number, party: number): number {
  return (cause * DIAGNOSTICS + (diagnostics === NONE ? 0 : diagnostics)) * PARTIES + (party === NONE ? 0 : party)
}

export class CauseLaws implements CallLaws {
  readonly #causes = new Check('calls.causes', 'cause, diagnostics, releasing party, answer and alerting go together')
  readonly checks = [this.#causes]

  examine({ rows, count }: Block): void {
    const { cause_for_term, diagnostics, disconnect_party, answer_time, alerting_time } = rows.ints
    this.#causes.examined += count
    for (let row = 0; row < count; row++) {
      const cause = cause_for_term[row]
      const why = diagnostics[row]
      const party = disconnect_party[row]
      const known = cause >= 0 && cause < CAUSES && (why === NONE || (why > 0 && why < DIAGNOSTICS))
        && (party === NONE || (party > 0 && party < PARTIES))
      const answered = answer_time[row] === NONE ? 0 : 2
      const alerted = alerting_time[row] === NONE ? 0 : 1
      if (known && legal[code(cause, why, party) * 4 + answered + alerted] === 1) continue
      if (!this.#causes.fails()) continue
      this.#causes.examples.push(`${rows.where(row)}: cause ${cause}, diagnostics ${text(why)}, party ${text(party)}, `
        + `${answered ? 'answered' : 'not answered'}, ${alerted ? 'alerted' : 'not alerted'}`)
    }
  }
}

function text(value: number): string {
  return value === NONE ? 'none' : String(value)
}
