// How much a SIM calls and is called, and what becomes of its attempts.
import { group } from './feature.ts'
import { ALERTED, ENDED_HERE, ENDED_THERE } from './legs.ts'
import type { SimCalls } from './sim-calls.ts'

export const volume = group({
  calls: ['1', 'answered calls, outgoing and incoming'],
  calls_out: ['1', 'answered outgoing calls'],
  calls_in: ['1', 'answered incoming calls'],
  out_share: ['share', 'outgoing of the answered calls'],
  attempts_out: ['1', 'outgoing attempts, answered or not'],
  attempts_in: ['1', 'incoming attempts that rang'],
  attempts_out_share: ['share', 'outgoing of all attempts'],
  answered_share_out: ['share', 'answered of the outgoing attempts'],
  answered_share_in: ['share', 'answered of the incoming attempts'],
  failed_share_out: ['share', 'outgoing attempts at which nothing rang: busy, absent, barred'],
  hung_up_on_share: ['share', 'answered outgoing calls that the called party ended, of those where it is told'],
}, (calls: SimCalls) => {
  let [out, answeredOut, into, answeredIn, failed, endedHere, endedThere] = [0, 0, 0, 0, 0, 0, 0]
  for (let call = 0; call < calls.size; call++) {
    const answered = calls.answered(call) ? 1 : 0
    if (calls.outgoing(call)) {
      out++
      answeredOut += answered
      if ((calls.flags[call] & ALERTED) === 0) failed++
      if (answered && calls.flags[call] & ENDED_HERE) endedHere++
      if (answered && calls.flags[call] & ENDED_THERE) endedThere++
    } else {
      into++
      answeredIn += answered
    }
  }
  return {
    calls: answeredOut + answeredIn,
    calls_out: answeredOut,
    calls_in: answeredIn,
    out_share: answeredOut / (answeredOut + answeredIn),
    attempts_out: out,
    attempts_in: into,
    attempts_out_share: out / (out + into),
    answered_share_out: answeredOut / out,
    answered_share_in: answeredIn / into,
    failed_share_out: failed / out,
    hung_up_on_share: endedThere / (endedHere + endedThere),
  }
})
