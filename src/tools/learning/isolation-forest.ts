// Isolation forest: whoever is cut off from the rest by few random cuts is odd (Liu, Ting & Zhou, ICDM 2008).
import { draw, type Key, subkey, unit } from '../../base/random.ts'

/** The paper's settings. */
const TREES = 100
const SAMPLE = 256
const EULER = 0.5772156649015329

/** A feature's values, one a row; NaN counts as the lowest. */
export type Columns = readonly Float64Array[]

/** Anomaly scores of all rows, 0 to 1: above .5 odd, below ordinary. */
export function isolationScores(columns: Columns, rows: number, key: Key): Float64Array {
  const filled = columns.map(filledOf)
  const sample = Math.min(SAMPLE, rows)
  const depths = new Float64Array(rows)
  for (let tree = 0; tree < TREES; tree++) {
    const root = grow(filled, drawRows(rows, sample, subkey(key, 2 * tree)), new Draws(subkey(key, 2 * tree + 1)), Math.ceil(Math.log2(sample)))
    for (let row = 0; row < rows; row++) depths[row] += depthOf(root, filled, row)
  }
  const usual = averagePath(sample)
  return depths.map((sum) => Math.exp(-Math.LN2 * (sum / TREES / usual)))
}

/** Mean length of an unsuccessful search in a binary search tree of n: the paper's c(n). */
export function averagePath(n: number): number {
  if (n <= 1) return 0
  if (n === 2) return 1
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n
}

interface Node {
  readonly size: number
  readonly feature: number
  readonly cut: number
  readonly below?: Node
  readonly above?: Node
}

class Draws {
  readonly #key: Key
  #counter = 0

  constructor(key: Key) {
    this.#key = key
  }

  next(): number {
    return unit(draw(this.#key.k0, this.#key.k1, 0, this.#counter++))
  }
}

function grow(columns: Columns, rows: Int32Array, draws: Draws, depth: number): Node {
  const leaf = { size: rows.length, feature: -1, cut: 0 }
  if (depth === 0 || rows.length <= 1) return leaf
  const feature = Math.floor(draws.next() * columns.length)
  const column = columns[feature]
  let [low, high] = [Infinity, -Infinity]
  for (const row of rows) {
    low = Math.min(low, column[row])
    high = Math.max(high, column[row])
  }
  const cut = low + draws.next() * (high - low)
  if (low === high) return leaf
  const [below, above] = [rows.filter((row) => column[row] < cut), rows.filter((row) => column[row] >= cut)]
  return { ...leaf, feature, cut, below: grow(columns, below, draws, depth - 1), above: grow(columns, above, draws, depth - 1) }
}

function depthOf(root: Node, columns: Columns, row: number): number {
  let node = root
  let depth = 0
  while (node.below && node.above) {
    node = columns[node.feature][row] < node.cut ? node.below : node.above
    depth++
  }
  return depth + averagePath(node.size)
}

/** Different rows: the first of a shuffle. */
function drawRows(rows: number, sample: number, { k0, k1 }: Key): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  for (let i = 0; i < sample; i++) {
    const other = i + Math.floor(unit(draw(k0, k1, 0, i)) * (rows - i))
    const held = order[i]
    order[i] = order[other]
    order[other] = held
  }
  return order.slice(0, sample)
}

function filledOf(column: Float64Array): Float64Array {
  const lowest = column.reduce((low, value) => (value < low ? value : low), 0)
  return column.map((value) => (Number.isNaN(value) ? lowest : value))
}
