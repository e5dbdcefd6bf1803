// What a kind of subscriber is: numbers, each with its source in the file that gives it.

export interface Profile {
  readonly name: string
  /** One sentence for the scenario's schema. */
  readonly description: string
  /** Share of all lines unless the scenario says otherwise. */
  readonly share: number
  /** Attempts a day of the average line, to friends and strangers, before redials. */
  readonly callsPerDay: number
  /** Calls by hour from 00:00 to 24:00, in any unit. */
  readonly hours: { readonly weekday: readonly number[]; readonly weekend: readonly number[] }
  /** Calls by weekday, Monday first; 1 is average. */
  readonly weekdays: readonly number[]
  /** How willingly calls are answered; 1 is average. */
  readonly answers: number
}
