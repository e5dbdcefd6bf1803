// Walks through the description of the fields: down to one field, and over a whole value with other names for its keys.
import { z } from 'zod'
import { type About, abouts } from './field.ts'
import type { Path } from './part.ts'

type Schema = z.core.$ZodType

/** The field inside what makes it optional or gives it a default. */
export function bare(schema: Schema): Schema {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault ? bare(schema.unwrap() as Schema) : schema
}

export function childSchema(schema: Schema, step: string | number): Schema | undefined {
  const field = bare(schema)
  if (field instanceof z.ZodObject) return Object.hasOwn(field.shape, step) ? field.shape[step] as Schema : undefined
  if (field instanceof z.ZodRecord) return field.valueType as Schema
  return field instanceof z.ZodArray ? field.element as Schema : undefined
}

export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((at, step) => at && childSchema(at, step), schema)
}

export function aboutOf(schema: Schema): About | undefined {
  return abouts.get(bare(schema))
}

/** `utc-offset` to `utcOffset`, in types. */
type Camel<K> = K extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : K
export type Named<T> = T extends readonly (infer I)[] ? Named<I>[]
  : T extends object ? { [K in keyof T as Camel<K>]: Named<T[K]> } : T

/** A checked value with the keys of maps in camel case; names that the writer gave stay. */
export function toSettings<T>(schema: z.ZodType<T>, value: T): Named<T> {
  return walk(schema, value, (key) => [key, camel(key)], (_, leaf) => leaf) as Named<T>
}

/** The inverse of `toSettings`, in the writer's notation; what is missing stays missing. */
export function toWriting(schema: Schema, value: unknown): unknown {
  return walk(schema, value, (key) => [camel(key), key], (field, leaf) => z.encode(field as z.ZodType, leaf))
}

function walk(
  schema: Schema, value: unknown, rename: (key: string) => [from: string, to: string],
  leaf: (field: Schema, value: unknown) => unknown,
): unknown {
  const field = bare(schema)
  if (value === undefined) return undefined
  if (field instanceof z.ZodArray) {
    return (value as unknown[]).map((item) => walk(field.element as Schema, item, rename, leaf))
  }
  const object = value as Record<string, unknown>
  if (field instanceof z.ZodRecord) {
    return Object.fromEntries(Object.keys(object).map((key) =>
      [key, walk(field.valueType as Schema, object[key], rename, leaf)]))
  }
  if (!(field instanceof z.ZodObject)) return leaf(field, value)
  const entries = Object.keys(field.shape).map((key) => {
    const [from, to] = rename(key)
    return [to, walk(field.shape[key] as Schema, object[from], rename, leaf)] as const
  })
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined))
}

/** `utc-offset` to `utcOffset`. */
export function camel(key: string): string {
  return key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
