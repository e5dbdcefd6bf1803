// Joins: when the two handsets of each pair were joined, or a single one was ready to dial.
import type { JoinFacts } from './log.ts'
import type { Pair } from './operation.ts'

type Join = { -readonly [K in keyof JoinFacts]: JoinFacts[K] }

const NONE: Join[] = []

export class Joins {
  readonly all: Join[] = []
  /** By pair: today's joins that may still change. */
  readonly #today = new Map<number, Join[]>()

  /** Once a pair's handsets of the day are known: it will be ready in each stretch of work, if not after `end`. */
  morning(pair: Pair, day: { readonly from: number; readonly to: number }, end: number): void {
    const joins = pair.member.stretches
      .filter(({ from }) => from >= day.from && from < day.to && from < end)
      .map(({ from, to }) => this.#join(pair, from, Math.min(to, end)))
    this.#today.set(pair.number, joins)
  }

  /** A call went on beyond the end of work. */
  lasted(pair: Pair, until: number): void {
    const joins = this.#today.get(pair.number) ?? NONE
    let at = joins.length - 1
    while (at >= 0 && joins[at].from >= until) at--
    if (at >= 0 && joins[at].to < until) joins[at].to = until
  }

  /** Another handset dials from a moment on. */
  changed(pair: Pair, moment: number): void {
    const joins = this.#today.get(pair.number)
    if (!joins) return
    for (const join of joins.filter(({ to }) => to > moment)) {
      if (join.from >= moment) {
        join.handset = pair.handset
        continue
      }
      joins.push(this.#join(pair, moment, join.to))
      join.to = moment
    }
    joins.sort((a, b) => a.from - b.from)
  }

  #join({ operation, index, handset, bridge }: Pair, from: number, to: number): Join {
    const join = { operation, pair: index, handset, bridge, from, to }
    this.all.push(join)
    return join
  }
}
