// The marks: one a file. A layer is a mark with its data; whoever draws asks the mark of its name.
import type { Mark } from '../mark.ts'
import { type Bars, bars } from './bars.ts'
import { type Dots, dots } from './dots.ts'
import { type Heat, heat } from './heat.ts'
import { type Intervals, intervals } from './intervals.ts'
import { type Line, line } from './line.ts'
import { type Rules, rules } from './rules.ts'
import { type Steps, steps } from './steps.ts'

export type { Dot } from './dots.ts'
export type { Interval } from './intervals.ts'

export type Layer = Bars | Dots | Heat | Intervals | Line | Rules | Steps

const MARKS: { readonly [M in Layer['mark']]: Mark<Extract<Layer, { mark: M }>> } = {
  bars,
  dots,
  heat,
  intervals,
  line,
  rules,
  steps,
}

export function markOf(layer: Layer): Mark<Layer> {
  return MARKS[layer.mark] as Mark<Layer>
}
