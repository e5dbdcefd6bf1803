// The audit: whether a dataset tests detectors, or gives the answer away.
import { keyFor } from '../../base/random.ts'
import { forest } from '../baselines/forest.ts'
import { rowsOf } from '../baselines/columns.ts'
import { World } from '../baselines/world.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { FEATURES, type FeatureTable, readFeatures } from '../features/features.ts'
import { LEVELS } from '../score/level.ts'
import { rank, sweep } from '../score/metrics/ranking.ts'
import { rocAuc } from '../score/metrics/roc.ts'
import { type Population, readPopulation } from '../score/population.ts'
import type { Split } from '../split/files.ts'
import { blending } from './blending.ts'
import { artefactFindings, identifierFindings } from './findings.ts'
import type { FeatureArea, Measured } from './measured.ts'
import { splitFindings } from './split-leaks.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export interface Audit extends Measured {
  readonly verdict: Verdict
  readonly reasons: readonly string[]
}

/** What somebody has read or reckoned already: it is not done again. */
export interface AuditKnown {
  readonly forestScores?: Float64Array | undefined
  /** Of the test's days, and of the whole period. */
  readonly tested?: Population
  readonly whole?: Population
}

/** Population: SIMs with an answered outgoing call in the test part. The split is that on which the baseline is judged. */
export async function auditDataset(dataset: Dataset, split: Split, seed: string, known: AuditKnown = {}): Promise<Audit> {
  const found = await artefactFindings(dataset)
  const population = known.tested ?? await readPopulation(dataset, { level: LEVELS[0], days: split.test })
  const whole = known.whole ?? await readPopulation(dataset, { level: LEVELS[0] })
  const tested = split.testEntities.map((id) => population.ids.find(Number(id)))
  const member = new Uint8Array(population.member.length)
  for (const sim of tested) member[sim] = 1
  const sims = Int32Array.from(member.keys()).filter((sim) => member[sim] === 1)
  const labels = Uint8Array.from(sims, (sim) => population.label[sim])
  const table = await readFeatures(dataset, { days: split.test })
  const features = areasOf(table, sims, labels)
  const findings = [...found, ...identifierFindings(table, sims, labels, population), ...splitFindings(split, whole)]
  const relaySims = labels.reduce((sum, label) => sum + label, 0)
  const baseline = await baselineArea(split, sims, labels, async () => known.forestScores ?? (await forest.detect(await World.open(dataset, split, seed))).score)
  const behaviour = [...FEATURES.values()].filter(({ behavioural }) => behavioural).map(({ name }) => table.columns.get(name) ?? new Float64Array(0))
  const told: Measured = {
    sims: sims.length, relaySims, prevalence: relaySims / sims.length,
    operations: new Set(Array.from(sims).filter((_, i) => labels[i] === 1).map((sim) => population.operation[sim])).size,
    features, baseline, blending: blending(rowsOf(behaviour, sims), labels, keyFor(seed, 'audit/blending')),
    findings, leaks: findings.filter(({ leak }) => leak),
  }
  return { ...verdictOf(told), ...told }
}

function areasOf(table: FeatureTable, sims: Int32Array, labels: Uint8Array): FeatureArea[] {
  return table.features.map(({ name, behavioural }) => {
    const column = table.columns.get(name) ?? new Float64Array(0)
    const auc = rocAuc(sweep(rank(Float64Array.from(sims, (sim) => (Number.isNaN(column[sim]) ? -Infinity : column[sim]))), labels))
    return { name, behavioural, auc: Math.max(auc, 1 - auc) }
  }).sort((a, b) => (b.auc || 0) - (a.auc || 0) || (a.name < b.name ? -1 : 1))
}

async function baselineArea(split: Split, sims: Int32Array, labels: Uint8Array, scoresOf: () => Promise<Float64Array>): Promise<number> {
  const learned = [...split.labels.values()]
  if (!learned.includes(1) || !learned.includes(0) || !labels.includes(1)) return NaN
  const scores = await scoresOf()
  return rocAuc(sweep(rank(Float64Array.from(sims, (sim) => scores[sim])), labels))
}
