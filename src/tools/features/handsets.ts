// Which handsets a SIM is in, and with how many other SIMs.
import { group } from './feature.ts'
import { NOWHERE } from './legs.ts'
import type { SimCalls } from './sim-calls.ts'
import { Tally } from './tally.ts'

const all = new Tally()
const onCalls = new Tally()

export const handsets = group({
  handsets: ['1', 'IMEIs of its records'],
  handsets_out: ['1', 'IMEIs of its answered outgoing calls'],
  calls_out_per_handset: ['1', 'answered outgoing calls by these'],
  handset_changes: ['1', 'how often the IMEI differs from that of the record before'],
  sims_in_handset: ['1', 'SIMs seen in the one of its handsets that saw most, itself included'],
  imei_missing_share: ['share', 'records without IMEI', 'no behaviour'],
}, (calls: SimCalls) => {
  all.clear()
  onCalls.clear()
  let [last, changes, missing, out] = [NOWHERE, 0, 0, 0]
  for (let call = 0; call < calls.size; call++) {
    const spokeOut = calls.outgoing(call) && calls.answered(call)
    if (spokeOut) out++
    const handset = calls.handset[call]
    if (handset === NOWHERE) {
      missing++
      continue
    }
    all.add(handset)
    if (spokeOut) onCalls.add(handset)
    if (last !== NOWHERE && last !== handset) changes++
    last = handset
  }
  let sims = 0
  for (let entry = 0; entry < all.size; entry++) sims = Math.max(sims, calls.around.handsetSims[all.keys[entry]])
  return {
    handsets: all.size,
    handsets_out: onCalls.size,
    calls_out_per_handset: onCalls.size > 0 ? out / onCalls.size : NaN,
    handset_changes: changes,
    sims_in_handset: all.size > 0 ? sims : NaN,
    imei_missing_share: missing / calls.size,
  }
})
