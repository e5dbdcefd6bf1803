// Roles: labels of calls and of truth/calls agree, record by record, on the legs of both sides.
import { ROLES } from '../../../records/tables.ts'
import { Check } from '../check.ts'
import type { Block, CallLaws, Known } from './law.ts'
import type { Listed } from './listed.ts'

export const RELAY = ROLES.indexOf('relay')
const NONE_ROLE = ROLES.indexOf('none')

export class RoleLaws implements CallLaws {
  readonly #labels = new Check('truth.labels', 'label is 1 exactly for records that truth/calls lists as relay')
  readonly #listed = new Check('truth.calls', 'what truth/calls lists is there, with its reference and operation, '
    + 'on both legs; label is 1 exactly for role relay')
  readonly checks = [this.#labels, this.#listed]
  /** Records by role, in the order of ROLES. */
  readonly roles = new Float64Array(ROLES.length)
  readonly #known: Known

  constructor(known: Known) {
    this.#known = known
  }

  examine({ rows, count, legs, listed }: Block): void {
    const { record_id, network_call_reference } = rows.floats
    const { label } = rows.ints
    const met = listed.met.values()
    const labelled = !this.#known.blind
    this.#labels.examined += labelled ? count : 0
    this.roles[NONE_ROLE] += count
    for (let row = 0; row < count; row++) {
      const at = listed.find(record_id[row])
      if (labelled && label[row] !== (at >= 0 && listed.role.values()[at] === RELAY ? 1 : 0) && this.#labels.fails()) {
        const role = at < 0 ? 'not listed' : ROLES[listed.role.values()[at]]
        this.#labels.examples.push(`${rows.where(row)}: label ${label[row]}, ${role} in truth/calls`)
      }
      if (at < 0) continue
      met[at]++
      this.roles[NONE_ROLE]--
      this.roles[listed.role.values()[at]]++
      if (listed.reference.values()[at] === network_call_reference[row]) continue
      this.#listed.fail(`${rows.where(row)}: listed with reference ${listed.reference.values()[at]}`)
    }
    this.#compareSides({ rows, count, legs, listed })
  }

  /** Both legs of a call are listed alike, or neither is. */
  #compareSides({ rows, legs, listed }: Block): void {
    const { record_id } = rows.floats
    for (let call = 0; call < legs.calls; call++) {
      const moc = legs.moc[call]
      const mtc = legs.mtc[call]
      if (moc < 0 || mtc < 0) continue
      const one = listed.find(record_id[moc])
      const other = listed.find(record_id[mtc])
      if (one < 0 && other < 0) continue
      if (one >= 0 && other >= 0 && listed.isAlike(one, other)) continue
      this.#listed.fail(`${rows.where(moc)} and the leg of the other side, ${rows.where(mtc)}, are not listed alike`)
    }
  }

  endDay(listed: Listed): void {
    const [id, label, role, operation, met] = [listed.id, listed.label, listed.role, listed.operation, listed.met]
      .map((column) => column.values())
    this.#listed.examined += listed.size
    for (let at = 0; at < listed.size; at++) {
      const right = met[at] === 1 && operation[at] >= 0 && label[at] === (role[at] === RELAY ? 1 : 0)
      if (right) continue
      this.#listed.fail(`${listed.path} record ${id[at]}: ${ROLES[role[at]]} with label ${label[at]} of `
        + `${operation[at] < 0 ? 'no operation' : 'an operation'}, met ${met[at]} times among the calls`)
    }
    if (listed.twice > 0) this.#listed.fail(`${listed.path} lists ${listed.twice} records twice`)
  }
}
