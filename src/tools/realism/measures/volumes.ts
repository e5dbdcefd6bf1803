// Volumes: how widely SIMs differ in calls and contacts.
import { Growing } from '../../dataset/growing.ts'
import type { MeasureGroup } from './measure.ts'

export const volumes: MeasureGroup = {
  measures: {
    log_calls_deviation: { form: 'number', meaning: 'standard deviation over SIMs of the logarithm of their answered calls' },
    log_contacts_deviation: { form: 'number', meaning: 'standard deviation over SIMs of the logarithm of their contacts' },
    contacts_by_calls: { form: 'number', meaning: 'slope of the logarithm of contacts over that of calls' },
  },
  begin: () => {
    const [calls, contacts] = [new Growing((length) => new Float64Array(length)), new Growing((length) => new Float64Array(length))]
    return {
      see(own) {
        const parties = new Set<number>()
        let answered = 0
        for (let call = 0; call < own.size; call++) {
          if (!own.answered(call)) continue
          answered++
          parties.add(own.other[call])
        }
        calls.push(Math.log(answered))
        contacts.push(Math.log(parties.size))
      },
      find() {
        const [ofCalls, ofContacts] = [calls.values(), contacts.values()]
        const sims = ofCalls.length
        return {
          log_calls_deviation: { form: 'number', value: Math.sqrt(covariance(ofCalls, ofCalls)), sims },
          log_contacts_deviation: { form: 'number', value: Math.sqrt(covariance(ofContacts, ofContacts)), sims },
          contacts_by_calls: { form: 'number', value: covariance(ofCalls, ofContacts) / covariance(ofCalls, ofCalls), sims },
        }
      },
    }
  },
}

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
  return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i] - meanB), 0) / a.length
}
