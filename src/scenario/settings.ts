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
  /** Calls within so many seconds at which a line is barred. */
  readonly velocity?: { readonly calls: number; readonly within: number } | undefined
  /** Strangers called on one day at which a line with a contract younger than so many seconds is barred. */
  readonly newSim?: { readonly younger: number; readonly strangers: number } | undefined
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
  /** Where those of this network live: anywhere unless in one region, or together as the families of one school do. */
  readonly from?: 'region' | 'school' | undefined
  /** Chance that a member answers where the group is of machines, and not of people, who decide. */
  readonly machines?: number | undefined
}

export interface Operation {
  /** Key of all its draws: another name, other draws. */
  readonly name: string
  readonly kind: string
  /** Name of a preset of evasion, whose settings stand here too; it decides nothing else. */
  readonly evasion?: string
  /** How many operations like this one there are, numbered from 1. */
  readonly count: number
  readonly members: number
  /** Places; members take them in turn. */
  readonly sites: number
  /** Dialling handsets; members take them in turn. */
  readonly pairs: number
  /** Whether each dialling handset has a second one joined to it. */
  readonly bridge: 'none' | 'wifi' | 'cellular'
  /** What is dialled from: SIMs in handsets, or fixed lines of other networks. */
  readonly lines: 'sims' | 'landlines'
  /** First and last day, both included. */
  readonly from: number
  readonly to: number
  readonly shift: Shift
  readonly dial: Dial
  readonly limits: Limits
  readonly cover: Cover
  readonly mobility: Mobility
  /** How talks go that the caller's errand decides; shares add up to 1. */
  readonly errand: readonly Talk[]
  readonly sims: SimSupply
  /** Name of a group. */
  readonly targets: string
  /** Chance that somebody picks up when a dialling handset is called. */
  readonly answers: number
  /** By what share the calls a day of a SIM are cut whenever one was barred; a tenth of it comes back every day. */
  readonly caution: number
  /** Local moment of its end by the police: seconds after 1970-01-01T00:00 local time. */
  readonly raid?: number
  /** A raid of some of its sites. */
  readonly takedown?: Takedown
}

export interface Takedown {
  /** As `raid`. */
  readonly at: number
  /** Of its sites; at least one is taken, at least one is left if there are several. */
  readonly share: number
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
  /** Whether gaps are as long at every hour, or longer when ordinary people call less. */
  readonly rhythm: 'even' | 'ordinary'
  /** Chance that an unanswered or busy target is dialled once more later in the shift. */
  readonly redial: number
  /** Chance that a hooked victim is called once more, and when. */
  readonly second: { readonly chance: number; readonly after: { readonly from: number; readonly to: number } }
  /** Who calls again: whoever has the handset, or only the SIM that called before. */
  readonly routing: 'any' | 'history'
  /** Seconds of ringing after which the caller hangs up, uniform; `to` 0: as people do. */
  readonly ring: { readonly from: number; readonly to: number }
  /** Chance that the callee awaits the call. */
  readonly awaited: number
}

/** What a SIM may do on one day; 0: no limit. */
export interface Limits {
  readonly calls: number
  /** Targets not dialled before. */
  readonly strangers: number
  /** Seconds. */
  readonly talk: number
}

export interface Cover {
  /** Calls a day of each SIM in use that only serve to look ordinary. */
  readonly calls: number
  /** Share of them to other SIMs of the operation; the others go to acquaintances. */
  readonly among: number
  /** Acquaintances of a SIM. */
  readonly contacts: number
}

export interface Mobility {
  /** Seconds at one place before a site moves on, uniform over days; `to` 0: it stays. */
  readonly stay: { readonly from: number; readonly to: number }
  /** Whether members drive around while they work. */
  readonly drive: boolean
}

export interface Talk {
  readonly share: number
  readonly duration: LogNormal
  /** Chance that the callee hangs up, not the caller. */
  readonly calleeReleases: number
  /** Whether the callee believes the story. */
  readonly hooked?: boolean | undefined
}

export interface SimSupply {
  /** SIMs bought at a time. */
  readonly lot: number
  /** Share of them that are registered in another district than the one in which the buyer works. */
  readonly elsewhere: number
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
  /** Cards at rest for each handset from which on they take turns, and no new one is begun. */
  readonly pool: number
  /** Dials after which a card makes room for the next; 0: it stays. */
  readonly turn: number
  /** Seconds between purchase and first use, in whole days, in which a SIM is called with like an ordinary one. */
  readonly warmUp: number
  /** Whether handsets stay, each SIM has its own, or all are others every day. */
  readonly handsets: 'fixed' | 'per-sim' | 'daily'
  /** Share of members who have their own SIM in the handset after work. */
  readonly ownInEvening: number
  /** Share of calls that the former owner's friends still make. */
  readonly stillCalled: number
  /** Chance that the owner has the SIM barred as lost, and after how long. */
  readonly missed: { readonly chance: number; readonly after: LogNormal }
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
  readonly presets: readonly Preset[]
}

/** Settings that go together, between those of the kind and those of the scenario. */
export interface Preset {
  readonly name: string
  readonly description: string
  readonly settings: PartialDeep<OperationDefaults>
}

/** Maps may lack entries; lists are whole. */
export type PartialDeep<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: PartialDeep<T[K]> } : T

/** What a kind of operation sets unless the scenario does. */
export type OperationDefaults = Omit<Operation, 'name' | 'kind' | 'evasion' | 'from' | 'to' | 'targets' | 'raid' | 'takedown'>
