// The units of time of a simulated day.

/** Milliseconds. A unit of work runs from 04:00 to 04:00 local time, when fewest calls are in progress. */
export const DAY = 86_400_000
export const HOUR = 3_600_000
export const SECOND = 1000
/** Milliseconds after midnight at which days are cut. */
export const CUT = 4 * HOUR

/** Bounds that let looking back end: no talk, ring or pause before a reaction is longer (seconds). */
export const MAX_TALK = 7200
export const MAX_RING = 60
export const MAX_PAUSE = 3600
/** Longest talk after which somebody calls again because of it (seconds). */
export const MAX_FOLLOWED = 300
/** Seconds from seizure to alerting at most. */
export const MAX_SETUP = 8
/** Reactions to reactions: a redial of a redial. */
export const MAX_DEPTH = 2
