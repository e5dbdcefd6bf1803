// Random forest: many deep trees, each on its own draw of rows and features (Breiman 2001), for two classes.
import { type Key, draw, subkey } from '../../base/random.ts'
import { type Bins, binned, binsOf } from './bins.ts'

export interface ForestSettings {
  readonly trees: number
  readonly depth: number
  /** Rows of a leaf at least. */
  readonly leaf: number
  readonly key: Key
}

export interface Forest {
  readonly bins: Bins
  readonly trees: readonly Tree[]
}

/** Nodes by number; `feature` is -1 for leaves, whose `share` is the weight of positives in them. */
interface Tree {
  readonly feature: number[]
  /** Rows whose bin is at most this go left. */
  readonly bin: number[]
  readonly left: number[]
  readonly right: number[]
  readonly share: number[]
}

const BINS = 64

/** Both classes weigh the same. A column a feature, NaN where a row has no value: then it goes with the lowest. */
export function growForest(columns: readonly Float64Array[], labels: Uint8Array, settings: ForestSettings): Forest {
  const bins = binsOf(columns)
  const data = binned(bins, columns)
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const weights = [labels.length / (2 * (labels.length - positives)), labels.length / (2 * positives)]
  const trees = Array.from({ length: settings.trees }, (_, tree) => new Growing(data, labels, weights, settings, subkey(settings.key, tree)).tree)
  return { bins, trees }
}

/** Mean share of positives in the leaves into which each row falls. */
export function forestScores({ bins, trees }: Forest, columns: readonly Float64Array[]): Float64Array {
  const data = binned(bins, columns)
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    let sum = 0
    for (const tree of trees) {
      let node = 0
      while (tree.feature[node] >= 0) node = data[tree.feature[node]][row] <= tree.bin[node] ? tree.left[node] : tree.right[node]
      sum += tree.share[node]
    }
    return sum / trees.length
  })
}

class Growing {
  readonly tree: Tree = { feature: [], bin: [], left: [], right: [], share: [] }
  readonly #data: readonly Uint8Array[]
  readonly #labels: Uint8Array
  readonly #weights: readonly number[]
  readonly #settings: ForestSettings
  readonly #key: Key
  readonly #tried: number
  readonly #order: Int32Array
  readonly #rows: Int32Array
  readonly #counts = new Int32Array(BINS)
  readonly #positives = new Int32Array(BINS)
  #draws = 0

  constructor(data: readonly Uint8Array[], labels: Uint8Array, weights: readonly number[], settings: ForestSettings, key: Key) {
    this.#data = data
    this.#labels = labels
    this.#weights = weights
    this.#settings = settings
    this.#key = key
    this.#tried = Math.max(1, Math.round(Math.sqrt(data.length)))
    this.#order = Int32Array.from(data, (_, feature) => feature)
    this.#rows = Int32Array.from({ length: labels.length }, () => this.#whole(labels.length))
    this.#grow(0, labels.length, settings.depth)
  }

  /** Gives the number of the node that holds the rows from `from` to `to`. */
  #grow(from: number, to: number, depth: number): number {
    const positives = this.#positivesIn(from, to)
    const node = this.#leaf(to - from, positives)
    if (depth === 0 || to - from < 2 * this.#settings.leaf || positives === 0 || positives === to - from) return node
    const { feature, bin } = this.#bestCut(from, to, positives)
    if (feature < 0) return node
    const middle = this.#part(from, to, feature, bin)
    const { tree } = this
    tree.feature[node] = feature
    tree.bin[node] = bin
    tree.left[node] = this.#grow(from, middle, depth - 1)
    tree.right[node] = this.#grow(middle, to, depth - 1)
    return node
  }

  #leaf(size: number, positives: number): number {
    const [negative, positive] = [(size - positives) * this.#weights[0], positives * this.#weights[1]]
    const { feature, bin, left, right, share } = this.tree
    for (const column of [feature, bin, left, right]) column.push(-1)
    return share.push(positive / (negative + positive)) - 1
  }

  #bestCut(from: number, to: number, positives: number): { feature: number; bin: number } {
    let best = { feature: -1, bin: -1, impurity: this.#impurity(to - from, positives) - 1e-9 }
    for (let i = 0; i < this.#tried; i++) {
      const feature = this.#nextFeature(i)
      this.#count(feature, from, to)
      let [left, leftPositives] = [0, 0]
      for (let bin = 0; bin < BINS - 1; bin++) {
        if (this.#counts[bin] === 0) continue
        left += this.#counts[bin]
        leftPositives += this.#positives[bin]
        if (left < this.#settings.leaf) continue
        if (to - from - left < this.#settings.leaf) break
        const impurity = this.#impurity(left, leftPositives) + this.#impurity(to - from - left, positives - leftPositives)
        if (impurity < best.impurity) best = { feature, bin, impurity }
      }
    }
    return best
  }

  /** Gini impurity times weight. */
  #impurity(size: number, positives: number): number {
    const [negative, positive] = [(size - positives) * this.#weights[0], positives * this.#weights[1]]
    return negative + positive === 0 ? 0 : (2 * negative * positive) / (negative + positive)
  }

  #count(feature: number, from: number, to: number): void {
    const column = this.#data[feature]
    this.#counts.fill(0)
    this.#positives.fill(0)
    for (let at = from; at < to; at++) {
      const row = this.#rows[at]
      this.#counts[column[row]]++
      this.#positives[column[row]] += this.#labels[row]
    }
  }

  #positivesIn(from: number, to: number): number {
    let positives = 0
    for (let at = from; at < to; at++) positives += this.#labels[this.#rows[at]]
    return positives
  }

  /** Moves the rows that go left to the front. Gives where the others begin. */
  #part(from: number, to: number, feature: number, bin: number): number {
    const column = this.#data[feature]
    let middle = from
    for (let at = from; at < to; at++) {
      const row = this.#rows[at]
      if (column[row] > bin) continue
      this.#rows[at] = this.#rows[middle]
      this.#rows[middle++] = row
    }
    return middle
  }

  /** The `i`-th of a shuffle of the features that goes on from node to node. */
  #nextFeature(i: number): number {
    const other = i + this.#whole(this.#order.length - i)
    const feature = this.#order[other]
    this.#order[other] = this.#order[i]
    this.#order[i] = feature
    return feature
  }

  #whole(below: number): number {
    return Math.floor((draw(this.#key.k0, this.#key.k1, 0, this.#draws++) >>> 0) * 2 ** -32 * below)
  }
}
