// How a SIM's attempts follow one another: gaps, bursts, redials and call-backs.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { median, sortFirst } from '../statistics/quantiles.ts'
import { group } from './feature.ts'
import type { SimCalls } from './sim-calls.ts'
import { Tally } from './tally.ts'

/** An attempt after an unanswered one with the same party is an answer to it within this time: assumed. */
const REDIAL_WITHIN = 3600
const CALL_BACK_WITHIN = DAY_LENGTH

let scratch = new Float64Array(1024)

export const gaps = group({
  gap_mean: ['s', 'mean time from the beginning of an attempt to that of the next, both directions'],
  gap_median: ['s', 'median time from an attempt to the next'],
  gap_variation: ['1', 'times from an attempt to the next: standard deviation by mean'],
  burstiness: ['1', 'times from an attempt to the next: (sd - mean) / (sd + mean); -1 even, 0 at random, 1 in bursts'],
  gap_same_day_mean: ['s', 'mean gap between answered calls of the same calendar day'],
  gap_out_median: ['s', 'median gap between outgoing attempts of the same calendar day'],
  gap_out_variation: ['1', 'gaps between outgoing attempts of a day: standard deviation by mean'],
  redial_share: ['share', 'unanswered outgoing attempts redialled within the hour'],
  called_back_share: ['share', 'unanswered outgoing attempts after which that party called within a day'],
  called_back: ['1', 'how many those are'],
  calls_back_share: ['share', 'missed incoming attempts that were called back within a day'],
}, (calls: SimCalls) => {
  const all = gapsBetween(calls, () => true, false)
  const ofDay = gapsBetween(calls, (call) => calls.answered(call), true)
  const out = gapsBetween(calls, (call) => calls.outgoing(call), true)
  const answers = answersTo(calls)
  return {
    gap_mean: all.mean,
    gap_median: all.median,
    gap_variation: all.deviation / all.mean,
    burstiness: (all.deviation - all.mean) / (all.deviation + all.mean),
    gap_same_day_mean: ofDay.mean,
    gap_out_median: out.median,
    gap_out_variation: out.deviation / out.mean,
    redial_share: answers.redialled / answers.unanswered,
    called_back_share: answers.calledBack / answers.unanswered,
    called_back: answers.calledBack,
    calls_back_share: answers.returned / answers.missed,
  }
})

interface Gaps {
  readonly mean: number
  readonly median: number
  readonly deviation: number
}

function gapsBetween({ size, time }: SimCalls, counts: (call: number) => boolean, ofOneDay: boolean): Gaps {
  if (scratch.length < size) scratch = new Float64Array(2 * size)
  let [last, found, sum, squares] = [-1, 0, 0, 0]
  for (let call = 0; call < size; call++) {
    if (!counts(call)) continue
    const gap = time[call] - time[last]
    const fits = last >= 0 && (!ofOneDay || Math.floor(time[call] / DAY_LENGTH) === Math.floor(time[last] / DAY_LENGTH))
    last = call
    if (!fits) continue
    scratch[found++] = gap
    sum += gap
  }
  const mean = sum / found
  for (let i = 0; i < found; i++) squares += (scratch[i] - mean) * (scratch[i] - mean)
  return { mean, median: median(sortFirst(scratch, found)), deviation: Math.sqrt(squares / found) }
}

interface Answers {
  /** Outgoing attempts without an answer, and incoming ones. */
  unanswered: number
  missed: number
  redialled: number
  calledBack: number
  returned: number
}

/** The latest attempts without an answer, by party: their times are the sums. */
const open = { out: new Tally(), in: new Tally() }

/** Every attempt without an answer is answered by the next attempt with that party at most. */
function answersTo(calls: SimCalls): Answers {
  const answers: Answers = { unanswered: 0, missed: 0, redialled: 0, calledBack: 0, returned: 0 }
  open.out.clear()
  open.in.clear()
  for (let call = 0; call < calls.size; call++) {
    const [other, time, outgoing] = [calls.other[call], calls.time[call], calls.outgoing(call)]
    const toOurs = time - take(open.out, other)
    const toTheirs = time - take(open.in, other)
    if (outgoing && toOurs <= REDIAL_WITHIN) answers.redialled++
    if (!outgoing && toOurs <= CALL_BACK_WITHIN) answers.calledBack++
    if (outgoing && toTheirs <= CALL_BACK_WITHIN) answers.returned++
    if (calls.answered(call)) continue
    if (outgoing) answers.unanswered++
    else answers.missed++
    put(outgoing ? open.out : open.in, other, time)
  }
  return answers
}

/** The time of the open attempt, which is open no longer; -Infinity if there is none. */
function take(tally: Tally, other: number): number {
  const entry = tally.find(other)
  if (entry < 0 || tally.counts[entry] === 0) return -Infinity
  tally.counts[entry] = 0
  return tally.sums[entry]
}

function put(tally: Tally, other: number, time: number): void {
  const entry = tally.add(other)
  tally.counts[entry] = 1
  tally.sums[entry] = time
}
