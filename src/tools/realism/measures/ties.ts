// Ties: a graph without directions, and what is asked of it.

/** Neighbours of s: neighbour[start[s]] to neighbour[start[s + 1] - 1], ascending; strength is calls of that tie. */
export interface Ties {
  readonly sims: number
  readonly start: Int32Array
  readonly neighbour: Int32Array
  readonly strength: Int32Array
}

/** Mean over those with two neighbours and more of the share of pairs of neighbours that are neighbours themselves. */
export function clusteringOf(ties: Ties): number {
  const { sims, start, neighbour } = ties
  let [sum, counted] = [0, 0]
  for (let sim = 0; sim < sims; sim++) {
    const degree = start[sim + 1] - start[sim]
    if (degree < 2) continue
    let links = 0
    for (let at = start[sim]; at < start[sim + 1]; at++) links += common(ties, sim, neighbour[at])
    sum += links / (degree * (degree - 1))
    counted++
  }
  return sum / counted
}

/** Of those who have a neighbour. */
export function largestComponent({ sims, start, neighbour }: Ties): number {
  const component = new Int32Array(sims).fill(-1)
  const waiting: number[] = []
  let [largest, connected] = [0, 0]
  for (let first = 0; first < sims; first++) {
    if (start[first] === start[first + 1]) continue
    connected++
    if (component[first] >= 0) continue
    let size = 0
    component[first] = first
    waiting.push(first)
    while (waiting.length > 0) {
      const sim = waiting.pop()!
      size++
      for (let at = start[sim]; at < start[sim + 1]; at++) {
        if (component[neighbour[at]] >= 0) continue
        component[neighbour[at]] = first
        waiting.push(neighbour[at])
      }
    }
    largest = Math.max(largest, size)
  }
  return largest / connected
}

/**
 * Overlap of a tie: common neighbours by all neighbours of both, the two themselves left out (Onnela et al. 2007).
 * Correlation over ties whose ends have other neighbours.
 */
export function overlapWithStrength(ties: Ties): number {
  const { sims, start, neighbour, strength } = ties
  let [n, sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0, 0]
  for (let sim = 0; sim < sims; sim++) {
    for (let at = start[sim]; at < start[sim + 1]; at++) {
      const other = neighbour[at]
      if (other < sim) continue
      const both = common(ties, sim, other)
      const around = start[sim + 1] - start[sim] + start[other + 1] - start[other] - 2 - both
      if (around === 0) continue
      const [x, y] = [Math.log(strength[at]), both / around]
      n++
      sumX += x
      sumY += y
      sumXX += x * x
      sumXY += x * y
      sumYY += y * y
    }
  }
  return (n * sumXY - sumX * sumY) / Math.sqrt((n * sumXX - sumX * sumX) * (n * sumYY - sumY * sumY))
}

/** Common neighbours. */
function common({ start, neighbour }: Ties, a: number, b: number): number {
  let [i, j, count] = [start[a], start[b], 0]
  while (i < start[a + 1] && j < start[b + 1]) {
    if (neighbour[i] === neighbour[j]) {
      count++
      i++
      j++
    } else if (neighbour[i] < neighbour[j]) i++
    else j++
  }
  return count
}
