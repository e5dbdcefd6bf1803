// Errands: how long talks are that the caller's purpose decides, as tables of quantiles.
import { logNormalTable } from '../base/quantiles.ts'
import type { Errand } from '../network/outcome.ts'
import type { Operation, Talk } from '../scenario/settings.ts'

const SIZE = 4096

/** The errand of each operation of a scenario, in its order. */
export function makeErrands(operations: readonly Operation[]): Errand[] {
  return operations.map(({ errand }) => makeErrand(errand))
}

/** Each kind of talk has its share of the places, rounded so that all places are taken. */
function makeErrand(talks: readonly Talk[]): Errand {
  const seconds = new Float64Array(SIZE)
  const calleeReleases = new Float64Array(SIZE)
  let at = 0
  let share = 0
  for (const talk of talks) {
    share += talk.share
    const end = Math.min(SIZE, Math.round(share * SIZE))
    if (end > at) seconds.set(logNormalTable(talk.duration.median, talk.duration.sigma, end - at), at)
    calleeReleases.fill(talk.calleeReleases, at, end)
    at = end
  }
  return { seconds, calleeReleases }
}
