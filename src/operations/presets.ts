// Presets of evasion: a ladder of precautions, each step with those below it. The label of an operation does not move.
import type { Preset } from '../scenario/settings.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * The fields of a record by which operations evade detection, and how, are those of FraudZen's adversary (Kouam, Viana and
 * Tchana, "Battle of Wits", ASIACCS 2024, table 3): time, event type, metric, cell, contact, device. The steps and the
 * figures are assumed unless they are said to be otherwise.
 */
const throttled = {
  limits: { calls: 70 }, // fair use: users of such SIMs report a stop at 80 calls to strangers a day
  sims: { lot: 10, reserve: 6, pool: 3 },
} as const

const scheduled = {
  ...throttled,
  shift: { hours: [{ from: 9 * HOUR, to: 11.5 * HOUR }, { from: 13.5 * HOUR, to: 18 * HOUR }], weekdays: [1, 1, 1, 1, 1, 0.5, 0] },
  dial: { redial: 0.03, rhythm: 'ordinary' },
  sims: { ...throttled.sims, move: 0, handsets: 'per-sim' },
} as const

const camouflaged = {
  ...scheduled,
  limits: { ...scheduled.limits, strangers: 50 },
  dial: { ...scheduled.dial, routing: 'history' },
  cover: { calls: 12, among: 0.4, contacts: 6 },
} as const

const mobile = { ...camouflaged, mobility: { stay: { from: DAY, to: 3 * DAY }, drive: true } } as const

const adaptive = {
  ...mobile,
  limits: { ...mobile.limits, calls: 45, strangers: 25, talk: 2 * HOUR },
  sims: { ...mobile.sims, warmUp: 7 * DAY, ownInEvening: 0.7, lot: 20, reserve: 15 },
  caution: 0.5,
} as const

/** From the lowest step, 0, upwards. */
export const presets: readonly Preset[] = [
  { name: 'naive', description: 'No precautions.', settings: {} },
  { name: 'throttled', description: 'At most 70 dials a SIM and day, on more SIMs.', settings: throttled },
  { name: 'scheduled', description: 'And office hours with a long lunch, few redials, a handset for each SIM.', settings: scheduled },
  { name: 'camouflaged', description: 'And calls among its SIMs and to acquaintances, few strangers a day.', settings: camouflaged },
  { name: 'mobile', description: 'And driving around, with another site every one to three days.', settings: mobile },
  { name: 'adaptive', description: 'And SIMs nursed for a week, own SIMs in the evening, and less after every bar.', settings: adaptive },
]

/** The step of a preset; null of none. */
export function levelOf(name: string | undefined): number | null {
  const level = presets.findIndex((preset) => preset.name === name)
  return level < 0 ? null : level
}
