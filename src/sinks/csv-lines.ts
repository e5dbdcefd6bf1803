// Values as the characters of a CSV line, written into one buffer that is used again.
import { countDigits, writeDigits } from './digits.ts'

const DAY = 86_400
const MINUS = 45
const COLON = 58
/** A text with one of these stands in quotes. */
const NEEDS_QUOTES = /[",\r\n]/
/** Space for what a number may write beyond its end. */
const MARGIN = 8

export class CsvLines {
  #bytes: Buffer
  #view: DataView
  /** Number of bytes written. */
  end = 0
  readonly #offset: number
  readonly #zone = Buffer.alloc(8)
  /** The day whose `2022-06-01T` is at hand. */
  #day = NaN
  readonly #prefix = Buffer.alloc(12)
  readonly #prefixView: DataView
  readonly #zoneView: DataView

  readonly #reserve: number

  /**
   * Begins with space for `size` bytes. Whenever a line begins, and behind each text, `reserve` bytes are free.
   * `utcOffset` in minutes east of UTC, for the texts of times.
   */
  constructor(size: number, reserve: number, utcOffset: number) {
    this.#reserve = reserve + MARGIN
    this.#bytes = Buffer.alloc(size + this.#reserve)
    this.#view = viewOf(this.#bytes)
    this.#offset = utcOffset * 60
    this.#zone.write(zoneText(utcOffset), 0, 'latin1')
    this.#prefixView = viewOf(this.#prefix)
    this.#zoneView = viewOf(this.#zone)
  }

  /** To be called before the values of a line. */
  startLine(): void {
    this.#room(0)
  }

  /** What was written since the last call, good until something is written. */
  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.end)
    this.end = 0
    return bytes
  }

  byte(value: number): void {
    this.#bytes[this.end++] = value
  }

  /** A whole number up to 2^53 either way. */
  whole(value: number): void {
    if (value < 0) this.byte(MINUS)
    const size = Math.abs(value)
    this.digits(size, countDigits(size))
  }

  /** A whole number from 0 on, of `width` digits; width 0: of any number of them. */
  digits(value: number, width: number): void {
    const count = countDigits(value)
    if (value < 0 || (width > 0 && count !== width)) throw new RangeError(`${value} has not ${width || 'only'} digits`)
    writeDigits(this.#view, this.end, value, count)
    this.end += count
  }

  /** Unix seconds as local time with its offset: `2022-06-01T09:15:02+08:00`. */
  time(seconds: number): void {
    const local = seconds + this.#offset
    const day = Math.floor(local / DAY)
    if (day !== this.#day) this.#setDay(day)
    const second = (local - day * DAY) | 0
    const minute = (second / 60) | 0
    const hour = (minute / 60) | 0
    const view = this.#view
    const from = this.#prefixView
    const at = this.end
    view.setInt32(at, from.getInt32(0), false)
    view.setInt32(at + 4, from.getInt32(4), false)
    view.setInt32(at + 8, from.getInt32(8), false)
    writeDigits(view, at + 11, hour, 2)
    view.setUint8(at + 13, COLON)
    writeDigits(view, at + 14, minute - hour * 60, 2)
    view.setUint8(at + 16, COLON)
    writeDigits(view, at + 17, second - minute * 60, 2)
    view.setInt32(at + 19, this.#zoneView.getInt32(0), false)
    view.setInt32(at + 23, this.#zoneView.getInt32(4), false)
    this.end = at + 25
  }

  /** Days after 1970-01-01. */
  date(day: number): void {
    if (day !== this.#day) this.#setDay(day)
    this.#bytes.set(this.#prefix.subarray(0, 10), this.end)
    this.end += 10
  }

  /** The shortest form that reads back as the same number. */
  double(value: number): void {
    const text = Object.is(value, -0) ? '-0' : String(value)
    this.end += this.#bytes.write(text, this.end, 'latin1')
  }

  /** One of `texts`, which `csvTexts` has made. */
  prepared(texts: readonly Uint8Array[], code: number): void {
    const text = texts[code]
    if (text === undefined) throw new RangeError(`no text has the code ${code}`)
    const bytes = this.#bytes
    let at = this.end
    for (let k = 0; k < text.length; k++) bytes[at++] = text[k]
    this.end = at
  }

  /** Quoted where needed; an empty text too, so that it differs from none. */
  text(text: string): void {
    const whole = quoted(text)
    this.#room(3 * whole.length)
    this.end += this.#bytes.write(whole, this.end)
  }

  #room(count: number): void {
    const needed = this.end + count + this.#reserve
    if (needed <= this.#bytes.length) return
    const grown = Buffer.alloc(Math.max(2 * this.#bytes.length, needed))
    this.#bytes.copy(grown, 0, 0, this.end)
    this.#bytes = grown
    this.#view = viewOf(grown)
  }

  #setDay(day: number): void {
    const date = new Date(day * DAY * 1000)
    const year = date.getUTCFullYear()
    if (!(year >= 0 && year <= 9999)) throw new RangeError(`day ${day} is in no year of four digits`)
    this.#prefix.write(`${date.toISOString().slice(0, 10)}T`, 0, 'latin1')
    this.#day = day
  }
}

function quoted(text: string): string {
  return text !== '' && !NEEDS_QUOTES.test(text) ? text : `"${text.replaceAll('"', '""')}"`
}

/** The texts of a category as they stand in a line. */
export function csvTexts(texts: readonly string[]): Uint8Array[] {
  return texts.map(text => Uint8Array.from(Buffer.from(quoted(text))))
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** `+08:00` of an offset in minutes. */
export function zoneText(utcOffset: number): string {
  const minutes = Math.abs(utcOffset)
  return `${utcOffset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
