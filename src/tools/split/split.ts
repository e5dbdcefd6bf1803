// Splits without leakage: what a detector may learn from, and what it is to be judged on.
import { DAY_LENGTH } from '../../base/calendar.ts'
import { draw, keyFor } from '../../base/random.ts'
import { DayFlag, type Population } from '../score/population.ts'
import type { Days, Windows } from './windows.ts'

export interface SplitSettings {
  /** Days from the first relay call of an entity until its label is known. */
  readonly delay: number
  /** Share of operations whose entities are for training only; the others' are for testing only. Undefined: all for both. */
  readonly trainOperations?: number | undefined
  /** Of the draw of operations. */
  readonly seed: string
}

export interface TrainRow {
  readonly entity: number
  /** As it is known when the test begins. */
  readonly label: 0 | 1
  /** Seconds after the first midnight; undefined for label 0. */
  readonly knownAt: number | undefined
}

export interface Fold extends Windows {
  readonly trainRows: readonly TrainRow[]
  /** Entities to be scored. */
  readonly testEntities: readonly number[]
  /**
   * Entities left out of the test because their label was known before it (and may be blocked by then). None where
   * operations are apart: those of the test are unknown until it begins.
   */
  readonly known: number
}

/** `population` reaches over the whole period. Rows come by entity_id, so that order tells nothing. */
export function splitFold(population: Population, windows: Windows, { delay, trainOperations, seed }: SplitSettings): Fold {
  const { keys, operation, firstDay } = population
  const parts = trainOperations === undefined ? undefined : partsOf(population, trainOperations, seed)
  const isIn = (entity: number, part: 0 | 1) => parts === undefined || operation[entity] < 0 || parts[operation[entity]] === part
  const first = firstRelayTimes(population)
  const testStart = (windows.test[0] - firstDay) * DAY_LENGTH
  const knownAt = (entity: number) => first[entity] + delay * DAY_LENGTH
  const order = Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b])
  const tested = order.filter((entity) => isIn(entity, 1) && isCaller(population, entity, windows.test))
  const unknown = parts === undefined ? tested.filter((entity) => knownAt(entity) > testStart) : tested
  return {
    ...windows, known: tested.length - unknown.length, testEntities: unknown,
    trainRows: order.filter((entity) => isIn(entity, 0) && isCaller(population, entity, windows.train)).map((entity) => {
      const known = knownAt(entity) <= testStart
      return { entity, label: known ? 1 : 0, knownAt: known ? knownAt(entity) : undefined }
    }),
  }
}

/** By operation: 0 train, 1 test; of relay operations and of lawful ones the same share each. */
function partsOf({ operations }: Population, share: number, seed: string): Uint8Array {
  const { k0, k1 } = keyFor(seed, 'split/operations')
  const parts = new Uint8Array(operations.length).fill(1)
  for (const label of [0, 1]) {
    const ofLabel = Array.from(operations.keys()).filter((i) => operations[i].label === label)
      .sort((a, b) => (draw(k0, k1, a, 0) >>> 0) - (draw(k0, k1, b, 0) >>> 0) || a - b)
    for (const operation of ofLabel.slice(0, Math.round(share * ofLabel.length))) parts[operation] = 0
  }
  return parts
}

function firstRelayTimes({ dials, keys }: Population): Float64Array {
  const first = new Float64Array(keys.length).fill(Infinity)
  for (let dial = 0; dial < dials.size; dial++) first[dials.entity[dial]] = Math.min(first[dials.entity[dial]], dials.time[dial])
  return first
}

function isCaller({ dayFlags, days, level }: Population, entity: number, [from, to]: Days): boolean {
  const width = days[1] - days[0] + 1
  const wanted = level.name === 'call' ? DayFlag.active : DayFlag.caller
  for (let day = from; day <= to; day++) if (dayFlags[entity * width + day - days[0]] & wanted) return true
  return false
}
