// Data that a SIM uses; only in datasets that have data/sessions.
import { group } from './feature.ts'
import { bits } from './messages.ts'
import { SESSION } from './packed.ts'
import type { SimRecords } from './sim-records.ts'

const HOUR = 3600
const KILOBYTES = 1000
/** Both directions are alike where neither has more than twice the other; talk in apps is, other uses are not. Assumed. */
const ALIKE = 2

export const sessions = group({
  sessions: ['1', 'data sessions that began'],
  data_up_mb: ['MB', 'data sent'],
  data_down_mb: ['MB', 'data received'],
  data_up_share: ['share', 'sent of all data'],
  data_hours: ['h', 'time in data sessions'],
  data_longest_hours: ['h', 'longest session, of what lies in the days looked at'],
  data_alike_share: ['share', 'time in records of sessions with about as much data sent as received'],
  data_active_hours: ['1', 'hours of the day, of 24, in which a record of a session ever began'],
}, ({ size, columns }: SimRecords) => {
  const [time, seconds, up, down, sequence] = [SESSION.time, SESSION.seconds, SESSION.up, SESSION.down, SESSION.sequence].map((field) => columns[field])
  let [begun, sent, received, all, alike, hours, longest, current] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let row = 0; row < size; row++) {
    if (sequence[row] === 1) begun++
    current = sequence[row] > 1 ? current + seconds[row] : seconds[row]
    longest = Math.max(longest, current)
    sent += up[row]
    received += down[row]
    all += seconds[row]
    if (up[row] <= ALIKE * down[row] && down[row] <= ALIKE * up[row]) alike += seconds[row]
    hours |= 1 << (Math.floor(time[row] / HOUR) % 24)
  }
  return {
    sessions: begun,
    data_up_mb: sent / KILOBYTES,
    data_down_mb: received / KILOBYTES,
    data_up_share: sent / (sent + received),
    data_hours: all / HOUR,
    data_longest_hours: longest / HOUR,
    data_alike_share: alike / all,
    data_active_hours: bits(hours),
  }
})
