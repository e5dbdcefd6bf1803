// The logarithmic scale: ticks at powers of ten, and between them where there is room.
import type { Reach, Scale, Tick } from './scale.ts'

/** `values`, where they are given, are all that may be ticks. */
export function log({ domain: [low, high], range: [from, to], room }: Reach, format: (value: number) => string, values?: readonly number[]): Scale {
  if (!(low > 0)) throw new RangeError(`a logarithmic axis cannot begin at ${low}`)
  const length = high > low ? Math.log10(high / low) : 1
  return { at: (value) => from + (Math.log10(value / low) / length) * (to - from), ticks: values ? thinned(values.filter((value) => value >= low && value <= high), room, format) : ticksOf(low, high, room, format), step: 0 }
}

/** The nearest powers of ten, or 2 or 5 times them, around a domain. */
export function niceLogEnds(low: number, high: number): [number, number] {
  const around = steps(low / 10, high * 10, [1, 2, 5])
  const least = around.findLast((value) => value <= low * (1 + 1e-9)) ?? low
  const most = around.find((value) => value >= high * (1 - 1e-9)) ?? high
  return least < most ? [least, most] : [least, most * 10]
}

function ticksOf(low: number, high: number, room: number, format: (value: number) => string): Tick[] {
  const within = (factors: readonly number[]) =>
    steps(low, high, factors).filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
  const tens = within([1])
  const chosen = [within([1, 2, 5]), within([1, 3])].find((values) => values.length <= room && tens.length < 4) ?? tens
  return thinned(chosen, room, format)
}

function thinned(values: readonly number[], room: number, format: (value: number) => string): Tick[] {
  const every = Math.max(1, Math.ceil(values.length / Math.max(2, room)))
  return values.filter((_, i) => i % every === 0).map((value) => ({ value, text: format(value) }))
}

function steps(low: number, high: number, factors: readonly number[]): number[] {
  const values: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of factors) values.push(factor * Number(`1e${power}`))
  }
  return values
}
