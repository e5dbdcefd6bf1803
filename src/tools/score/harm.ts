// What relay operations did before they were detected: time, calls dialled, victims reached.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { type Survival, survival, timeBy } from './metrics/survival.ts'
import type { Population } from './population.ts'

export interface Harm {
  /** Entities that were detected, and those that were not by the end of the window: of these only a lower bound is seen. */
  readonly detected: number
  readonly censored: number
  /** From the first relay call of the window to the detection, h: time by which half and nine tenths are detected. */
  readonly medianHours: number
  readonly p90Hours: number
  /** A relay entity's calls before its detection, mean; and the share of all relay calls of the window. */
  readonly calls: number
  readonly callsShare: number
  /** Different victims who answered before, mean over entities; and the share of all. */
  readonly victims: number
  readonly victimsShare: number
  /** Share still undetected after so many seconds. */
  readonly delay: Survival
}

/** `detected` by entity, in seconds after the first midnight; Infinity for never. */
export function harmBefore(detected: Float64Array, { member, label, dials, days, firstDay }: Population): Harm {
  const end = (days[1] + 1 - firstDay) * DAY_LENGTH
  const first = new Float64Array(member.length).fill(Infinity)
  const reached = [new Set<number>(), new Set<number>()]
  let [before, all] = [0, 0]
  for (let dial = 0; dial < dials.size; dial++) {
    const entity = dials.entity[dial]
    if (member[entity] === 0) continue
    first[entity] = Math.min(first[entity], dials.time[dial])
    const early = dials.time[dial] < detected[entity]
    all++
    if (early) before++
    if (dials.answered[dial] === 0) continue
    const contact = entity * 2 ** 24 + dials.victim[dial]
    reached[1].add(contact)
    if (early) reached[0].add(contact)
  }
  const relay = Array.from(member.keys()).filter((entity) => member[entity] === 1 && label[entity] === 1 && first[entity] < Infinity)
  const ended = relay.map((entity) => (detected[entity] < Infinity ? 1 : 0))
  const delay = survival(relay.map((entity) => Math.max(0, Math.min(detected[entity], end) - first[entity])), ended)
  const found = ended.reduce<number>((sum, one) => sum + one, 0)
  return {
    detected: found, censored: relay.length - found,
    medianHours: timeBy(delay, 0.5) / 3600, p90Hours: timeBy(delay, 0.9) / 3600,
    calls: before / relay.length, callsShare: before / all,
    victims: reached[0].size / relay.length, victimsShare: reached[0].size / reached[1].size,
    delay,
  }
}
