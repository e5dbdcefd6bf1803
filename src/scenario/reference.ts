// The field reference: every field of a scenario with its meaning, unit, limits and default, for documents and editors.
import { z } from 'zod'
import { type Path, pathText } from './part.ts'
import { unresolveOperation } from './resolve.ts'
import { type Fields, scenarioFields } from './schema.ts'
import type { Registry } from './settings.ts'
import { aboutOf, bare, childSchema, schemaAt, toWriting } from './walk.ts'

export interface FieldRow {
  /** `<name>` stands for a name that the writer gives, `[]` for each item of a list. */
  readonly path: string
  readonly meaning: string
  readonly unit?: string
  readonly limits?: string
  /** In the writer's notation, or in words. */
  readonly default?: string
  /** Of the default. */
  readonly source?: string
  readonly choices?: readonly string[]
  readonly required: boolean
}

const ANY_NAME = '<name>'

/** In the order of the notation; maps and lists come before what is in them. */
export function fieldReference(registry: Registry): FieldRow[] {
  return describedFields(scenarioFields(registry), registry).map(({ row }) => row)
}

export interface DescribedField {
  readonly steps: Path
  readonly row: FieldRow
}

export function describedFields(fields: Fields, registry: Registry): DescribedField[] {
  const byKind = defaultsByKind(fields, registry)
  const described: DescribedField[] = []
  const visit = (schema: z.core.$ZodType, steps: Path) => {
    if (steps.length > 0) described.push({ steps, row: rowOf(schema, steps, byKind) })
    const field = bare(schema)
    const keys = field instanceof z.ZodObject ? Object.keys(field.shape) : field instanceof z.ZodRecord ? [ANY_NAME]
      : field instanceof z.ZodArray ? [0] : []
    for (const key of keys) visit(childSchema(field, key) as z.core.$ZodType, [...steps, key])
  }
  visit(fields, [])
  return described
}

function rowOf(schema: z.core.$ZodType, steps: Path, byKind: (steps: Path) => string | undefined): FieldRow {
  const about = aboutOf(schema)
  if (!about) throw new Error(`${pathText(steps)} has no description`)
  const field = bare(schema)
  const isMap = field instanceof z.ZodObject
  const written = schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
  const preset = written === undefined || isEmpty(written) ? about.absent ?? byKind(steps) : inline(written)
  return {
    path: pathText(steps).replaceAll('[0]', '[]'),
    meaning: about.meaning,
    ...(about.unit === undefined ? {} : { unit: about.unit }),
    ...(about.limits === undefined ? {} : { limits: about.limits }),
    ...(preset === undefined ? {} : { default: preset }),
    ...(about.source === undefined ? {} : { source: about.source }),
    ...(isMap || !about.choices ? {} : { choices: about.choices }),
    required: schema === field && steps.at(-1) !== ANY_NAME && steps.at(-1) !== 0,
  }
}

/** What the kinds set, by the steps to a field of an operation. */
function defaultsByKind(fields: Fields, registry: Registry): (steps: Path) => string | undefined {
  const operation = schemaAt(fields, ['operations', ANY_NAME]) as z.core.$ZodType
  const kinds = registry.kinds.map(({ name, defaults }) =>
    ({ name, written: toWriting(operation, unresolveOperation(defaults)) }))
  return (steps) => {
    if (steps[0] !== 'operations' || steps.length < 3 || steps.includes(0)) return undefined
    const values = kinds.map(({ name, written }) => {
      const value = steps.slice(2).reduce((at, step) => (at as Record<string, unknown> | undefined)?.[step], written)
      return isScalar(value) || Array.isArray(value) && value.every(isScalar) ? { name, text: inline(value) } : undefined
    })
    return values.every((value) => value !== undefined) && values.length > 0 ? byValue(values) : undefined
  }
}

/** Values with the kinds that set them; what most set comes first, without their names. */
function byValue(values: readonly { readonly name: string; readonly text: string }[]): string {
  const names = new Map<string, string[]>()
  for (const { name, text } of values) names.set(text, [...names.get(text) ?? [], name])
  const [most, ...others] = [...names].sort(([, a], [, b]) => b.length - a.length)
  const usual = values.length > 3 && 2 * most[1].length > values.length ? most[0] : `${most[0]} (${most[1].join(', ')})`
  return [usual, ...others.map(([text, of]) => `${text} (${of.join(', ')})`)].join(', ')
}

function isScalar(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object'
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function inline(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}
