// How well groups agree with the true ones: pairs found together, and the adjusted Rand index.

export interface Grouping {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Hubert & Arabie (1985): 1 the same partition, 0 what chance gives. */
  readonly adjustedRand: number
}

/** Groups by entity; -1: alone. Counts pairs of entities, so nothing depends on the groups' names. */
export function compareGroups(found: ArrayLike<number>, truth: ArrayLike<number>): Grouping {
  const n = found.length
  const both = new Map<string, number>()
  const ofFound = new Map<number, number>()
  const ofTruth = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    if (found[i] >= 0) count(ofFound, found[i])
    if (truth[i] >= 0) count(ofTruth, truth[i])
    if (found[i] >= 0 && truth[i] >= 0) count(both, `${found[i]}/${truth[i]}`)
  }
  const [together, claimed, real] = [pairs(both), pairs(ofFound), pairs(ofTruth)]
  const expected = n > 1 ? (claimed * real) / choose2(n) : 0
  const most = (claimed + real) / 2
  return {
    precision: together / claimed,
    recall: together / real,
    f1: (2 * together) / (claimed + real),
    adjustedRand: most === expected ? 1 : (together - expected) / (most - expected),
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairs(sizes: ReadonlyMap<unknown, number>): number {
  let sum = 0
  for (const size of sizes.values()) sum += choose2(size)
  return sum
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2
}
