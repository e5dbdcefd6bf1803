// Classes of SIMs: those of relay operations, those of lawful ones by their kind, all others by their profile.
import type { Colour } from '../../pictures/index.ts'
import { OTHERS } from '../../pictures/index.ts'
import { TRUTH_SIMS } from '../../records/tables.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Positions } from '../dataset/positions.ts'
import type { OperationFacts } from '../explain/subject.ts'

export interface SimClass {
  readonly name: string
  readonly colour: Colour
  /** Position in the patterns of lines. */
  readonly dash: number
  readonly strong: boolean
  readonly sims: number
}

export interface Classes {
  /** From the most ordinary to the SIMs of relay operations. */
  readonly all: readonly SimClass[]
  /** By position of the SIM: its class. */
  readonly of: Uint8Array
  /** By position of the SIM: when the operation first used it; before, it had another holder. */
  readonly since: Int32Array
}

export const RELAY = 'relay SIMs'

export async function readClasses(dataset: Dataset, sims: Positions, operations: readonly OperationFacts[]): Promise<Classes> {
  const kinds = new Map(operations.map(({ id, kind, label }) => [id, label === 1 ? RELAY : kind]))
  const names = Array.from({ length: sims.size }, () => '')
  const since = new Int32Array(sims.size)
  const counts = new Map<string, number>()
  await dataset.each(TRUTH_SIMS, { columns: ['imsi', 'profile', 'label', 'operation_id', 'first_use_time'] }, (rows) => {
    const [imsi, label, first] = [rows.floats('imsi'), rows.ints('label'), rows.ints('first_use_time')]
    const [profile, operation] = [rows.texts('profile'), rows.texts('operation_id')]
    for (let row = 0; row < rows.rows; row++) {
      const sim = sims.find(imsi[row])
      if (sim < 0) continue
      // A SIM that an operation only bought has done nothing yet.
      const used = operation[row] !== undefined && first[row] !== NONE
      const name = label[row] === 1 ? RELAY : (used ? kinds.get(operation[row] ?? '') : undefined) ?? profile[row] ?? ''
      names[sim] = name
      since[sim] = used ? first[row] : 0
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  })
  const all = looks(counts)
  const places = new Map(all.map(({ name }, place) => [name, place]))
  return { all, of: Uint8Array.from(names, (name) => places.get(name) ?? 0), since }
}

/** The commonest in grey, relay SIMs in their own colour and on top, the others each with a colour and a pattern. */
function looks(counts: ReadonlyMap<string, number>): SimClass[] {
  const byCount = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const ordinary = byCount.filter(([name]) => name !== RELAY)
  const classes = ordinary.map(([name, sims], i): SimClass => (i === 0
    ? { name, sims, colour: 'c8', dash: 0, strong: false }
    : { name, sims, colour: OTHERS[(i - 1) % OTHERS.length], dash: 1 + ((i - 1) % 5), strong: false }))
  const relay = counts.get(RELAY) ?? 0
  return relay > 0 ? [...classes, { name: RELAY, sims: relay, colour: 'c1', dash: 0, strong: true }] : classes
}
