// Tasks: what the thread in charge asks of a worker, and what it hears.
import type { Scenario } from '../scenario/settings.ts'
import type { Line } from './clerk.ts'
import type { DatasetOptions } from './dataset.ts'
import type { Failure } from './failure.ts'
import type { Playbook } from './studio.ts'
import type { Job, Written, Yield } from './yield.ts'

/** What a run is about. */
export interface Brief {
  readonly scenario: Scenario
  readonly options: DatasetOptions
}

/** To simulate for a run, with a line to who writes for it, if somebody does; to write for another; or to forget it. */
type Duty =
  | ({ readonly do: 'simulate'; readonly line?: Line } & Brief)
  | ({ readonly do: 'write'; readonly line: Line } & Brief)
  | { readonly do: 'rest' }

/** A piece of work, which is answered. */
export type Work =
  | { readonly do: 'ready' }
  | { readonly do: 'pass' }
  | { readonly do: 'receive'; readonly playbook: Playbook }
  | { readonly do: 'job'; readonly job: Job }
  | { readonly do: 'finish' }

export type Task = Duty | Work

/** What a task is answered with. */
export interface Results {
  /** When the world is made. */
  readonly ready: undefined
  readonly pass: Playbook
  readonly receive: undefined
  readonly job: Yield
  readonly finish: Written
}

export type Answer =
  | { readonly share: number; readonly records: number }
  | { readonly result: Results[keyof Results] }
  | { readonly failure: Failure }
