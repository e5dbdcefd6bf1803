// CSV: lines of whole numbers, times and categories, a row at a time.
import { WHOLE } from './lanes'

/** What a column holds, if not int32, as sinks/csv-columns.ts numbers it. */
const LONG: i32 = 1
const DIGITS: i32 = 2
const TIME: i32 = 3
const CATEGORY: i32 = 4

/** Bytes of a column's description: kind, data, validity or 0, width or 0; base of times; texts of the category and how many. */
const DESCRIPTION: usize = 32

const COMMA: u8 = 44
const LINE_FEED: u8 = 10
const MINUS: u8 = 45
const DAY: i64 = 86_400

/** `2022-06-01T` of a day. */
const prefix = memory.data(16, 8)
/** Powers of ten from 10^0 to 10^16. */
const powers = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16])
/** The texts of some minutes, each in the place of its last bits; and the first second of each, local time, plus 1: 0 is none. */
const MINUTES: u32 = 64
const minutes = memory.data(64 * 16, 16)
const begins = memory.data(64 * 8, 8)
/** The first second of the day of the prefix, local time. */
let prefixFrom: i64 = i64.MIN_VALUE

/**
 * Writes rows [from, to) of `columns` described columns; gives where they end, or minus the place of the column whose value is
 * none of its field's, from 1. `four` has the ASCII of every number below 10,000, `zone` the 6 bytes of the offset from UTC.
 */
export function csvLines(columns: usize, count: i32, from: i32, to: i32, four: usize, zone: usize, out: usize): i32 {
  const zoneWord = load<u64>(zone)
  for (let row = from; row < to; row++) {
    for (let c = 0; c < count; c++) {
      const column = columns + <usize>c * DESCRIPTION
      const valid = load<u32>(column, 8)
      if (c > 0) store<u8>(out++, COMMA)
      if (valid != 0 && load<u8>(valid + row) == 0) continue
      const kind = load<i32>(column)
      const data = load<u32>(column, 4)
      if (kind == DIGITS || kind == LONG) {
        let value = load<f64>(data + (<usize>row << 3))
        if (value < 0) {
          if (kind == DIGITS) return -1 - c
          store<u8>(out++, MINUS)
          value = -value
        }
        const width = load<i32>(column, 12)
        if (width != 0 && !hasDigits(value, width)) return -1 - c
        const digits = width != 0 ? width : digitsOf(value)
        long(out, value, digits, four)
        out += digits
      } else {
        const value = load<i32>(data + (<usize>row << 2))
        if (kind == TIME) {
          time(out, load<i64>(column, 16) + value, four)
          store<u64>(out, zoneWord, 19)
          out += 25
        } else if (kind == CATEGORY) {
          if (<u32>value >= load<u32>(column, 28)) return -1 - c
          const text = load<u32>(column, 24) + (<u32>value << 3)
          const length = load<u32>(text, 4)
          copy(out, load<u32>(text), length)
          out += length
        } else out = int(out, value, four)
      }
    }
    store<u8>(out++, LINE_FEED)
  }
  return <i32>out
}

/** Up to 32 bytes, and what is behind them. */
// @ts-ignore: decorator
@inline
function copy(out: usize, from: usize, length: u32): void {
  v128.store(out, v128.load(from))
  if (length > 16) v128.store(out, v128.load(from, 16), 16)
}

// @ts-ignore: decorator
@inline
function int(out: usize, value: i32, four: usize): usize {
  let size = <u32>value
  if (value < 0) {
    store<u8>(out++, MINUS)
    size = 0 - size
  }
  if (size < 10_000) {
    const digits = small(size)
    store<u32>(out, load<u32>(four + (<usize>size << 2)) >> (<u32>(4 - digits) << 3))
    return out + digits
  }
  const digits = size < 100_000_000 ? 4 + small(size / 10_000) : 8 + small(size / 100_000_000)
  long(out, <f64>size, digits, four)
  return out + digits
}

/** Digits of a number below 10,000. */
// @ts-ignore: decorator
@inline
function small(size: u32): i32 {
  return 1 + i32(size > 9) + i32(size > 99) + i32(size > 999)
}

