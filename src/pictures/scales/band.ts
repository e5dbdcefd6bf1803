// The scale of bands: a place for each name.
import type { Reach, Scale } from './scale.ts'

/** Values are positions; a band reaches half a step to either side of its middle. */
export function band(names: readonly string[], { range: [from, to], room }: Pick<Reach, 'range' | 'room'>): Scale {
  const step = (to - from) / Math.max(1, names.length)
  const every = Math.max(1, Math.ceil(names.length / Math.max(1, room)))
  return {
    at: (value) => from + (value + 0.5) * step,
    ticks: names.map((text, value) => ({ value, text })).filter(({ value }) => value % every === 0),
    step: Math.abs(step),
  }
}
