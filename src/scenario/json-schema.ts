// The JSON Schema of a scenario, by which editors complete and check it.
import { z } from 'zod'
import { abouts } from './field.ts'
import type { Path } from './part.ts'
import { type FieldRow, describedFields } from './reference.ts'
import { scenarioFields } from './schema.ts'
import type { Registry } from './settings.ts'

type Json = Record<string, unknown>

/** Draft-07, which editors know best; contradictions between fields are beyond it. */
export function jsonSchema(registry: Registry): Record<string, unknown> {
  const fields = scenarioFields(registry)
  const schema = z.toJSONSchema(fields, {
    target: 'draft-7', io: 'input', unrepresentable: 'any', cycles: 'throw', reused: 'inline',
    override: ({ zodSchema, jsonSchema }) =>
      void Object.assign(jsonSchema, abouts.get(zodSchema as z.core.$ZodType)?.json),
  }) as Json
  for (const { steps, row } of describedFields(fields, registry)) {
    const part = partAt(schema, steps)
    part['description'] = describe(row)
  }
  return { $schema: schema['$schema'], title: 'A scenario of patchcord', ...schema }
}

function partAt(schema: Json, steps: Path): Json {
  return steps.reduce<Json>((part, step) => {
    if (step === 0) return part['items'] as Json
    return ((part['properties'] as Json | undefined)?.[step] ?? part['additionalProperties']) as Json
  }, schema)
}

function describe(row: FieldRow): string {
  const limits = row.limits === undefined ? [] : [`Limits: ${row.limits}.`]
  const source = row.source === undefined ? '' : ` (${row.source})`
  const preset = row.default === undefined ? [] : [`Default: ${row.default}${source}.`]
  return [row.meaning, ...limits, ...preset].join(' ')
}
