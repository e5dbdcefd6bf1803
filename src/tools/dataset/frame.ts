// The frame: the period in seconds, from which every time is counted.
import { DAY_LENGTH, formatInstant, readDate } from '../../base/calendar.ts'
import type { Manifest } from '../../records/manifest.ts'
import { NONE } from './chunk-columns.ts'

export class Frame {
  /** Unix seconds of the first midnight; all times of laws are seconds after it. */
  readonly origin: number
  /** Seconds from the first midnight to the last. */
  readonly length: number
  /** Days after 1970-01-01 of the first day. */
  readonly firstDay: number
  readonly days: number
  readonly utcOffset: number

  constructor({ period, utcOffset }: Pick<Manifest, 'period' | 'utcOffset'>) {
    const [from, to] = period.map((text) => readDate(text) ?? 0)
    this.firstDay = from
    this.days = to - from + 1
    this.length = this.days * DAY_LENGTH
    this.utcOffset = utcOffset
    this.origin = from * DAY_LENGTH - utcOffset * 60
  }

  /** For people. */
  text(time: number): string {
    return time === NONE ? 'never' : formatInstant((time + this.origin) * 1000, this.utcOffset)
  }
}
