// The values of the rows that have one, close together.
import type { Column } from '../../records/fields.ts'

let ints = new Int32Array(1 << 12)
let doubles = new Float64Array(1 << 12)

/** The column's own array if nothing is missing, else one that is good until the next call. */
export function presentInts(column: Column, rows: number, missing: number): Int32Array {
  const data = column.data as Int32Array
  const valid = column.valid
  if (valid === undefined || missing === 0) return data
  if (ints.length < rows) ints = new Int32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    ints[count] = data[row]
    count += valid[row]
  }
  return ints
}

/** As `presentInts`. */
export function presentDoubles(column: Column, rows: number, missing: number): Float64Array {
  const data = column.data as Float64Array
  const valid = column.valid
  if (valid === undefined || missing === 0) return data
  if (doubles.length < rows) doubles = new Float64Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    doubles[count] = data[row]
    count += valid[row]
  }
  return doubles
}

export function presentTexts(column: Column, missing: number): readonly string[] {
  const data = column.data as string[]
  const valid = column.valid
  return valid === undefined || missing === 0 ? data : data.filter((_, row) => valid[row] === 1)
}
