// Which operations are found: their recall one by one.
import type { Population } from './population.ts'

export interface OperationRecall {
  readonly id: string
  readonly kind: string
  readonly entities: number
  readonly found: number
}

export interface OperationShares {
  /** Share of relay operations of which at least one entity, half of them, and all were found. */
  readonly any: number
  readonly half: number
  readonly all: number
}

/** Of relay operations with an entity in the window; `found` is 1 by entity. */
export function recallByOperation({ member, label, operation, operations }: Population, found: ArrayLike<number>): OperationRecall[] {
  const counts = operations.map(() => ({ entities: 0, found: 0 }))
  for (let entity = 0; entity < member.length; entity++) {
    if (member[entity] === 0 || label[entity] === 0 || operation[entity] < 0) continue
    counts[operation[entity]].entities++
    if (found[entity]) counts[operation[entity]].found++
  }
  return operations.map(({ id, kind }, i) => ({ id, kind, ...counts[i] })).filter(({ entities }) => entities > 0)
}

export function sharesOf(recalls: readonly OperationRecall[]): OperationShares {
  const share = (holds: (recall: OperationRecall) => boolean) => recalls.filter(holds).length / recalls.length
  return {
    any: share(({ found }) => found > 0),
    half: share(({ found, entities }) => 2 * found >= entities),
    all: share(({ found, entities }) => found === entities),
  }
}
