// When each SIM was attached and in which area, from the rows of data/locations.
import type { Row } from './dataset.ts'

export interface Event {
  readonly time: number
  readonly type: string
  readonly lac: number
}

/** Events of every SIM, in their order. */
export function timelinesOf(rows: readonly Row[]): Map<Row[string], Event[]> {
  const timelines = new Map<Row[string], Event[]>()
  for (const row of rows) {
    const event = { time: row['event_time'] as number, type: row['event_type'] as string, lac: row['lac'] as number }
    const events = timelines.get(row['served_imsi'])
    if (events) events.push(event)
    else timelines.set(row['served_imsi'], [event])
  }
  return timelines
}

/** Areas (undefined: any) in which a SIM can have been attached in a second; none: it was away. */
export function areasAt(events: readonly Event[], time: number): (number | undefined)[] {
  const areas: (number | undefined)[] = []
  let there = events[0]?.type !== 'attach'
  let area: number | undefined
  for (const event of events) {
    if (event.time > time) break
    if (event.time === time && there) areas.push(area)
    there = event.type !== 'detach'
    area = event.lac
  }
  if (there) areas.push(area)
  return areas
}

/** Whether a SIM was lost after a second and before another. */
export function isLost(events: readonly Event[], from: number, to: number): boolean {
  return events.some(({ time, type }) => type === 'detach' && time > from && time < to)
}
