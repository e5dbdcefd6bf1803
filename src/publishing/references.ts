// References: a name means the same in every table, so foreign keys follow from the names of fields.
import { type Outline, type TableOutline, nameOf } from './outline.ts'

export interface Reference {
  readonly fields: readonly string[]
  /** Name of the table that is referred to, and its fields. */
  readonly to: string
  readonly toFields: readonly string[]
}

/** What names refer to, whatever the table; the first that the dataset has. */
const MEANINGS: readonly { readonly fields: readonly string[]; readonly to: string; readonly toFields: readonly string[] }[] = [
  { fields: ['served_imsi'], to: 'data/subscribers', toFields: ['imsi'] },
  { fields: ['imsi'], to: 'data/subscribers', toFields: ['imsi'] },
  { fields: ['lac', 'cell'], to: 'data/cells', toFields: ['lac', 'cell'] },
  { fields: ['imei'], to: 'truth/handsets', toFields: ['imei'] },
  { fields: ['operation_id'], to: 'truth/operations', toFields: ['operation_id'] },
]

/** Of a table; data refers to data only, so that it stands without the truth. */
export function referencesOf({ table }: TableOutline, { tables }: Outline): Reference[] {
  const names = new Set(table.fields.map(({ name }) => name))
  const meanings = names.has('record_id') && table.path.startsWith('truth/')
    ? [...MEANINGS, { fields: ['record_id'], to: table.path.replace('truth/', 'data/'), toFields: ['record_id'] }] : MEANINGS
  return meanings
    .filter(({ fields, to }) => fields.every((field) => names.has(field)) && to !== table.path)
    .filter(({ to }) => tables.some((other) => other.table.path === to) && (to.startsWith('data/') || table.path.startsWith('truth/')))
    .map(({ fields, to, toFields }) => ({ fields, to: nameOf(to), toFields }))
}
