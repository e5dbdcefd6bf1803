// Reactions: what follows an attempt that nobody answered, between people who know each other.
import { ANSWERED } from '../../features/legs.ts'
import type { SimCalls } from '../../features/features.ts'
import type { MeasureGroup } from './measure.ts'

const HOUR = 3600

export const reactions: MeasureGroup = {
  measures: {
    known_answered: { form: 'number', meaning: 'share of outgoing attempts that are answered, with parties spoken with at any time' },
    redialled_within_hour: { form: 'number', meaning: 'share of unanswered ones of these followed by the same caller\'s next attempt within the hour' },
    called_back_within_hour: { form: 'number', meaning: 'share of unanswered ones of these followed by the callee\'s call within the hour' },
  },
  begin: () => {
    let [sims, attempts, unanswered, redialled, calledBack] = [0, 0, 0, 0, 0]
    return {
      see(calls) {
        sims++
        for (const pair of pairsOf(calls)) {
          if (!pair.some((call) => calls.answered(call))) continue
          pair.forEach((call, at) => {
            if (!calls.outgoing(call)) return
            attempts++
            if ((calls.flags[call] & ANSWERED) !== 0) return
            unanswered++
            const next = pair[at + 1]
            if (next === undefined || calls.time[next] - calls.time[call] > HOUR) return
            if (calls.outgoing(next)) redialled++
            else calledBack++
          })
        }
      },
      find: () => ({
        known_answered: { form: 'number', value: 1 - unanswered / attempts, sims },
        redialled_within_hour: { form: 'number', value: redialled / unanswered, sims },
        called_back_within_hour: { form: 'number', value: calledBack / unanswered, sims },
      }),
    }
  },
}

/** The attempts with each party, in the order of time. */
function pairsOf(calls: SimCalls): Iterable<number[]> {
  const pairs = new Map<number, number[]>()
  for (let call = 0; call < calls.size; call++) {
    const pair = pairs.get(calls.other[call])
    if (pair) pair.push(call)
    else pairs.set(calls.other[call], [call])
  }
  return pairs.values()
}
