// Unguarded: settings of operations that take no precautions and have no peculiarities. Kinds begin with them.
import type { OperationDefaults } from '../scenario/settings.ts'

/** What no kind would leave out says each by itself. */
export const unguarded = {
  lines: 'sims',
  limits: { calls: 0, strangers: 0, talk: 0 },
  // A SIM's acquaintances: as many as a card has that is nursed by two or three people (assumed).
  cover: { calls: 0, among: 0.5, contacts: 6 },
  mobility: { stay: { from: 0, to: 0 }, drive: false },
  caution: 0,
} as const satisfies Partial<OperationDefaults>

export const unguardedDial = {
  rhythm: 'even',
  second: { chance: 0, after: { from: 1800, to: 86_400 } }, // the same day or the next (assumed)
  routing: 'any',
  ring: { from: 0, to: 0 },
  awaited: 0,
} as const satisfies Partial<OperationDefaults['dial']>

export const unguardedSims = {
  elsewhere: 0.94, // as if it did not matter where: fifteen of sixteen districts
  pool: 2, // assumed
  turn: 0,
  warmUp: 0,
  handsets: 'fixed',
  ownInEvening: 0,
  stillCalled: 0.1, // assumed: friends are told the new number
  missed: { chance: 0, after: { median: 43_200, sigma: 1 } }, // half a day (assumed)
} as const satisfies Partial<OperationDefaults['sims']>
