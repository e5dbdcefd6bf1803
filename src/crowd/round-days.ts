// Round days: how many calls each round has on a day, with how many regulars, and how it goes through its places; by a kernel.
import { normalTable, spreadTable } from '../base/quantiles.ts'
import { type Key, chance } from '../base/random.ts'
import { DOUBLES, INTS, MOST_ROWS, copyIn, copyOut, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Round } from './profile.ts'

/** Full and idle days of a trade: sd of ln, assumed. */
const DAY_SIGMA = 0.25
const SHARES = 64
const NORMALS = 256

/** By index of the round: what is so for good, the profile by its position; and what a day has, which is written here. */
interface RoundDays {
  readonly lines: Int32Array
  readonly profile: Uint8Array
  /** Calls a day. */
  readonly mean: Float32Array
  readonly places: Uint16Array
  readonly today: Uint16Array
  readonly regular: Uint16Array
  readonly stride: Uint16Array
  readonly offset: Uint16Array
  readonly marked: Uint8Array
}

/** Addresses of these columns and of the rules of profiles, in the order of kernels/assembly/rounds.ts. */
const COLUMNS = 10
const columns = deal(4 * COLUMNS)
const given = [4, 1, 4, 2].map((bytes) => deal(bytes * MOST_ROWS))
const dealt = [2, 2, 2, 2, 1].map((bytes) => deal(bytes * MOST_ROWS))
/** Doubles of each profile, which is known by a byte. */
const RULE = 4
const rules = deal(8 * RULE * 256)
INTS.set([...given, ...dealt, rules], columns >> 2)
const daily = deal(8 * SHARES)
DOUBLES.set(spreadTable(DAY_SIGMA, SHARES), daily >> 3)
const normal = deal(8 * NORMALS)
DOUBLES.set(normalTable(NORMALS), normal >> 3)

/** Writes the day of every round. `today` is the key of the day; `weekday` is 0 on Mondays; whether strangers are warned goes by `week`. */
export function dealDay(days: RoundDays, rounds: readonly (Round | undefined)[], weekday: number, today: Key, key: Key, week: number): void {
  DOUBLES.set(rounds.flatMap((round) => (round ? ruleOf(round, weekday) : [0, 0, 0, 0])), rules >> 3)
  const from = [days.lines, days.profile, days.mean, days.places]
  const to = [days.today, days.regular, days.stride, days.offset, days.marked]
  for (let first = 0; first < days.lines.length; first += MOST_ROWS) {
    const end = Math.min(first + MOST_ROWS, days.lines.length)
    from.forEach((column, i) => copyIn(column.subarray(first, end), given[i]))
    kernels.dealRounds(columns, end - first, today.k0, today.k1, key.k0, key.k1, week, daily, normal)
    to.forEach((column, i) => copyOut(dealt[i], column.subarray(first, end)))
  }
}

/** Factor of the weekday; calls a day where they are all alike, else negative; share of regulars; and of weeks with warnings, of 2^32. */
function ruleOf(round: Round, weekday: number): number[] {
  return [round.weekdays[weekday], round.test === undefined ? -1 : round.callsPerDay, round.regulars, chance(round.marked)]
}
