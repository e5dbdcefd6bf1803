// Local wall-clock times as most tools write them: 2022-06-01 09:30:00.
import { formatInstant } from '../../base/calendar.ts'
import type { Frame } from '../dataset/frame.ts'

const HOUR = 3600

export class LocalTimes {
  readonly #frame: Frame
  #hour = Number.NaN
  #text = ''

  constructor(frame: Frame) {
    this.#frame = frame
  }

  /** Of a time in seconds after the first midnight. Texts are made anew once an hour, as rows come in order. */
  text(time: number): string {
    const hour = Math.floor(time / HOUR)
    if (hour !== this.#hour) {
      this.#hour = hour
      this.#text = formatInstant((hour * HOUR + this.#frame.origin) * 1000, this.#frame.utcOffset).slice(0, 14).replace('T', ' ')
    }
    const rest = time - hour * HOUR
    return `${this.#text}${two(Math.floor(rest / 60))}:${two(rest % 60)}`
  }
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
