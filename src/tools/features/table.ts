// Features as a table that sinks write: a row a SIM, null where a SIM has no such value.
import { IMSI_DIGITS, MSISDN_DIGITS } from '../../base/numbering.ts'
import type { Chunk, Field, Table } from '../../records/fields.ts'
import type { SimTruth } from '../dataset/sim-truth.ts'
import type { Feature } from './feature.ts'
import type { FeatureBlock } from './features.ts'

const OWN = 'patchcord'

const KEYS: readonly Field[] = [
  { name: 'imsi', type: 'identifier', digits: IMSI_DIGITS, source: OWN, description: 'The SIM.' },
  { name: 'msisdn', type: 'identifier', digits: MSISDN_DIGITS, source: OWN, description: 'Its number.' },
]
const TRUTH: readonly Field[] = [
  { name: 'label', type: 'int32', source: OWN, description: '1: it carried relay calls at some time.' },
  { name: 'profile', type: 'text', source: OWN, description: 'What its owner is.' },
  { name: 'operation_id', type: 'text', nullable: true, source: OWN, description: 'Operation that used it.' },
]

export function tableOf(features: readonly Feature[], withTruth: boolean): Table {
  const columns = features.map(({ name, unit, meaning }): Field =>
    ({ name, type: 'double', unit, nullable: true, source: OWN, description: meaning }))
  const description = 'Features of SIMs, computed from data/calls.'
  return { path: 'features', daily: false, description, fields: [...KEYS, ...columns, ...(withTruth ? TRUTH : [])] }
}

/** A block as rows of `table`; `truth` is of all SIMs. */
export function chunkOf(table: Table, { from, sims, imsi, msisdn, columns }: FeatureBlock, truth?: SimTruth): Chunk {
  const values: Readonly<Record<string, Float64Array | Int32Array | string[] | undefined>> = {
    imsi,
    msisdn,
    ...Object.fromEntries(columns),
    label: truth?.label.slice(from, from + sims),
    profile: truth?.profile.slice(from, from + sims),
    operation_id: truth?.operation.slice(from, from + sims).map((id) => id ?? ''),
  }
  return {
    rows: sims,
    columns: table.fields.map((field) => {
      const data = values[field.name] ?? []
      return { field, data, ...(field.nullable ? { valid: validity(data) } : {}) }
    }),
  }
}

function validity(data: Float64Array | Int32Array | string[]): Uint8Array {
  return Uint8Array.from(data as ArrayLike<number | string>, (value) => (value === '' || Number.isNaN(value) ? 0 : 1))
}
