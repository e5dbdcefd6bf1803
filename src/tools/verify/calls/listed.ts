// Listed calls: what truth/calls tells of the records of one day.
import { Growing } from '../../dataset/growing.ts'
import type { ChunkColumns } from '../../dataset/chunk-columns.ts'
import { Positions } from '../../dataset/positions.ts'

const ints = () => new Growing((length) => new Int32Array(length))

/** Columns by listed record; operations are positions, -1 where unknown. */
export class Listed {
  readonly #records = new Positions(1024)
  readonly id = new Growing((length) => new Float64Array(length))
  readonly reference = new Growing((length) => new Float64Array(length))
  readonly label = ints()
  readonly role = ints()
  readonly operation = ints()
  readonly pair: (string | undefined)[] = []
  /** 1 where the record was met among the calls. */
  readonly met = ints()
  /** How many are listed again. */
  twice = 0
  readonly path: string

  /** `path` is for examples. */
  constructor(path: string) {
    this.path = path
  }

  get size(): number {
    return this.id.size
  }

  /** Records that are listed twice keep their first place. */
  add(columns: ChunkColumns, operationAt: ReadonlyMap<string, number>): void {
    const [ids, references] = [columns.floats('record_id'), columns.floats('network_call_reference')]
    const [labels, roles] = [columns.ints('label'), columns.ints('role')]
    const operations = columns.texts('operation_id')
    const pairs = columns.texts('pair_id')
    for (let row = 0; row < columns.rows; row++) {
      if (!this.#records.add(ids[row])) {
        this.twice++
        continue
      }
      this.id.push(ids[row])
      this.reference.push(references[row])
      this.label.push(labels[row])
      this.role.push(roles[row])
      this.operation.push(operationAt.get(operations[row] ?? '') ?? -1)
      this.pair.push(pairs[row])
      this.met.push(0)
    }
  }

  /** The place of a record in the columns, or -1. */
  find(recordId: number): number {
    return this.#records.find(recordId)
  }

  /** Whether two records are listed with the same role, operation and pair. */
  isAlike(one: number, other: number): boolean {
    const [role, operation] = [this.role.values(), this.operation.values()]
    return role[one] === role[other] && operation[one] === operation[other] && this.pair[one] === this.pair[other]
  }
}
