// What a baseline says, as a file of scores: one line a SIM, or one an alert.
import { formatInstant } from '../../base/calendar.ts'
import type { Detection } from './baseline.ts'
import type { World } from './world.ts'

/** CSV as `patchcord score` reads it. `only`: the SIMs that are asked for; all by default. */
export function detectionText({ score, group, alerts }: Detection, { dataset, network }: World, only?: ReadonlySet<number>): string {
  const wanted = (sim: number) => only === undefined || only.has(sim)
  if (alerts) {
    const { origin, utcOffset } = dataset.frame
    const lines = alerts.filter(({ sim }) => wanted(sim))
      .map(({ sim, score: value, time }) => `${formatInstant((origin + time) * 1000, utcOffset)},${network.imsi[sim]},${value}\n`)
    return `alert_ts,entity_id,score\n${lines.join('')}`
  }
  const sims = Array.from(score.keys()).filter(wanted)
  if (!group) return `entity_id,score\n${sims.map((sim) => `${network.imsi[sim]},${score[sim]}\n`).join('')}`
  return `entity_id,score,group_id\n${sims.map((sim) => `${network.imsi[sim]},${score[sim]},${group[sim] < 0 ? '' : group[sim]}\n`).join('')}`
}
