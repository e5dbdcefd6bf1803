// The scale of an axis: by its kind, over what the layers reach.
import type { Axis, Format } from '../axis.ts'
import { compact, percent, seconds } from '../numbers.ts'
import { band } from './band.ts'
import { linear, niceEnds } from './linear.ts'
import { log, niceLogEnds } from './log.ts'
import type { Reach, Scale } from './scale.ts'
import { time } from './time.ts'

export { dayText, momentText } from './time.ts'
export type { Scale, Tick } from './scale.ts'

const FORMATS: Readonly<Record<Format, (value: number) => string>> = { number: compact, percent, seconds }

/** Lengths of time that people know, s. */
const LENGTHS = [0.1, 1, 10, 60, 600, 3600, 36_000, 86_400, 604_800]

export function scaleOf(axis: Axis, domain: readonly [number, number], range: readonly [number, number], room: number): Scale {
  const reach: Reach = { domain, range, room }
  const format = FORMATS[axis.format ?? 'number']
  switch (axis.scale) {
    case 'band': return band(axis.bands ?? [], reach)
    case 'time': return time(reach)
    case 'log': return log(reach, format, axis.format === 'seconds' && domain[1] >= 60 ? LENGTHS : undefined)
    case 'linear': return linear(reach, format)
  }
}

/** How far an axis reaches: as it says, or around the values of the layers. */
export function domainOf(axis: Axis, values: readonly number[]): [number, number] {
  if (axis.scale === 'band') return [0, Math.max(0, (axis.bands?.length ?? 0) - 1)]
  if (axis.domain) return [...axis.domain]
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value) || (axis.scale === 'log' && value <= 0)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return axis.scale === 'log' ? [1, 10] : [0, 1]
  if (axis.scale === 'time') return [low, high]
  return axis.scale === 'log' ? niceLogEnds(low, high) : niceEnds(low, high, 5)
}
