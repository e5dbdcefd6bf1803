// How long a SIM's answered calls last.
import { median, quantile, sortFirst } from '../statistics/quantiles.ts'
import { group } from './feature.ts'
import type { SimCalls } from './sim-calls.ts'

/** Bounds of short and long calls: those of the competition of Sichuan 2020. */
const SHORT = 5
const LONG = 600

let scratch = new Int32Array(1024)

export const durations = group({
  duration_mean: ['s', 'mean duration of answered calls, both directions'],
  duration_median: ['s', 'median duration of answered calls'],
  duration_max: ['s', 'longest answered call'],
  duration_min: ['s', 'shortest answered call'],
  duration_median_over_mean: ['1', 'median by mean duration: the less, the longer the tail'],
  duration_out_mean: ['s', 'mean duration of answered outgoing calls'],
  talk_seconds: ['s', 'talking time in all'],
  short_share: ['share', 'answered calls of 5 s and less'],
  long_share: ['share', 'answered calls of 600 s and more'],
}, (calls: SimCalls) => {
  if (scratch.length < calls.size) scratch = new Int32Array(2 * calls.size)
  let [size, sum, out, sumOut, short, long] = [0, 0, 0, 0, 0, 0]
  for (let call = 0; call < calls.size; call++) {
    if (!calls.answered(call)) continue
    const duration = calls.duration[call]
    scratch[size++] = duration
    sum += duration
    if (duration <= SHORT) short++
    if (duration >= LONG) long++
    if (!calls.outgoing(call)) continue
    out++
    sumOut += duration
  }
  const sorted = sortFirst(scratch, size)
  return {
    duration_mean: sum / size,
    duration_median: median(sorted),
    duration_max: quantile(sorted, 1),
    duration_min: quantile(sorted, 0),
    duration_median_over_mean: median(sorted) / (sum / size),
    duration_out_mean: sumOut / out,
    talk_seconds: sum,
    short_share: short / size,
    long_share: long / size,
  }
})
