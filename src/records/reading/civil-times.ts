// Dates and times of ISO 8601 as numbers, with the last date remembered.
const ZERO = 48
const MINUS = 45
const PLUS = 43
const DAY = 86_400
/** Length of `2022-06-01T09:15:02+08:00`. */
const TIME_LENGTH = 25

export class CivilTimes {
  /** Digits of the last date, and its days after 1970-01-01. */
  #date = NaN
  #day = NaN

  /** Unix seconds of `2022-06-01T09:15:02+08:00`; NaN for anything else. */
  secondsAt(bytes: Buffer, start: number, end: number): number {
    if (end - start !== TIME_LENGTH || bytes[start + 10] !== 84 || !colonsAt(bytes, start)) return NaN
    const hours = pairAt(bytes, start + 11)
    const minutes = pairAt(bytes, start + 14)
    const seconds = pairAt(bytes, start + 17)
    const zone = pairAt(bytes, start + 20) * 60 + pairAt(bytes, start + 23)
    const sign = bytes[start + 19]
    if (!(hours < 24 && minutes < 60 && seconds < 60) || (sign !== PLUS && sign !== MINUS)) return NaN
    const local = this.dayAt(bytes, start) * DAY + hours * 3600 + minutes * 60 + seconds
    return local - (sign === PLUS ? zone : -zone) * 60
  }

  /** Days after 1970-01-01 of the date in ten characters; NaN if there is none. */
  dayAt(bytes: Buffer, start: number): number {
    const year = pairAt(bytes, start) * 100 + pairAt(bytes, start + 2)
    const date = (year * 100 + pairAt(bytes, start + 5)) * 100 + pairAt(bytes, start + 8)
    if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return NaN
    if (date !== this.#date) {
      this.#date = date
      this.#day = dayOf(bytes.toString('latin1', start, start + 10))
    }
    return this.#day
  }
}

/** NaN for dates that no calendar has. */
function dayOf(text: string): number {
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  const real = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
  return real ? milliseconds / (DAY * 1000) : NaN
}

function colonsAt(bytes: Buffer, start: number): boolean {
  return bytes[start + 13] === 58 && bytes[start + 16] === 58 && bytes[start + 22] === 58
}

/** Two digits; NaN for other characters. */
function pairAt(bytes: Buffer, at: number): number {
  const tens = bytes[at] - ZERO
  const ones = bytes[at + 1] - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}
