// PLAIN: values one after another, little-endian; byte arrays behind their length.
import { OUT, placeValues, written } from '../../kernels/arena.ts'
import { kernels } from '../../kernels/kernels.ts'
import { countDigits, writeDigits } from '../digits.ts'
import type { Scratch } from './scratch.ts'

export function plainInt32(out: Scratch, values: Int32Array, count: number): void {
  out.room(4 * count)
  const view = out.view
  let at = out.end
  for (let k = 0; k < count; k++, at += 4) view.setInt32(at, values[k], true)
  out.end = at
}

/** Whole numbers up to 2^53 either way, at most MOST_ROWS of them. */
export function plainInt64(out: Scratch, values: Float64Array, count: number): void {
  out.append(written(kernels.plainLongs(placeValues(values.subarray(0, count)), count, OUT)))
}

export function plainDouble(out: Scratch, values: Float64Array, count: number): void {
  out.room(8 * count)
  const view = out.view
  let at = out.end
  for (let k = 0; k < count; k++, at += 8) view.setFloat64(at, values[k], true)
  out.end = at
}

/** UTF-8 texts. */
export function plainTexts(out: Scratch, texts: readonly string[], count: number): void {
  for (let k = 0; k < count; k++) {
    out.room(4)
    const start = out.end
    out.end += 4
    out.text(texts[k])
    out.view.setInt32(start, out.end - start - 4, true)
  }
}

/** Decimal digits of whole numbers from 0 to 2^53. */
export function plainDigits(out: Scratch, values: Float64Array, count: number): void {
  out.room(20 * count + 3)
  const view = out.view
  let at = out.end
  for (let k = 0; k < count; k++) {
    const width = countDigits(values[k])
    view.setInt32(at, width, true)
    writeDigits(view, at + 4, values[k], width)
    at += 4 + width
  }
  out.end = at
}
