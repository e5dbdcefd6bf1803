// Messages that a SIM sends and receives; only in datasets that have data/messages.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { group } from './feature.ts'
import { MESSAGE } from './packed.ts'
import type { SimRecords } from './sim-records.ts'
import { Tally } from './tally.ts'

const HOUR = 3600
const parties = new Tally()
const days = new Tally()

export const messages = group({
  messages: ['1', 'messages sent and received'],
  messages_in: ['1', 'messages received'],
  messages_out: ['1', 'messages sent'],
  messages_in_share: ['share', 'received of all messages'],
  messages_in_per_day: ['1', 'messages received a day, of all days looked at'],
  message_parties: ['1', 'numbers and services of its messages'],
  messages_per_party: ['1', 'messages by these'],
  message_service_share: ['share', 'messages of services, with codes of six digits'],
  message_days: ['1', 'days with a message'],
  message_hours: ['1', 'hours of the day, of 24, in which it ever had a message'],
}, ({ size, columns, around }: SimRecords) => {
  const [time, other, sent, service] = [MESSAGE.time, MESSAGE.other, MESSAGE.sent, MESSAGE.service].map((field) => columns[field])
  parties.clear()
  days.clear()
  let [out, services, hours] = [0, 0, 0]
  for (let row = 0; row < size; row++) {
    out += sent[row]
    services += service[row]
    parties.add(other[row])
    days.add(Math.floor(time[row] / DAY_LENGTH))
    hours |= 1 << (Math.floor(time[row] / HOUR) % 24)
  }
  return {
    messages: size,
    messages_in: size - out,
    messages_out: out,
    messages_in_share: (size - out) / size,
    messages_in_per_day: (size - out) / (around.days[1] - around.days[0] + 1),
    message_parties: parties.size,
    messages_per_party: size / parties.size,
    message_service_share: services / size,
    message_days: days.size,
    message_hours: bits(hours),
  }
})

export function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
