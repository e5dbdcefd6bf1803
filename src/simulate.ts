// Simulating without files: a scenario's records and truth as batches of columns, one after the other.
import type { Chunk, Column, Table } from './records/fields.ts'
import { repertoire } from './repertoire.ts'
import { Studio, daysOf } from './run/studio.ts'
import { Told } from './run/told.ts'
import { type Job, STANDING } from './run/yield.ts'
import type { Scenario } from './scenario/index.ts'

/** Some rows of one table, column by column; the arrays are the receiver's. Times are seconds after the column's `epoch`. */
export interface Batch extends Chunk {
  readonly table: Table
  /** Local day of the records, as in 2022-06-01; undefined for tables that are not cut into days. */
  readonly day?: string
}

export interface SimulateOptions {
  /** Paths of the tables that are wanted, such as `data/calls` and `truth/sims`; all by default. */
  readonly tables?: readonly string[]
}

/**
 * Yields every table of the dataset that `generate` would write: the standing tables and the truth about SIMs, handsets
 * and operations first, then the records day by day in the order of time, each day with `truth/calls`. Nothing touches the
 * disk. A day is simulated when it is asked for and held until it is consumed (about 150 bytes a record); whoever breaks
 * off the loop ends the simulation. Scenario, seed and version decide every value, as in files.
 */
export async function* simulate(scenario: Scenario, options: SimulateOptions = {}): AsyncGenerator<Batch, void, void> {
  for (const batches of stages(scenario, options)) {
    yield* batches
    await new Promise((resolve) => { setImmediate(resolve) })
  }
}

/** As `simulate`, at once and in this thread: for small scenarios, where a test cannot wait. */
export function* simulateSync(scenario: Scenario, options: SimulateOptions = {}): Generator<Batch, void, void> {
  for (const batches of stages(scenario, options)) yield* batches
}

function* stages(scenario: Scenario, { tables }: SimulateOptions): Generator<Batch[], void, void> {
  let batches: Batch[] = []
  const told = new Told((table, { day }) => (chunk) => {
    if (tables && !tables.includes(table.path)) return
    batches.push({ table, rows: chunk.rows, columns: chunk.columns.map(copied), ...(day === undefined ? {} : { day }) })
  })
  const studio = new Studio(scenario, repertoire, told)
  studio.receive(studio.pass(() => {}))
  const turns: (readonly Job[])[] = [STANDING, ...Array.from({ length: daysOf(scenario) + 1 }, (_, unit) => [unit - 1])]
  for (const jobs of turns) {
    batches = []
    for (const job of jobs) studio.do(job, () => {})
    yield batches
  }
}

function copied({ field, data, valid, epoch }: Column): Column {
  return { field, data: data.slice(), ...(valid ? { valid: valid.slice() } : {}), ...(epoch === undefined ? {} : { epoch }) }
}

/** A value of a row: identifiers, categories and dates are text, times are Dates, what is absent is null. */
export type Cell = string | number | Date | null

/** A row of a table, by the names of its fields. */
export type Row = Readonly<Record<string, Cell>>

/** The rows of a batch as objects, one at a time: slower than its columns, and easier to read. */
export function* rowsOf(batch: Chunk): Generator<Row, void, void> {
  const readers = batch.columns.map((column) => [column.field.name, readerOf(column)] as const)
  for (let row = 0; row < batch.rows; row++) {
    const object: Record<string, Cell> = {}
    for (const [name, read] of readers) object[name] = read(row)
    yield object
  }
}

function readerOf({ field, data, valid, epoch = 0 }: Column): (row: number) => Cell {
  const value = (row: number): Cell => {
    const each = data[row]
    switch (field.type) {
      case 'identifier': return String(each)
      case 'category': return field.values?.[each as number] ?? null
      case 'time': return new Date((Number(each) + epoch) * 1000)
      case 'date': return new Date(Number(each) * 86_400_000).toISOString().slice(0, 10)
      default: return each
    }
  }
  return valid ? (row) => (valid[row] === 1 ? value(row) : null) : value
}
