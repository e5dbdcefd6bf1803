// Random forest on the features of a SIM and the means over its neighbours: the strong baseline.
import { forestScores, growForest } from '../learning/random-forest.ts'
import type { Days } from '../split/windows.ts'
import type { Baseline } from './baseline.ts'
import { neighbourColumns, ownColumns, rowsOf } from './columns.ts'
import type { World } from './world.ts'

const TREES = 200
const DEPTH = 14
/** Nodes of fewer than ten SIMs are not cut: the default of ranger (R) for forests that give probabilities. */
const LEAF = 5

export const forest: Baseline = {
  name: 'forest',
  // Trees with means over neighbours are the strongest of 29 models on ten graphs: GADBench (Tang et al., NeurIPS 2023).
  description: 'random forest of 200 trees on all features, and their means over SIMs called and over SIMs of one handset',
  learns: true,
  needs: [],
  detect: (world) => detectBy(world, neighbourColumns),
}

export const forestAlone: Baseline = {
  name: 'forest-alone',
  description: 'the same forest without neighbours',
  learns: true,
  needs: [],
  detect: (world) => detectBy(world, ownColumns),
}

async function detectBy(world: World, columnsOf: (world: World, days: Days) => Promise<Float64Array[]>): Promise<{ score: Float64Array }> {
  const { training } = world
  if (!training) throw new RangeError('a forest needs labels')
  const learned = rowsOf(await columnsOf(world, training.days), training.sims)
  const grown = growForest(learned, training.labels, { trees: TREES, depth: DEPTH, leaf: LEAF, key: world.key('forest') })
  return { score: forestScores(grown, await columnsOf(world, world.test)) }
}
