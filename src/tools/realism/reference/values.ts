// Values of foreign files: moments as local seconds, identifiers as numbers.
import type { Plain } from '../../../records/foreign.ts'

const TEXT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/
/** Numbers above are milliseconds. */
const MILLISECONDS = 1e11

/**
 * Local seconds after 1970-01-01T00:00. A text is taken as the clock that it shows, whatever its offset; numbers (Unix
 * seconds or milliseconds) and Parquet's moments are UTC, to which `offset` minutes are added. NaN for anything else.
 */
export function localSeconds(value: Plain, offset: number): number {
  if (value instanceof Date) return Math.floor(value.getTime() / 1000) + offset * 60
  const text = typeof value === 'string' ? TEXT.exec(value.trim()) : null
  if (text) return Math.floor(Date.parse(`${text[1]}T${text[2]}Z`) / 1000)
  const number = typeof value === 'bigint' ? Number(value) : typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return NaN
  return Math.floor(number > MILLISECONDS ? number / 1000 : number) + offset * 60
}

/** NaN where there is none. */
export function numberOf(value: Plain): number {
  if (value === null || value === undefined || value === '') return NaN
  return Number(value)
}

/** Identifiers of any kind by 1, 2, 3 … in the order in which they come; 0 for none. */
export class Names {
  readonly #numbers = new Map<string, number>()

  numberOf(value: Plain): number {
    if (value === null || value === undefined || value === '') return 0
    const text = String(value)
    let number = this.#numbers.get(text)
    if (number === undefined) this.#numbers.set(text, number = this.#numbers.size + 1)
    return number
  }

  get size(): number {
    return this.#numbers.size
  }
}
