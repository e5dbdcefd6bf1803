// The log of the operations' pass: what they did, without what became of it, and what the truth will tell.
import type { Traveller } from './itinerary.ts'
import type { Accounts } from './ledger.ts'

/** What a call is to the operation that is in it; the truth makes roles of it. */
export const Part = { dial: 0, callBack: 1, cover: 2, own: 3 } as const
export type Part = (typeof Part)[keyof typeof Part]

/** The attempts of one day in which operations have a hand, without their outcomes, in the order (ms, caller, key). */
export interface Script {
  readonly length: number
  /** Milliseconds after the cut. */
  readonly ms: Int32Array
  readonly caller: Int32Array
  readonly callee: Int32Array
  readonly key: Int32Array
  readonly view: Uint8Array
  /** Position in the run's errands, -1 for an ordinary conversation. */
  readonly errand: Int32Array
  /** 1 where the network refuses the call: the SIM is barred. */
  readonly barred: Uint8Array
  /** Nothing of the attempt lasts beyond: ms after the cut. */
  readonly limit: Int32Array
  readonly part: Uint8Array
  /** Position in the log's operations. */
  readonly operation: Int32Array
  /** Pair within the operation, from 0. */
  readonly pair: Int32Array
}

/** Something that happened, for truth/events. */
export interface Happening {
  /** Milliseconds after the first cut of the run. */
  readonly time: number
  /** -1: none. */
  readonly operation: number
  readonly event: Event
  /** -1: none. */
  readonly line: number
  /** -1: none. */
  readonly handset: number
  /** Why, or what exactly. */
  readonly detail?: string
}

/** Events in the order in which a SIM may meet them; then those of whole operations. */
export const EVENTS = ['sim_bought', 'sim_warmed', 'sim_inserted', 'sim_first_used', 'sim_moved', 'sim_removed', 'complaint', 'sim_blocked',
  'sim_unblocked', 'sim_retired', 'own_sim_inserted', 'own_sim_removed', 'line_blocked', 'site_moved', 'takedown', 'raid', 'operation_ended'] as const
export type Event = (typeof EVENTS)[number]

/** An operation, for whoever comes after the pass. */
export interface OperationFacts {
  /** Its name in the scenario and the number of the copy. */
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly members: number
  readonly pairs: number
  readonly sites: number
  readonly evasion?: string
  /** Milliseconds after the first cut of the run. */
  readonly begin: number
  readonly end: number
  readonly raided: boolean
}

export interface MemberFacts extends Traveller {
  readonly operation: number
  /** From 0 within the operation. */
  readonly index: number
  readonly site: number
  /** Number of the person, whom several entries may stand for: at work, after it, and nursing SIMs. */
  readonly person: number
  /** At work, ms after the first cut of the run. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[]
  /** When the handsets are on: on and off in turn. */
  readonly hours: Float64Array
  /** When the police take this person, if they do; ms after the first cut of the run. */
  readonly taken?: number
  /** The person after work, with the own SIM. */
  readonly isOff?: true
}

export interface HandsetFacts {
  readonly handset: number
  readonly operation: number
  /** -1: of none. */
  readonly pair: number
  /** What it is at the beginning. */
  readonly part: 'dialler' | 'bridge' | 'nursery'
}

/** When a pair was ready to relay: its handsets joined and its member at work. */
export interface JoinFacts {
  readonly operation: number
  readonly pair: number
  /** -1: none. */
  readonly handset: number
  readonly bridge: number
  /** Milliseconds after the first cut of the run. */
  readonly from: number
  readonly to: number
}

/** All that the pass leaves: plain data, which can be handed to another thread. */
export interface PassLog {
  readonly operations: readonly OperationFacts[]
  /** By number; the holders in holdings. */
  readonly members: readonly MemberFacts[]
  readonly handsets: readonly HandsetFacts[]
  /** By day of the run, from 0. */
  readonly scripts: readonly Script[]
  /** How each act of each script ended (Ending): the day finds the same again. */
  readonly endings: readonly Uint8Array[]
  readonly happenings: readonly Happening[]
  readonly joins: readonly JoinFacts[]
  readonly accounts: Accounts
}
