// Tasks: what the thread in charge asks of a worker, and what it hears.
import type { Scenario } from '../scenario/settings.ts'
import type { Line } from './clerk.ts'
import type { DatasetOptions } from './dataset.ts'
import type { Failure } from './failure.ts'
import type { Playbook } from './studio.ts'
import type { Job, Written, Yield } from './yield.ts'

/** What a worker is given at its start. */
export interface Brief {
  readonly scenario: Scenario
  readonly options: DatasetOptions
}

/** The brief of one thread. */
export interface Post extends Brief {
  /** Whether it simulates, or writes for one that does; with its end of the line between the two. */
  readonly as: 'studio' | 'clerk'
  readonly line?: Line
}

export type Task =
  | { readonly do: 'pass' }
  | { readonly do: 'receive'; readonly playbook: Playbook }
  | { readonly do: 'job'; readonly job: Job }
  | { readonly do: 'finish' }

/** What a task is answered with. */
export interface Results {
  readonly pass: Playbook
  readonly receive: undefined
  readonly job: Yield
  readonly finish: Written
}

export type Answer =
  | { readonly share: number; readonly records: number }
  | { readonly result: Results[keyof Results] }
  | { readonly failure: Failure }
