// The mechanism is not the label: a classifier cannot tell relay pairs from a lawful room with the same settings.
import { expect, it } from 'vitest'
import { draw, unit } from '../../src/base/random.ts'
import { Crowd } from '../../src/crowd/crowd.ts'
import { wasAnswered } from '../../src/network/outcome.ts'
import { makeErrands } from '../../src/operations/errands.ts'
import { Part } from '../../src/operations/log.ts'
import { runPass } from '../../src/operations/pass.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { makePopulation } from '../../src/population/population.ts'
import { repertoire } from '../../src/repertoire.ts'
import { copies } from '../../src/run/studio.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { Day, eachAttempt } from '../../src/traffic/day.ts'

const EACH = 48
const SETTINGS = `count: ${EACH}, members: 2, sites: 2, pairs: 2, bridge: wifi, targets: list, answers: 30 %,
    shift: {hours: ["09:00-12:00", "13:00-19:00"]}, dial: {gap: {median: 16 s, sigma: 0.6}, pace-spread: 0.15, redial: 10 %},
    sims: {lot: 4, elsewhere: 40 %, reserve: 2, swap: 2 min-30 min, move: 35 %, rest: 35 %, codes: 3, alerts: 10},
    errand: [{share: 60 %, duration: {median: 14 s, sigma: 0.8}, callee-releases: 85 %}, {share: 40 %, duration: {median: 90 s, sigma: 0.8}, callee-releases: 50 %}]`
const SCENARIO = `version: 1
name: placebo
period: {from: 2022-06-01, to: 2022-06-03}
network: {policy: {report-chance: 1/20, reports-to-bar: 2}}
population: {subscribers: 20000}
groups: {list: {size: 20000, on-net-share: 30 %}}
operations:
  pairs: {kind: relay-pair, ${SETTINGS}}
  rooms: {kind: telemarketing-room, ${SETTINGS}}
`
const NAMES = ['dials', 'answered', 'busy', 'talk', 'ring', 'callee released', 'call-backs', 'SIMs', 'complaints', 'noon'] as const

/** Features of every operation, by what its records show. */
function features(): { rows: number[][]; labels: number[] } {
  const scenario = readScenario(SCENARIO, 'placebo', repertoire)
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
  const log = runPass(scenario, crowd)
  const rows = log.operations.map(() => NAMES.map(() => 0))
  const sims = log.operations.map(() => new Set<number>())
  const day = new Day(crowd, makeErrands(copies(scenario)))
  log.scripts.forEach((script, at) => day.run(at, script, {
    attempts: (all) => eachAttempt(all, crowd.outcome, (caller, _callee, ms, _key, row, outcome) => {
      if (row < 0) return
      const of = rows[script.operation[row]]
      if (script.part[row] !== Part.dial) {
        of[6]++
        return
      }
      of[0]++
      if (wasAnswered(outcome.ending)) of[1]++
      if (outcome.setup === 0) of[2]++
      of[3] += outcome.talk
      of[4] += outcome.ring
      if (outcome.calleeReleases) of[5]++
      if (ms < 9 * 3_600_000) of[9]++
      sims[script.operation[row]].add(caller)
    }),
  }))
  for (const { operation, event } of log.happenings) if (event === 'complaint') rows[operation][8]++
  rows.forEach((row, i) => {
    row[7] = sims[i].size
    for (const at of [1, 2, 3, 4, 5, 6, 9]) row[at] /= row[0]
  })
  return { rows, labels: log.operations.map(({ kind }) => (kind === 'relay-pair' ? 1 : 0)) }
}

/** Leave-one-out: how much nearer an operation is to the mean of the others of class 1, in units of spread. */
function scores(rows: readonly number[][], labels: readonly number[]): number[] {
  return rows.map((row, out) => {
    let score = 0
    for (let f = 0; f < row.length; f++) {
      const others = rows.map((each) => each[f]).filter((_, i) => i !== out)
      const mean = (label: number) => {
        const of = rows.filter((_, i) => i !== out && labels[i] === label).map((each) => each[f])
        return of.reduce((sum, x) => sum + x, 0) / of.length
      }
      const middle = others.reduce((sum, x) => sum + x, 0) / others.length
      const variance = others.reduce((sum, x) => sum + (x - middle) ** 2, 0) / others.length || 1
      score += ((mean(1) - mean(0)) * (row[f] - (mean(0) + mean(1)) / 2)) / variance
    }
    return score
  })
}

function auc(values: readonly number[], labels: readonly number[]): number {
  let above = 0
  let pairs = 0
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < values.length; j++) {
      if (labels[i] !== 1 || labels[j] !== 0) continue
      pairs++
      above += values[i] > values[j] ? 1 : values[i] === values[j] ? 0.5 : 0
    }
  }
  return above / pairs
}

/** The 95 % interval of the AUC over operations drawn again with replacement: an operation is one observation. */
function interval(values: readonly number[], labels: readonly number[]): [number, number] {
  const found = Array.from({ length: 1000 }, (_, again) => {
    const drawn = values.map((__, i) => Math.floor(unit(draw(17, 4, again, i)) * values.length))
    return auc(drawn.map((i) => values[i]), drawn.map((i) => labels[i]))
  }).filter(Number.isFinite).sort((a, b) => a - b)
  return [found[Math.floor(0.025 * found.length)], found[Math.floor(0.975 * found.length)]]
}

it(`${EACH} relay pairs and ${EACH} rooms with the same settings cannot be told apart`, () => {
  const { rows, labels } = features()
  const values = scores(rows, labels)
  const [low, high] = interval(values, labels)
  const report = `AUC ${auc(values, labels).toFixed(3)}, 95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}`
  // Leave-one-out pushes the score of a class that cannot be told apart a little below one half, never above.
  expect(low, report).toBeLessThan(0.5)
  // The same classifier does see a difference where there is one: the features of one class a little larger.
  const shifted = rows.map((row, i) => row.map((x) => x * (labels[i] === 1 ? 1.05 : 1)))
  expect(auc(scores(shifted, labels), labels)).toBeGreaterThan(0.8)
})

it('no single feature of an operation tells its kind', () => {
  const { rows, labels } = features()
  NAMES.forEach((name, f) => {
    const [low, high] = interval(rows.map((row) => row[f]), labels)
    // Ten features at 99.9 % each: half as wide again as the 95 % interval (3.29 against 1.96 standard errors).
    const wide = 0.35 * (high - low)
    expect(low - wide, `${name}: ${low.toFixed(3)} to ${high.toFixed(3)}`).toBeLessThan(0.5)
    expect(high + wide, `${name}: ${low.toFixed(3)} to ${high.toFixed(3)}`).toBeGreaterThan(0.5)
  })
})
