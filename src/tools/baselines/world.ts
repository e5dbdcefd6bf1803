// What a baseline sees: the data, the days on which it is judged, and the labels that were known before.
import { type Key, keyFor } from '../../base/random.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Positions } from '../dataset/positions.ts'
import { FEATURES, type FeatureTable, readFeatures } from '../features/features.ts'
import { type Network, readNetwork } from '../features/network.ts'
import type { Split } from '../split/files.ts'
import type { Days } from '../split/windows.ts'
import { type Neighbours, readNeighbours } from './neighbours.ts'

export interface Training {
  readonly days: Days
  /** SIMs and their labels, as they were known when the test began. */
  readonly sims: Int32Array
  readonly labels: Uint8Array
}

/** Reads each thing once, whoever asks. Nothing of truth/ is looked at: labels come from the split. */
export class World {
  readonly dataset: Dataset
  readonly network: Network
  readonly test: Days
  readonly training: Training | undefined
  readonly #seed: string
  readonly #features = new Map<string, Promise<FeatureTable>>()
  readonly #neighbours = new Map<string, Promise<Neighbours>>()

  private constructor(dataset: Dataset, network: Network, seed: string, test: Days, training: Training | undefined) {
    this.dataset = dataset
    this.network = network
    this.test = test
    this.training = training
    this.#seed = seed
  }

  /** Without a split the whole period is the test, and there is nothing to learn from. */
  static async open(dataset: Dataset, split: Split | undefined, seed: string): Promise<World> {
    const network = await readNetwork(dataset)
    const { firstDay, days } = dataset.frame
    if (!split) return new World(dataset, network, seed, [firstDay, firstDay + days - 1], undefined)
    const sims = Int32Array.from(split.labels.keys(), (id) => network.sims.find(Number(id)))
    return new World(dataset, network, seed, split.test, { days: split.train, sims, labels: Uint8Array.from(split.labels.values()) })
  }

  get sims(): Positions {
    return this.network.sims
  }

  key(purpose: string): Key {
    return keyFor(this.#seed, `baseline/${purpose}`)
  }

  /** Behavioural features of all SIMs over some days. */
  features(days: Days): Promise<FeatureTable> {
    const names = [...FEATURES.values()].filter(({ behavioural }) => behavioural).map(({ name }) => name)
    return once(this.#features, days.join(), () => readFeatures(this.dataset, { names, days }))
  }

  neighbours(days: Days): Promise<Neighbours> {
    return once(this.#neighbours, days.join(), () => readNeighbours(this.dataset, this.network, days))
  }
}

function once<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}
