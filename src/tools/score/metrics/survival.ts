// How long something lasts where the end of some is not seen: the product-limit estimate.

/** Share that still lasts after a time; steps down at `times`, which rise. */
export interface Survival {
  readonly times: Float64Array
  readonly shares: Float64Array
}

/** Kaplan & Meier (1958). `ended[i]` is 1 where the end was seen at `durations[i]`, 0 where it was not seen by then. */
export function survival(durations: ArrayLike<number>, ended: ArrayLike<number>): Survival {
  const order = Array.from(durations, (_, i) => i).sort((a, b) => durations[a] - durations[b])
  const times: number[] = []
  const shares: number[] = []
  let share = 1
  for (let at = 0; at < order.length;) {
    const time = durations[order[at]]
    const atRisk = order.length - at
    let ends = 0
    for (; at < order.length && durations[order[at]] === time; at++) ends += ended[order[at]]
    if (ends === 0) continue
    share *= 1 - ends / atRisk
    times.push(time)
    shares.push(share)
  }
  return { times: Float64Array.from(times), shares: Float64Array.from(shares) }
}

/** The time by which this share has ended; Infinity where so many were never seen to end. */
export function timeBy({ times, shares }: Survival, share: number): number {
  const at = shares.findIndex((left) => left <= 1 - share + 1e-12)
  return at < 0 ? Infinity : times[at]
}
