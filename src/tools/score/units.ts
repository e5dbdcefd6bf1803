// What is ranked: the scored entities, or operations as one unit each.
import type { Population } from './population.ts'

export interface Units {
  readonly size: number
  readonly label: Uint8Array
  /** Positions of operations, for drawing them again; -1 where there is none. */
  readonly operation: Int32Array
  /** Scores of the units, from those of entities. */
  scoresOf(entities: Float64Array): Float64Array
}

/** At the level of operations, whoever belongs to none is a unit of its own. */
export function unitsOf(population: Population): Units {
  const { member, label, operation, level } = population
  const unitOf = new Int32Array(member.length).fill(-1)
  const byOperation = new Map<number, number>()
  const [labels, operations]: [number[], number[]] = [[], []]
  for (let entity = 0; entity < member.length; entity++) {
    if (member[entity] === 0) continue
    const known = level.name === 'operation' ? byOperation.get(operation[entity]) : undefined
    const unit = known ?? labels.length
    unitOf[entity] = unit
    if (known === undefined) {
      labels.push(0)
      operations.push(operation[entity])
      if (operation[entity] >= 0) byOperation.set(operation[entity], unit)
    }
    if (label[entity] === 1) labels[unit] = 1
  }
  return {
    size: labels.length, label: Uint8Array.from(labels), operation: Int32Array.from(operations),
    scoresOf(entities) {
      const scores = new Float64Array(labels.length).fill(-Infinity)
      unitOf.forEach((unit, entity) => { if (unit >= 0) scores[unit] = Math.max(scores[unit], entities[entity]) })
      return scores
    },
  }
}
