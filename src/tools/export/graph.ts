// A call graph for PyTorch Geometric and DGL: nodes with features, labels and masks, and edges in the order of time.
import { join } from 'node:path'
import type { Chunk, Column, Field, Table } from '../../records/fields.ts'
import { Rows } from '../../records/rows.ts'
import { CALLS } from '../../records/tables.ts'
import { formats, prepareSinks } from '../../sinks/index.ts'
import { NONE } from '../dataset/chunk-columns.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { hash, Positions } from '../dataset/positions.ts'
import { FEATURES, type FeatureBlock, eachFeatures } from '../features/features.ts'
import type { Export } from './contract.ts'
import { type Sims, readSims } from './sims.ts'

const SOURCE = 'patchcord'
const number = (name: string, description: string): Field => ({ name, type: 'int32', source: SOURCE, description })

const EDGES: Table = {
  path: 'edges', daily: false, description: 'Attempts of calls, from node to node, in the order of time.',
  fields: [
    number('source', 'Node that called.'), number('target', 'Node that was called.'),
    { name: 'time', type: 'time', source: SOURCE, description: 'Seizure.' },
    number('answered', '1: it was answered.'), { ...number('duration', 'Talking time; 0 where it was not answered.'), unit: 's' },
  ],
}
const KEYS: readonly Field[] = [
  number('node', 'Position of the node, from 0; subscribers first, then numbers of other networks.'),
  { name: 'msisdn', type: 'identifier', source: SOURCE, description: 'Its number.' },
  { ...number('label', '1: a SIM that carried relay calls; absent for other networks.'), nullable: true },
  number('train_mask', '1: three fifths of the subscribers, by a hash of the number.'), number('val_mask', '1: a fifth of them.'), number('test_mask', '1: the last fifth.'),
  { name: 'operation_id', type: 'text', nullable: true, source: SOURCE, description: 'Operation that used it: for masks that keep operations apart.' },
]
const NODES: Table = {
  path: 'nodes', daily: false, description: 'Lines: those of the network, and those that they call or are called by.',
  fields: [...KEYS, ...[...FEATURES.values()].map(({ name, unit, meaning }): Field => ({ name, type: 'double', unit, nullable: true, source: SOURCE, description: meaning }))],
}
/** Rows of a file that wait to be written. */
const BLOCK = 65_536
/** Of ten parts of the subscribers, those that are trained on, and those before which they are for validation. */
const TRAINED = 6
const VALIDATED = 8

export const graph: Export = {
  name: 'graph',
  description: 'nodes.parquet (features, label, masks) and edges.parquet (source, target, time) for PyTorch Geometric and DGL',
  async write(dataset, folder, onProgress) {
    await prepareSinks()
    const sims = await readSims(dataset)
    const nodes = new Positions(2 * sims.msisdn.length)
    sims.msisdn.forEach((each) => nodes.add(each))
    const others: number[] = []
    await writeEdges(dataset, folder, nodes, others, onProgress)
    await writeNodes(dataset, folder, sims, others)
  },
}

/** A call has one edge: by its MOC leg, or by its MTC leg where the caller is of another network; partial records add none. */
async function writeEdges(dataset: Dataset, folder: string, nodes: Positions, others: number[], onProgress: (done: number, of: number) => void): Promise<void> {
  const sink = open(EDGES, folder, dataset)
  const subscribers = nodes.size
  const rows = new Rows(EDGES, BLOCK, dataset.frame.origin)
  const [source, target, time, answered, talked] = EDGES.fields.map(({ name }) => rows.ints(name))
  const columns = ['record_type', 'calling_number', 'called_number', 'seizure_time', 'answer_time', 'call_duration', 'partial_record_number']
  let done = 0
  await dataset.each(CALLS, { columns }, (calls) => {
    const [calling, called] = ['calling_number', 'called_number'].map((name) => calls.floats(name))
    const [type, seizure, answer, duration, part] = ['record_type', 'seizure_time', 'answer_time', 'call_duration', 'partial_record_number'].map((name) => calls.ints(name))
    for (let row = 0; row < calls.rows; row++) {
      const caller = nodes.find(calling[row])
      if (part[row] > 1 || (type[row] !== 0 && caller >= 0 && caller < subscribers)) continue
      const at = rows.size++
      source[at] = place(nodes, others, calling[row])
      target[at] = place(nodes, others, called[row])
      time[at] = seizure[row]
      answered[at] = answer[row] === NONE ? 0 : 1
      talked[at] = answer[row] === NONE ? 0 : duration[row]
      if (rows.size === BLOCK) flush()
    }
    onProgress(done += calls.rows, dataset.rows(CALLS))
  })
  flush()
  sink.close()

  function flush(): void {
    if (rows.size > 0) sink.write(rows.chunk())
    rows.size = 0
  }
}

function place(nodes: Positions, others: number[], line: number): number {
  if (nodes.add(line)) others.push(line)
  return nodes.find(line)
}

async function writeNodes(dataset: Dataset, folder: string, sims: Sims, others: readonly number[]): Promise<void> {
  const sink = open(NODES, folder, dataset)
  await eachFeatures(dataset, {}, (block) => sink.write(subscriberNodes(block, sims)))
  for (let from = 0; from < others.length; from += BLOCK) sink.write(otherNodes(others.slice(from, from + BLOCK), sims.msisdn.length + from))
  sink.close()
}

function subscriberNodes({ from, sims: rows, msisdn, columns }: FeatureBlock, { truth }: Sims): Chunk {
  const part = Array.from(msisdn, (line) => (hash(line) >>> 0) % 10)
  const operation = truth.operation.slice(from, from + rows)
  const keys = [
    Int32Array.from({ length: rows }, (_, i) => from + i), msisdn, truth.label.slice(from, from + rows),
    Int32Array.from(part, (tenth) => Number(tenth < TRAINED)), Int32Array.from(part, (tenth) => Number(tenth >= TRAINED && tenth < VALIDATED)),
    Int32Array.from(part, (tenth) => Number(tenth >= VALIDATED)), operation.map((id) => id ?? ''),
  ]
  return {
    rows,
    columns: NODES.fields.map((field, i): Column => {
      const data = keys[i] ?? columns.get(field.name) as Float64Array
      if (!field.nullable) return { field, data }
      return { field, data, valid: Uint8Array.from(data as ArrayLike<number | string>, (value) => Number(value !== '' && !Number.isNaN(value))) }
    }),
  }
}

function otherNodes(lines: readonly number[], from: number): Chunk {
  const rows = lines.length
  return {
    rows,
    columns: NODES.fields.map((field, i): Column => {
      const data = i === 0 ? Int32Array.from(lines, (_, at) => from + at) : i === 1 ? Float64Array.from(lines)
        : field.type === 'text' ? lines.map(() => '') : field.type === 'double' ? new Float64Array(rows) : new Int32Array(rows)
      return field.nullable ? { field, data, valid: new Uint8Array(rows) } : { field, data }
    }),
  }
}

function open(table: Table, folder: string, { manifest }: Dataset) {
  const parquet = formats.find(({ name }) => name === 'parquet')
  if (!parquet) throw new Error('no Parquet')
  const metadata = { 'patchcord.scenario': manifest.scenarioSha256 }
  return parquet.open({ table, path: join(folder, `${table.path}.parquet`), ids: manifest.ids, utcOffset: manifest.utcOffset, metadata })
}
