// A detector of the simplest kind: SIMs that call many strangers a day and hear from few.
export interface Call {
  readonly served_imsi: string
  readonly record_type: string
  readonly called_number: string
}

/** Suspicion by IMSI: distinct callees for each call that was received; whoever called fewer than 20 numbers is left out. */
export function suspicions(calls: Iterable<Call>): Map<string, number> {
  const callees = new Map<string, Set<string>>()
  const received = new Map<string, number>()
  for (const { served_imsi: sim, record_type: type, called_number: number } of calls) {
    if (type === 'MTC') received.set(sim, (received.get(sim) ?? 0) + 1)
    else callees.set(sim, (callees.get(sim) ?? new Set()).add(number))
  }
  const scores = [...callees].filter(([, numbers]) => numbers.size >= 20)
    .map(([sim, numbers]) => [sim, numbers.size / (1 + (received.get(sim) ?? 0))] as const)
  return new Map(scores)
}
