// The values of the rows that have one, close together, in the arena.
import type { Column } from '../../records/fields.ts'
import { DOUBLES, INTS, MOST_ROWS, RESULT, deal, placeValid, placeValues } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'

const close = deal(8 * MOST_ROWS)

/** The address of a column's int32 values; good until the next call. */
export function presentInts({ data, valid }: Column, rows: number, missing: number): number {
  const values = placeValues((data as Int32Array).subarray(0, rows))
  if (valid === undefined || missing === 0) return values
  kernels.presentInts(values, placeValid(valid), rows, close)
  return close
}

/** As `presentInts`, of doubles. */
export function presentDoubles({ data, valid }: Column, rows: number, missing: number): number {
  const values = placeValues((data as Float64Array).subarray(0, rows))
  if (valid === undefined || missing === 0) return values
  kernels.presentDoubles(values, placeValid(valid), rows, close)
  return close
}

export function presentTexts({ data, valid }: Column, missing: number): readonly string[] {
  return valid === undefined || missing === 0 ? data as string[] : (data as string[]).filter((_, row) => valid[row] === 1)
}

/** `count` values at an address, as JavaScript sees them. */
export function intsAt(values: number, count: number): Int32Array {
  return INTS.subarray(values >> 2, (values >> 2) + count)
}

export function doublesAt(values: number, count: number): Float64Array {
  return DOUBLES.subarray(values >> 3, (values >> 3) + count)
}

/** What one pass over int32 values finds. Steps are those between neighbours, and 0 counts as one. */
export interface Spread {
  readonly least: number
  readonly most: number
  readonly leastStep: number
  readonly mostStep: number
}

/** Of at least one value. Steps wrap around where values are 2^31 or more apart. */
export function measureInts(values: number, count: number): Spread {
  kernels.measureInts(values, count, RESULT)
  const [least, most, leastStep, mostStep] = intsAt(RESULT, 4)
  return { least, most, leastStep, mostStep }
}

/** Of at least one value; means nothing where one is NaN. */
export function measureDoubles(values: number, count: number): { least: number; most: number } {
  kernels.measureDoubles(values, count, RESULT)
  const [least, most] = doublesAt(RESULT, 2)
  return { least, most }
}
