// Rows of the shape of data/calls, for measuring how fast they are written.
import type { Chunk, Column, Field, Table } from '../../src/records/fields.ts'

const DAY = 1_654_012_800
const SUBSCRIBERS = 1_000_000
const CALLS_PER_SECOND = 60

function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, type, description: name, source: 'bench', ...more }
}

export const calls: Table = {
  path: 'data/calls',
  description: 'Calls for a bench',
  daily: true,
  fields: [
    field('record_id', 'int64'),
    field('record_type', 'category', { values: ['MOC', 'MTC'] }),
    field('served_msisdn', 'identifier', { digits: 14 }),
    field('served_imsi', 'identifier', { digits: 15 }),
    field('served_imei', 'identifier', { digits: 15, nullable: true }),
    field('calling_number', 'identifier', { digits: 14 }),
    field('called_number', 'identifier'),
    field('seizure_time', 'time'),
    field('alerting_time', 'time', { nullable: true }),
    field('answer_time', 'time', { nullable: true }),
    field('release_time', 'time'),
    field('call_duration', 'int32'),
    field('cause_for_term', 'int32'),
    field('diagnostics', 'int32', { nullable: true }),
    field('disconnect_party', 'int32', { nullable: true }),
    field('lac', 'int32', { nullable: true }),
    field('cell', 'int32', { nullable: true }),
    field('recording_entity', 'category', { values: Array.from({ length: 12 }, (_, k) => `msc-${k + 1}`) }),
    field('network_call_reference', 'identifier', { digits: 16 }),
    field('partial_record_number', 'int32', { nullable: true }),
    field('utc_offset', 'int32')
  ]
}

let state = 1
function random(): number {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
  let x = Math.imul(state ^ (state >>> 12), 0x297a2d39)
  x ^= x >>> 15
  return (x >>> 0) / 4294967296
}

/** A whole number below `limit` that depends on `index` alone. */
function scatter(index: number, limit: number): number {
  let x = Math.imul(index ^ (index >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  let y = Math.imul((x ^ (x >>> 15)) + 77, 0x2c1b3c6d)
  y ^= y >>> 13
  return Math.floor((((x ^ (x >>> 15)) >>> 0) / 4294967296 + (y >>> 0) / 18446744073709551616) * limit)
}

interface Leg {
  readonly call: number
  readonly mtc: boolean
  readonly seizure: number
}

/** `rows` legs in the order of their seizure, from one network of a million subscribers. */
export function callRows(rows: number): Chunk {
  const legs: Leg[] = []
  for (let call = 0; legs.length < rows + 1000; call++) {
    const seizure = Math.floor(call / CALLS_PER_SECOND) + 30_000
    legs.push({ call, mtc: false, seizure })
    if (random() < 0.45) legs.push({ call, mtc: true, seizure: seizure + 1 + Math.floor(random() * 4) })
  }
  legs.sort((a, b) => a.seizure - b.seizure)
  const columns = calls.fields.map(item => emptyColumn(item, rows))
  for (let row = 0; row < rows; row++) fill(columns, row, legs[row])
  return { rows, columns }
}

function emptyColumn(item: Field, rows: number): Column {
  const wide = item.type === 'identifier' || item.type === 'int64'
  return {
    field: item,
    data: wide ? new Float64Array(rows) : new Int32Array(rows),
    ...(item.nullable ? { valid: new Uint8Array(rows) } : {}),
    ...(item.type === 'time' ? { epoch: DAY } : {})
  }
}

function set(columns: readonly Column[], name: string, row: number, value: number): void {
  const column = columns[calls.fields.findIndex(item => item.name === name)]
  ;(column.data as Float64Array)[row] = value
  if (column.valid !== undefined) column.valid[row] = 1
}

function fill(columns: readonly Column[], row: number, { call, mtc, seizure }: Leg): void {
  const caller = scatter(call, SUBSCRIBERS)
  const onNet = mtc || scatter(call + 5e8, 100) < 5
  const callee = scatter(call + 1e9, SUBSCRIBERS)
  const served = mtc ? callee : caller
  const answered = scatter(call + 3, 100) < 62
  const ring = 3 + scatter(call + 7, 25)
  const duration = answered ? 1 + scatter(call + 9, 30) * scatter(call + 11, 12) : ring
  const release = seizure + (answered ? ring + duration : ring)
  const put = (name: string, value: number) => set(columns, name, row, value)
  put('record_id', scatter(2 * call + (mtc ? 1 : 0), 4503599627370496))
  put('record_type', mtc ? 1 : 0)
  put('served_msisdn', 99913100000000 + scatter(served, 268435456))
  put('served_imsi', 999461000000000 + scatter(served + 12, 4294967296))
  const model = scatter(served + 13, 269)
  if (random() < 0.98) put('served_imei', 770000000000000 + ((model * 3571) % 1e6) * 1e7 + scatter(served, 1e7))
  put('calling_number', 99913100000000 + scatter(caller, 268435456))
  const service = random() < 0.01 ? 200_000 + scatter(call, 1000) : 0
  put('called_number', service || (onNet ? 99913100000000 : 99915100000000) + scatter(callee, 268435456))
  put('seizure_time', seizure)
  if (random() < 0.95) put('alerting_time', seizure + 2)
  if (answered) put('answer_time', seizure + ring)
  put('release_time', release)
  put('call_duration', duration)
  put('cause_for_term', random() < 0.95 ? 0 : 4)
  if (!answered || random() < 0.1) put('diagnostics', [16, 17, 18, 19, 20, 31][scatter(call + 20, 6)])
  if (answered) put('disconnect_party', 1 + scatter(call + 21, 2))
  put('lac', 40_000 + scatter(served + 30, 40))
  put('cell', 1 + scatter(served + 31, 4000))
  put('recording_entity', scatter(served + 32, 12))
  put('network_call_reference', 1e15 + scatter(call + 77, 4503599627370496))
  if (random() < 0.001) put('partial_record_number', 1)
  put('utc_offset', 480)
}
