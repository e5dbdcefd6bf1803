// Legs: the records of calls as seven whole numbers each, on their way to the SIMs they belong to.

/** Numbers of a leg, in this order. */
export const SIM = 0
export const OTHER = 1
export const TIME = 2
export const DURATION = 3
export const HANDSET = 4
export const CELL = 5
export const FLAGS = 6
export const WIDTH = 7

/** The SIM called; else it was called. */
export const OUTGOING = 1
export const ANSWERED = 2
/** The called phone rang. */
export const ALERTED = 4
/** A further record of a call cut into partial records. */
export const CONTINUED = 8
/** The other side ended it; not told: neither this nor `ENDED_HERE`. */
export const ENDED_THERE = 16
export const ENDED_HERE = 32

/** Something of which there is none. */
export const NOWHERE = -1
