// Fields of words: choices, yes or no, names, and the seed.
import { type About, type Field, type Told, scalar } from './field.ts'

/** One of some words. */
export function word<const T extends string>(told: Told & { readonly choices: readonly T[] }): Field<T> {
  return scalar<T>({
    ...told,
    expected: told.choices.length === 1 ? told.choices[0] : `one of ${told.choices.join(', ')}`,
    json: { enum: told.choices },
  }, (value) => told.choices.find((choice) => choice === value), (value) => value)
}

export function flag(told: Told): Field<boolean> {
  return scalar({
    ...told,
    expected: 'true or false',
    json: { type: 'boolean' },
    hint: (value) => (/^(?:yes|on|no|off)$/i.test(String(value))
      ? `did you mean "${/^(?:yes|on)$/i.test(String(value))}"?` : undefined),
  }, (value) => (typeof value === 'boolean' ? value : undefined), (value) => value)
}

/** Text of a pattern. */
export function text(told: Told & Pick<About, 'expected' | 'hint'> & { readonly pattern: string }): Field<string> {
  const pattern = new RegExp(told.pattern, 'u')
  return scalar({ ...told, json: { type: 'string', pattern: told.pattern } },
    (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined), (value) => value)
}

/** No blank at either end, nothing that cannot be seen. */
const SEED = /^[^\p{C}\p{Z}](?:[^\p{C}]{0,98}[^\p{C}\p{Z}])?$/u

/** Text, or a whole number that stands for its digits. */
export function seed(told: Told): Field<string> {
  return scalar({
    ...told,
    limits: '1 to 100 characters',
    expected: 'a whole number, or a text of 1 to 100 visible characters',
    json: { anyOf: [{ type: 'integer' }, { type: 'string', minLength: 1, maxLength: 100 }] },
    hint: (value) => (typeof value === 'string' || value === null || typeof value === 'object' ? undefined
      : 'put it in quotes to have it taken as a text'),
  }, (value) => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value + 0) : undefined
    return typeof value === 'string' && SEED.test(value) ? value : undefined
  }, (value) => (/^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value))
}
