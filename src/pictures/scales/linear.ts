// The linear scale: ticks at 1, 2 or 5 times a power of ten.
import type { Reach, Scale, Tick } from './scale.ts'

export function linear({ domain: [low, high], range: [from, to], room }: Reach, format: (value: number) => string): Scale {
  const length = areApart(low, high) ? high - low : least(low, high)
  return { at: (value) => from + ((value - low) / length) * (to - from), ticks: ticksOf(low, low + length, room, format), step: 0 }
}

/** Ends that differ by less than this share of their size are the same: ticks between them would be beyond whole numbers. */
const APART = 1e-9

/** The nearest ends at ticks around a domain. */
export function niceEnds(low: number, high: number, room: number): [number, number] {
  if (!areApart(low, high)) {
    const more = least(low, high)
    return [low === 0 ? 0 : low - more, high + more]
  }
  const step = stepOf(high - low, room)
  return [step.times(Math.floor(step.in(low) + 1e-9)), step.times(Math.ceil(step.in(high) - 1e-9))]
}

function areApart(low: number, high: number): boolean {
  return high - low > APART * sizeOf(low, high)
}

/** A length on which numbers of the size of such ends can be told apart. */
function least(low: number, high: number): number {
  return Math.max(1, sizeOf(low, high) / 1e6)
}

function sizeOf(low: number, high: number): number {
  return Math.max(Math.abs(low), Math.abs(high))
}

function ticksOf(low: number, high: number, room: number, format: (value: number) => string): Tick[] {
  const step = stepOf(high - low, room)
  const ticks: Tick[] = []
  const first = Math.ceil(step.in(low) - 1e-9)
  const more = Math.floor(step.in(high) + 1e-9) - first
  for (let i = 0; i <= more; i++) ticks.push({ value: step.times(first + i), text: format(step.times(first + i)) })
  return ticks
}

/** The smallest nice step with `room` ticks at most. Small steps are kept as their inverse, so that 3 × 0.1 is 0.3. */
function stepOf(length: number, room: number): { times(i: number): number; in(value: number): number } {
  const rough = length / Math.max(1, room)
  const exponent = Math.floor(Math.log10(rough))
  for (const power of [exponent, exponent + 1]) {
    for (const factor of [1, 2, 5]) {
      if (factor * Number(`1e${power}`) < rough * (1 - 1e-9)) continue
      if (power >= 0) return { times: (i) => i * factor * Number(`1e${power}`), in: (value) => value / (factor * Number(`1e${power}`)) }
      const inverse = Number(`1e${-power}`) / factor
      return { times: (i) => i / inverse, in: (value) => value * inverse }
    }
  }
  throw new RangeError(`no step for ${length}`)
}
