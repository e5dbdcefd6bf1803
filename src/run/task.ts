// Tasks: what the thread in charge asks of a worker, and what it hears.
import type { Scenario } from '../scenario/settings.ts'
import type { DatasetOptions } from './dataset.ts'
import type { Playbook } from './studio.ts'
import type { Job, Written, Yield } from './yield.ts'

/** What a worker is given at its start. */
export interface Brief {
  readonly scenario: Scenario
  readonly options: DatasetOptions
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

/** An error with what a clone of it would lose. */
export interface Failure {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  readonly code?: unknown
  readonly syscall?: unknown
  readonly path?: unknown
}

export type Answer =
  | { readonly share: number; readonly records: number }
  | { readonly result: Results[keyof Results] }
  | { readonly failure: Failure }

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { code, syscall, path } = error as Error & { code?: unknown; syscall?: unknown; path?: unknown }
  return { name: error.name, message: error.message, stack: error.stack, ...(syscall === undefined ? {} : { code, syscall, path }) }
}

export function errorOf({ message, ...rest }: Failure): Error {
  return Object.assign(new Error(message), rest)
}
