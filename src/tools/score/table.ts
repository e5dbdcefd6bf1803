// A scorecard as lines for a terminal.
import type { Row } from './row.ts'
import type { Scorecard } from './score.ts'

/** Metrics in the order of the table: name and what it says. `{k}` and `{budget}` stand for the settings. */
export const METRICS: readonly (readonly [name: string, meaning: string])[] = [
  ['ap', 'average precision'],
  ['auc', 'area under the ROC curve'],
  ['recall_at_fpr_0.1', 'recall where 0.1 % of ordinary are flagged'],
  ['recall_at_fpr_1', 'recall where 1 % are'],
  ['recall_at_fpr_5', 'recall where 5 % are'],
  ['precision_at_{k}', 'precision among the highest {k}'],
  ['recall_at_{k}', 'recall among the highest {k}'],
  ['budget_precision', 'precision a day at {budget} alerts a day'],
  ['budget_recall', 'detected at that budget'],
  ['operations_any', 'operations of which one is detected'],
  ['operations_half', 'operations of which half are'],
  ['operations_all', 'operations of which all are'],
  ['delay_median_h', 'hours until half are detected'],
  ['delay_p90_h', 'hours until nine tenths are'],
  ['calls_before', 'relay calls before detection, mean'],
  ['calls_before_share', 'the same, of all relay calls'],
  ['victims_before', 'victims reached before, mean'],
  ['victims_before_share', 'the same, of all'],
  ['cost_standard', 'cost at the best threshold, 1: flag nobody'],
  ['cost_few_false_alerts', 'the same, false alerts cost double'],
  ['cost_few_misses', 'the same, misses cost double'],
  ['budget_cost_standard', 'cost of the daily alerts'],
]

export function namesOf({ k }: Pick<Scorecard, 'k'>): string[] {
  return METRICS.map(([name]) => name.replace('{k}', String(k)))
}

/** The metrics as rows, the detectors as columns; below them what is told one by one. */
export function cardText(card: Scorecard): string {
  const names = namesOf(card)
  const told = METRICS.map(([, meaning]) => meaning.replace('{k}', String(card.k)).replace('{budget}', String(card.budget)))
  const [own, ...others] = card.rows
  const head = ['', own.name, '95 %', ...others.map(({ name }) => name), '']
  const body = names.map((name, i) => [name, shown(own, name), interval(own, name), ...others.map((row) => shown(row, name)), told[i]])
  return [
    ...aligned([head, ...body]), '',
    `${card.entities} entities (${card.level}), ${card.positives} relay in ${card.operations} operations; ${card.censored} not detected in the `
      + `window at ${card.budget} alerts a day: their calls and victims are counted up to its end`,
    ...(card.missing > 0 ? [`${card.missing} entities without a score, taken as lowest`] : []),
    ...(card.ignored > 0 ? [`${card.ignored} lines about entities that are not scored here`] : []),
    '', ...lookAlikeLines(card), ...groupLines(card),
  ].join('\n')
}

function lookAlikeLines({ lookAlikes: { profiles } }: Scorecard): string[] {
  const rows = profiles.map(({ profile, entities, alerted, rate }) => [profile, `${(100 * rate).toFixed(2)} %`, `${alerted} of ${entities}`])
  return ['false alerts by profile, at the threshold that flags at most 1 % of ordinary entities', ...aligned(rows)]
}

function groupLines({ grouping }: Scorecard): string[] {
  if (!grouping) return []
  return ['', 'groups', ...aligned(Object.entries(grouping).map(([what, { precision, recall, f1, adjustedRand }]) =>
    [what, ...Object.entries({ precision, recall, f1, 'adjusted Rand': adjustedRand }).map(([name, value]) => `${name} ${number(value)}`)]))]
}

function shown({ metrics }: Row, name: string): string {
  return name in metrics ? number(metrics[name]) : ''
}

function interval({ intervals }: Row, name: string): string {
  const found = intervals?.[name]
  return found ? `${number(found[0])}-${number(found[1])}` : ''
}

/** Four significant figures; `never` for Infinity. */
export function number(value: number): string {
  if (Number.isNaN(value)) return '-'
  if (!Number.isFinite(value)) return 'never'
  return Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(4)
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((wide, row) => row.map((cell, i) => Math.max(wide[i] ?? 0, cell.length)), [])
  return rows.map((row) => row.map((cell, i) => (i === 0 || i === row.length - 1 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd())
}