/** Whether a whole number has so many digits; none has more than 16. */
// @ts-ignore: decorator
@inline
function hasDigits(value: f64, digits: i32): bool {
  const power = powers + (<usize>digits << 3)
  return digits <= 16 && value < load<f64>(power) && (value >= load<f64>(power - 8) || digits == 1)
}

/** Digits of a whole number from 0 to 2^53. */
function digitsOf(value: f64): i32 {
  if (value < 1e8) {
    const low = <u32>value
    return low < 10_000 ? small(low) : 4 + small(low / 10_000)
  }
  const high = <u32>(value / 1e8)
  return high < 10_000 ? 8 + small(high) : 12 + small(high / 10_000)
}

/** Writes exactly `digits` digits; up to three bytes behind them are written over. */
// @ts-ignore: decorator
@inline
function long(out: usize, value: f64, digits: i32, four: usize): void {
  if (digits > 8) {
    const high = Math.floor(value / 1e8)
    eight(out, lowBits(high), digits - 8, four)
    eight(out + digits - 8, lowBits(value - high * 1e8), 8, four)
  } else eight(out, lowBits(value), digits, four)
}

/** A whole number below 2^32, without the checks of a conversion. */
// @ts-ignore: decorator
@inline
function lowBits(value: f64): u32 {
  return <u32>reinterpret<u64>(value + WHOLE)
}

// @ts-ignore: decorator
@inline
function eight(out: usize, value: u32, digits: i32, four: usize): void {
  if (digits > 4) {
    const high = value / 10_000
    store<u32>(out, load<u32>(four + (<usize>high << 2)) >> (<u32>(8 - digits) << 3))
    store<u32>(out + digits - 4, load<u32>(four + (<usize>(value - high * 10_000) << 2)))
  } else store<u32>(out, load<u32>(four + (<usize>value << 2)) >> (<u32>(4 - digits) << 3))
}

/** `2022-06-01T09:15:02` of seconds since 1970 in local time, and a byte behind it. */
// @ts-ignore: decorator
@inline
function time(out: usize, local: i64, four: usize): void {
  if (<u64>(local - prefixFrom) >= <u64>DAY) setPrefix(local, four)
  const second = <u32>(local - prefixFrom)
  const minute = second / 60
  const place = <usize>(minute & (MINUTES - 1))
  const begin = prefixFrom + <i64>(minute * 60)
  if (load<i64>(begins + (place << 3)) != begin + 1) setMinute(place, begin, minute, four)
  v128.store(out, v128.load(minutes + (place << 4)))
  store<u32>(out, 58 | (<u32>two(second - minute * 60, four) << 8), 16)
}

/** `2022-06-01T09:15` of a minute of the day of the prefix. */
function setMinute(place: usize, begin: i64, minute: u32, four: usize): void {
  const text = minutes + (place << 4)
  const hour = minute / 60
  v128.store(text, v128.load(prefix))
  store<u16>(text, two(hour, four), 11)
  store<u8>(text, 58, 13)
  store<u16>(text, two(minute - hour * 60, four), 14)
  store<i64>(begins + (place << 3), begin + 1)
}

// @ts-ignore: decorator
@inline
function two(value: u32, four: usize): u16 {
  return load<u16>(four + (<usize>value << 2), 2)
}

/** Year, month and day of a second: Gregorian, by eras of 400 years that begin in March. */
function setPrefix(local: i64, four: usize): void {
  const day = (local >= 0 ? local : local - DAY + 1) / DAY
  const shifted = day + 719_468
  const era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const shiftedMonth = (5 * dayOfYear + 2) / 153
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  store<u32>(prefix, load<u32>(four + (<usize>year << 2)))
  store<u8>(prefix, 45, 4)
  store<u16>(prefix, two(<u32>month, four), 5)
  store<u8>(prefix, 45, 7)
  store<u16>(prefix, two(<u32>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1), four), 8)
  store<u8>(prefix, 84, 10)
  prefixFrom = day * DAY
}
