// What a kind of subscriber is: numbers, each with its source in the file that gives it.
import type { Habit } from './handsets.ts'

/** When calls are made. */
export interface Rhythm {
  /** Calls by hour from 00:00 to 24:00, in any unit. */
  readonly hours: { readonly weekday: readonly number[]; readonly weekend: readonly number[] }
  /** Calls by weekday, Monday first; 1 is average. */
  readonly weekdays: readonly number[]
}

export interface Profile extends Rhythm {
  readonly name: string
  /** One sentence for the scenario's schema. */
  readonly description: string
  /** Share of all lines unless the scenario says otherwise. */
  readonly share: number
  /** Attempts a day of the average line, to friends and strangers, before redials. */
  readonly callsPerDay: number
  /** Share of the calls to it that are made, before differences between people: 1 for somebody with friends. */
  readonly called: number
  /** How willingly calls are answered; 1 is average. */
  readonly answers: number
  /** Factor on the length of talks, of calls made and of calls taken. */
  readonly talk: number
  /** Texts to people, messages from services and data sessions a day, of the average line; those of a resident where absent. */
  readonly texts?: number
  readonly alerts?: number
  readonly sessions?: number
  /** Km around home in which somebody is all day, 0: at home; at home and at work, if nothing is said. */
  readonly radius?: number
  /** How its SIM goes from handset to handset; its own handset, if nothing is said. */
  readonly habit?: Habit
  /** Chance per line and week that the network suspends its outgoing calls by mistake; 0 if nothing is said. */
  readonly barred?: number
  /** Whether its SIMs are new, from a day shortly before or during the run on; they may be given up again. */
  readonly arrives?: boolean
  /** The calls of a trade, beside those among friends. */
  readonly round?: Round
}

/**
 * Calls of a trade: with people of the district who are no friends, most of them others every day. Its hours are those
 * of the trade, not of the person.
 */
export interface Round extends Rhythm {
  /** Attempts on an average day of the average line, before redials; at most 1,500. */
  readonly callsPerDay: number
  /** Standard deviation of ln(calls a day) over lines. */
  readonly spread: number
  /** Share of them that others make to the line. */
  readonly inward: number
  /** Share of them with regulars, a lasting circle of people who know the number and are known. */
  readonly regulars: number
  /** Share of the others who await the call. */
  readonly awaited: number
  /** Seconds of a test call: it goes to a test number of its own, and such calls are evenly spaced over the day. */
  readonly test?: number
  /** Share of weeks in which so many have marked the number that strangers are warned. */
  readonly marked: number
}
