// Errands: how long talks are that the caller's purpose decides, as tables of quantiles.
import { logNormalTable } from '../base/quantiles.ts'
import type { Errand } from '../network/outcome.ts'
import type { Operation, Scenario, Talk } from '../scenario/settings.ts'

const SIZE = 4096

/** The errand of each operation of a scenario, in its order; then those of their second calls, and of calls back to them. */
export function makeErrands(operations: readonly Operation[], groups: Scenario['groups'] = {}): Errand[] {
  const first = operations.map((operation) => ({ ...makeErrand(operation.errand), ...mannerOf(operation, groups) }))
  const second = operations.map((operation) => {
    const hooked = operation.errand.filter((talk) => talk.hooked)
    const share = hooked.reduce((sum, talk) => sum + talk.share, 0)
    return makeErrand(share > 0 ? hooked.map((talk) => ({ ...talk, share: talk.share / share })) : operation.errand)
  })
  return [...first, ...second, ...first.map(({ seconds, calleeReleases }) => ({ seconds, calleeReleases }))]
}

function mannerOf({ dial: { ring }, targets }: Operation, groups: Scenario['groups']): Partial<Errand> {
  const answers = groups[targets]?.machines
  return { ...(ring.to > 0 ? { ring } : {}), ...(answers === undefined ? {} : { answers }) }
}

/** Each kind of talk has its share of the places, rounded so that all places are taken. */
function makeErrand(talks: readonly Talk[]): Errand {
  const seconds = new Float64Array(SIZE)
  const calleeReleases = new Float64Array(SIZE)
  placesOf(talks).forEach(({ from, to }, i) => {
    if (to > from) seconds.set(logNormalTable(talks[i].duration.median, talks[i].duration.sigma, to - from), from)
    calleeReleases.fill(talks[i].calleeReleases, from, to)
  })
  return { seconds, calleeReleases }
}

function placesOf(talks: readonly Talk[]): { from: number; to: number }[] {
  let at = 0
  let share = 0
  return talks.map((talk) => {
    share += talk.share
    const from = at
    at = Math.max(from, Math.min(SIZE, Math.round(share * SIZE)))
    return { from, to: at }
  })
}

/** By place in the tables of an operation's errand: 1 where the callee believes the story. */
export function believersOf(talks: readonly Talk[]): Uint8Array {
  const believes = new Uint8Array(SIZE)
  placesOf(talks).forEach(({ from, to }, i) => believes.fill(talks[i].hooked ? 1 : 0, from, to))
  return believes
}
