// Record ids of calls: no number stands for two records.
import { IdFilter } from '../ids.ts'
import type { Block, CallLaws } from './law.ts'

export class RecordIdLaws implements CallLaws {
  readonly filter: IdFilter
  readonly checks

  /** `records` is how many there will be, about. */
  constructor(records: number) {
    this.filter = new IdFilter('calls.ids', records)
    this.checks = [this.filter.check]
  }

  examine({ rows, count }: Block): void {
    this.filter.examine(rows.floats.record_id, count)
  }
}
