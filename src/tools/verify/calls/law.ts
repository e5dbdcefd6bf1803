// What a family of laws over calls is, and what it may know.
import type { Check } from '../check.ts'
import type { Frame } from '../../dataset/frame.ts'
import type { Network } from '../network.ts'
import type { Truth } from '../truth.ts'
import type { CallRows } from './call-rows.ts'
import type { Legs } from './legs.ts'
import type { Listed } from './listed.ts'

/** What is known before the first call is read. */
export interface Known {
  readonly frame: Frame
  readonly network: Network
  readonly truth: Truth
  /** Whether calls lack their label. */
  readonly blind: boolean
}

/** The first `count` rows: whole calls, in the order of time. */
export interface Block {
  readonly rows: CallRows
  readonly count: number
  readonly legs: Legs
  /** What the truth tells of the calls of the day. */
  readonly listed: Listed
}

/** Sees every block once, in the order of time, and keeps what it needs from one to the next in compact arrays. */
export interface CallLaws {
  readonly checks: readonly Check[]
  examine(block: Block): void
  /** After the last call of a day. */
  endDay?(listed: Listed): void
  /** After the last call of all. */
  end?(): void
}
