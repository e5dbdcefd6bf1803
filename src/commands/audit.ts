// patchcord audit: whether a dataset tests detectors, or gives the answer away.
import { type Audit, auditDataset } from '../tools/audit/audit.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { LEVELS } from '../tools/score/level.ts'
import { readPopulation } from '../tools/score/population.ts'
import { type Split, readSplit, splitOf } from '../tools/split/files.ts'
import { splitFold } from '../tools/split/split.ts'
import { usualPlan, windowsOf } from '../tools/split/windows.ts'
import { Exit, UsageError } from './exit.ts'
import { mayColour, many, print } from './terminal.ts'

export interface AuditOptions {
  readonly dataset: string
  readonly split?: string | undefined
  readonly seed: string
  readonly failOnLeak: boolean
  readonly json: boolean
  readonly quiet: boolean
}

/** Relay operations from which on some are kept for the test alone, unless a split is given. */
const DISJOINT_FROM = 6
const TRAIN_OPERATIONS = 0.3
const FEATURES_SHOWN = 8

/** Gives the exit code: 3 where there is a leak and that was not to be. */
export async function audit({ dataset: root, split: folder, seed, failOnLeak, json, quiet }: AuditOptions): Promise<number> {
  const dataset = Dataset.open(root)
  const split = folder === undefined ? await usualSplit(dataset, seed) : readSplit(folder)
  if (split.level.name !== 'sim') throw new UsageError(`audit looks at SIMs; the split is of ${split.level.name}s`)
  const found = await auditDataset(dataset, split, seed)
  if (json) print(JSON.stringify(found))
  else if (!quiet) print(auditText(root, found))
  return failOnLeak && found.leaks.length > 0 ? Exit.expectation : Exit.ok
}

/** A split for those who give none. @throws {UsageError} for fewer than three days. */
export async function usualSplit(dataset: Dataset, seed: string): Promise<Split> {
  const { firstDay, days } = dataset.frame
  if (days < 3) throw new UsageError('an audit needs three days: to learn, to wait, to test')
  const population = await readPopulation(dataset, { level: LEVELS[0] })
  const plan = usualPlan(days)
  const relays = population.operations.filter(({ label }) => label === 1).length
  const settings = { delay: plan.gap, trainOperations: relays < DISJOINT_FROM ? undefined : TRAIN_OPERATIONS, seed }
  const [windows] = windowsOf(plan, [firstDay, firstDay + days - 1])
  return splitOf(splitFold(population, windows, settings), population, settings, dataset.manifest)
}

function auditText(root: string, { verdict, reasons, leaks, findings, features, ...found }: Audit): string {
  const colour = mayColour(process.stdout)
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  return [
    `${root}: ${paint(1, verdict)}${leaks.length > 0 ? paint(31, `, ${leaks.length} leaks`) : ''}`,
    ...reasons.map((reason) => `  ${reason}`), '',
    `${many(found.sims)} SIMs to be judged, ${many(found.relaySims)} relay (${(100 * found.prevalence).toFixed(2)} %) in ${found.operations} operations; blending ${
      found.blending.toFixed(2)} (0 apart, 1 mixed)`, '',
    'single features, area under ROC', ...features.slice(0, FEATURES_SHOWN).map(({ name, auc }) => `  ${auc.toFixed(3)}  ${name}`), '',
    'artefacts', ...findings.map(({ name, told, leak }) => `  ${leak ? paint(31, 'LEAK') : paint(32, 'ok  ')}  ${name}: ${told}`),
  ].join('\n')
}
