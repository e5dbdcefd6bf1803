// What the operator knows of a SIM before its first call.
import { group } from './feature.ts'
import type { SimCalls } from './sim-calls.ts'

export const contract = group({
  contract_days: ['day', 'from the activation of the contract to the last day looked at', 'no behaviour'],
  prepaid: ['1', '1: prepaid, 0: postpaid', 'no behaviour'],
}, ({ sim, around: { network, days } }: SimCalls) => ({
  contract_days: days[1] - network.activated[sim],
  prepaid: network.prepaid[sim],
}))
