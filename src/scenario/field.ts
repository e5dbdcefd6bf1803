// A field: how a value is written, within which limits, and what it means. Checking, writing, the JSON Schema and the
// field reference all follow from this one description.
import { z } from 'zod'

/** What the writer of a scenario is told about a field. */
export interface Told {
  readonly meaning: string
  /** In the writer's notation. A field without one is required, unless it is optional. */
  readonly default?: string | number | boolean
  /** In words, where the default is none. */
  readonly absent?: string
  /** Of the default, or of the limits. */
  readonly source?: string
}

/** What is known about a field beyond its type. */
export interface About extends Told {
  /** Completes `expected …`. */
  readonly expected: string
  readonly unit?: string
  readonly limits?: string
  /** Words of which one has to stand here. */
  readonly choices?: readonly string[]
  /** JSON Schema (draft-07) of what may be written. */
  readonly json: Readonly<Record<string, unknown>>
  /** What to write instead of a wrong value; a complete clause. */
  readonly hint?: (value: unknown) => string | undefined
}

export type Field<T> = z.ZodType<T>

export const NAME_PATTERN = '^[a-z][a-z0-9-]{0,62}$'
export const NAME_EXPECTED = 'a name of lower-case letters, digits and hyphens that begins with a letter, 63 at most'

/** What a wrong name may be meant to be. */
export function nameHint(value: unknown): string | undefined {
  const better = String(value).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '').slice(0, 63)
  return typeof value !== 'string' || better === '' ? undefined : `did you mean "${better}"?`
}

export const abouts = z.registry<About>()

export interface Limits {
  readonly from: number
  readonly to: number
}

/** Gives undefined for anything that may not stand there. */
type Read<T> = (value: unknown) => T | undefined

/** A field of one scalar. */
export function scalar<T>(about: About, read: Read<T>, write: (value: T) => unknown): Field<T> {
  const codec = z.codec(z.unknown(), z.custom<T>(), {
    decode: (value, context) => {
      const result = read(value)
      if (result !== undefined) return result
      context.issues.push({ code: 'custom', input: value })
      return z.NEVER
    },
    encode: write,
  }).register(abouts, about)
  return about.default === undefined ? codec : codec.prefault(about.default)
}

export function within(read: Read<number>, limits: Limits): Read<number> {
  return (value) => {
    const number = read(value)
    return number !== undefined && number >= limits.from && number <= limits.to ? number : undefined
  }
}

/** Fields by their keys in the text. */
export function map<S extends z.core.$ZodShape>(meaning: string, shape: S): z.ZodObject<S, z.core.$strict> {
  const keys = Object.keys(shape)
  const expected = `a map with ${keys.length > 1 ? `some of ${keys.join(', ')}` : keys[0]}`
  return z.strictObject(shape).register(abouts, { meaning, expected, choices: keys, json: {} })
}

/** A map that may be left out because all its fields may. */
export function filled<T extends z.ZodType>(fields: T): z.ZodPrefault<T> {
  return fields.prefault({} as never)
}

/** Things of one sort by names that the writer gives; the names are checked with the contradictions. */
export function named<T extends z.ZodType>(meaning: string, item: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string(), item).register(abouts, {
    meaning, expected: 'a map by name', json: { propertyNames: { pattern: NAME_PATTERN } },
  })
}

/** Some things of one sort, in order. */
export function list<T extends z.ZodType>(meaning: string, item: T, to: number): z.ZodArray<T> {
  const limits = `1 to ${to}`
  return z.array(item).min(1).max(to).register(abouts, { meaning, limits, expected: `a list of ${limits}`, json: {} })
}
