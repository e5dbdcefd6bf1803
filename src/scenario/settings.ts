// A checked scenario: every value present, in the units of the simulation.

/** Whole seconds, minutes east of UTC, shares of 1 and days after 1970-01-01 throughout. */
export interface Scenario {
  readonly version: 1
  /** Lower-case letters, digits and hyphens; also the name of the output folder. */
  readonly name: string
  readonly seed: string
  readonly period: Period
  readonly network: Network
  readonly population: Population
  /** Lists of people to be called, by name. */
  readonly groups: Readonly<Record<string, Group>>
  readonly operations: readonly Operation[]
  readonly output: Output
}

export interface Period {
  readonly from: number
  /** Last day, included. */
  readonly to: number
  readonly utcOffset: number
}

export interface Network {
  /** Share of all lines that are subscribers of this network; in (0, 1]. */
  readonly onNetShare: number
  readonly cells: number
  readonly missing: Missing
  readonly policy: Policy
}

/** Shares of records that lack a field, whoever they are of. */
export interface Missing {
  /** Neither cell nor location area. */
  readonly cell: number
  readonly imei: number
}

/** What the network does about callers, whoever they are. */
export interface Policy {
  /** Chance that a callee reports one answered call from an unknown caller. */
  readonly reportChance: number
  readonly reportDelay: LogNormal
  /** Reports from which on callees see a warning; 0: never. */
  readonly reportsToMark: number
  /** Reports at which a line is barred; 0: never. */
  readonly reportsToBar: number
}

export interface LogNormal {
  /** Seconds. */
  readonly median: number
  readonly sigma: number
}

export interface Population {
  readonly subscribers: number
  /** Shares by profile; they add up to 1. */
  readonly profiles: Readonly<Record<string, number>>
  /** Chance that a reachable, free callee picks up by day, by what the callee sees in the caller. */
  readonly answers: Answers
}

export interface Answers {
  readonly known: number
  /** An order, a booking: unknown but awaited. */
  readonly expected: number
  readonly unknown: number
  /** Reported by others before. */
  readonly marked: number
}

export interface Group {
  readonly size: number
  /** Share of the group that are subscribers of this network. */
  readonly onNetShare: number
}

export interface Operation {
  /** Key of all its draws: another name, other draws. */
  readonly name: string
  readonly kind: string
  /** How many operations like this one there are, numbered from 1. */
  readonly count: number
  readonly members: number
  /** Places; members take them in turn. */
  readonly sites: number
  /** Dialling handsets; members take them in turn. */
  readonly pairs: number
  /** Whether each dialling handset has a second one joined to it. */
  readonly bridge: 'none' | 'wifi'
  /** First and last day, both included. */
  readonly from: number
  readonly to: number
  readonly shift: Shift
  readonly dial: Dial
  /** How talks go that the caller's errand decides; shares add up to 1. */
  readonly errand: readonly Talk[]
  readonly sims: SimSupply
  /** Name of a group. */
  readonly targets: string
  /** Chance that somebody picks up when a dialling handset is called. */
  readonly answers: number
  /** Local moment of its end by the police: seconds after 1970-01-01T00:00 local time. */
  readonly raid?: number
}

export interface Shift {
  /** Seconds after midnight, in order and apart; inside 04:00 to 28:00. */
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  /** Share of shifts worked on each weekday, Monday first. */
  readonly weekdays: readonly number[]
}

export interface Dial {
  /** From a release to the next seizure. */
  readonly gap: LogNormal
  /** Standard deviation of the logarithm of a member's pace. */
  readonly paceSpread: number
  /** Chance that an unanswered or busy target is dialled once more later in the shift. */
  readonly redial: number
}

export interface Talk {
  readonly share: number
  readonly duration: LogNormal
  /** Chance that the callee hangs up, not the caller. */
  readonly calleeReleases: number
}

export interface SimSupply {
  /** SIMs bought at a time. */
  readonly lot: number
  /** A new lot is ordered when fewer unused SIMs than this are left. */
  readonly reserve: number
  /** Time to put another SIM into a handset, uniform. */
  readonly swap: { readonly from: number; readonly to: number }
  /** Chance at the start of a working day that a SIM moves to another handset of its member. */
  readonly move: number
  /** Chance at the start of a working day that a SIM rests and another one takes its turn. */
  readonly rest: number
  /** Codes of services sent to a SIM when it is put into a handset, on average. */
  readonly codes: number
  /** Messages of services to a SIM a day while it is in a handset that is on, beside those to its former owner. */
  readonly alerts: number
}

export interface Output {
  /** Tables of records; calls are always among them. */
  readonly tables: readonly ('calls' | 'messages' | 'sessions' | 'locations')[]
  readonly formats: readonly ('csv' | 'parquet')[]
  /** Parquet: `modern` (v2 pages, delta, zstd) or `plain` for old readers. */
  readonly parquet: 'modern' | 'plain'
  readonly ids: 'string' | 'int64'
  /** Leave `label` out of data/calls. */
  readonly blind: boolean
  /** One file a table instead of one folder a day. */
  readonly singleFile: boolean
}

/** What a scenario's text is checked against: the kinds of subscriber and of operation there are. */
export interface Registry {
  readonly profiles: readonly { readonly name: string; readonly description: string; readonly share: number }[]
  readonly kinds: readonly {
    readonly name: string
    readonly description: string
    readonly defaults: OperationDefaults
  }[]
}

/** What a kind of operation sets unless the scenario does. */
export type OperationDefaults = Omit<Operation, 'name' | 'kind' | 'from' | 'to' | 'targets' | 'raid'>
