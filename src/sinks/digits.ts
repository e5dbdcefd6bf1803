// Decimal digits of whole numbers, four at a time.

/** The four digits of every number below 10,000 as one little-endian word of ASCII. */
export const FOUR = fourDigits()

function fourDigits(): Int32Array {
  const words = new Int32Array(10_000)
  for (let upper = 0, n = 0; upper < 100; upper++) {
    const two = 0x30303030 | Math.floor(upper / 10) | ((upper % 10) << 8)
    for (let ten = 0; ten < 10; ten++) for (let one = 0; one < 10; one++) words[n++] = two | (ten << 16) | (one << 24)
  }
  return words
}

/** 10^n for n from 0 to 16. */
export const POWERS = Float64Array.from({ length: 17 }, (_, n) => Number(`1e${n}`))

/** Number of digits of a whole number from 0 to 2^53. */
export function countDigits(value: number): number {
  let digits = value < 1e8 ? 1 : 9
  while (digits < 16 && value >= POWERS[digits]) digits++
  return digits
}

/**
 * Writes exactly `width` digits of `value`, with zeros in front. `width` is from 1 to 16, `value` below 10^width and
 * 2^53. Up to three bytes behind the digits may be written over.
 */
export function writeDigits(view: DataView, at: number, value: number, width: number): void {
  if (width > 8) {
    const high = Math.floor(value / 1e8)
    writeEight(view, at, high | 0, width - 8)
    writeEight(view, at + width - 8, (value - high * 1e8) | 0, 8)
  } else {
    writeEight(view, at, value | 0, width)
  }
}

function writeEight(view: DataView, at: number, value: number, width: number): void {
  if (width > 4) {
    const high = (value / 1e4) | 0
    view.setInt32(at, FOUR[high] >>> ((8 - width) << 3), true)
    view.setInt32(at + width - 4, FOUR[value - high * 1e4], true)
  } else {
    view.setInt32(at, FOUR[value] >>> ((4 - width) << 3), true)
  }
}
