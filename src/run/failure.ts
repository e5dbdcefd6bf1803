// Failures: errors that cross from one thread to another with what a clone of them would lose.
export interface Failure {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  readonly code?: unknown
  readonly syscall?: unknown
  readonly path?: unknown
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { code, syscall, path } = error as Error & { code?: unknown; syscall?: unknown; path?: unknown }
  return { name: error.name, message: error.message, stack: error.stack, ...(syscall === undefined ? {} : { code, syscall, path }) }
}

export function errorOf({ message, ...rest }: Failure): Error {
  return Object.assign(new Error(message), rest)
}
