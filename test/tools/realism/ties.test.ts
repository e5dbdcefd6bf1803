// The call graph against its definitions, on graphs that nobody chose.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ties, clusteringOf, largestComponent, overlapWithStrength } from '../../../src/tools/realism/measures/ties.ts'

const SIMS = 12
const graph = fc.uniqueArray(fc.tuple(fc.nat(SIMS - 1), fc.nat(SIMS - 1)).filter(([a, b]) => a < b), {
  minLength: 1, maxLength: 40, selector: ([a, b]) => a * SIMS + b,
})

function tiesOf(pairs: readonly (readonly [number, number])[]): Ties {
  const neighbours = Array.from({ length: SIMS }, (_, sim) => pairs.flatMap(([a, b]) => (a === sim ? [b] : b === sim ? [a] : [])).sort((x, y) => x - y))
  const start = new Int32Array(SIMS + 1)
  neighbours.forEach((own, sim) => { start[sim + 1] = start[sim] + own.length })
  const neighbour = Int32Array.from(neighbours.flat())
  const strength = Int32Array.from(neighbours.flatMap((own, sim) => own.map((other) => 1 + ((sim + other) % 7))))
  return { sims: SIMS, start, neighbour, strength }
}

function matrix(pairs: readonly (readonly [number, number])[]): boolean[][] {
  const tied = Array.from({ length: SIMS }, () => Array.from({ length: SIMS }, () => false))
  for (const [a, b] of pairs) tied[a][b] = tied[b][a] = true
  return tied
}

const everybody = Array.from({ length: SIMS }, (_, sim) => sim)

test('clustering is the share of friends who are friends', () => {
  fc.assert(fc.property(graph, (pairs) => {
    const tied = matrix(pairs)
    const shares = everybody.map((sim) => everybody.filter((other) => tied[sim][other])).filter((friends) => friends.length > 1)
      .map((friends) => {
        const all = friends.flatMap((a) => friends.filter((b) => a < b).map((b) => tied[a][b]))
        return all.filter(Boolean).length / all.length
      })
    const expected = shares.reduce((sum, share) => sum + share, 0) / shares.length
    const found = clusteringOf(tiesOf(pairs))
    if (shares.length === 0) expect(found).toBeNaN()
    else expect(found).toBeCloseTo(expected, 12)
  }))
})

test('the largest component is who can be reached', () => {
  fc.assert(fc.property(graph, (pairs) => {
    const tied = matrix(pairs)
    for (const via of everybody) for (const a of everybody) for (const b of everybody) tied[a][b] ||= tied[a][via] && tied[via][b]
    const tiedAtAll = everybody.filter((sim) => tied[sim].some(Boolean))
    const largest = Math.max(...tiedAtAll.map((sim) => new Set([sim, ...everybody.filter((other) => tied[sim][other])]).size))
    expect(largestComponent(tiesOf(pairs))).toBeCloseTo(largest / tiedAtAll.length, 12)
  }))
})

test('strong ties inside a group overlap more than a weak one between two', () => {
  const groups = [[0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5], [2, 3]] as const
  const ties = tiesOf(groups)
  ties.strength.fill(9)
  for (let sim = 0; sim < SIMS; sim++) {
    for (let at = ties.start[sim]; at < ties.start[sim + 1]; at++) if (sim + ties.neighbour[at] === 5 && Math.abs(sim - ties.neighbour[at]) === 1) ties.strength[at] = 1
  }
  expect(overlapWithStrength(ties)).toBeGreaterThan(0.5)
})
