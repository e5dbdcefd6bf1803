// Results of a contest: every case of every entrant, their mean and spread, and the table of them.
import type { CaseName } from './case.ts'

export interface Result extends CaseName {
  readonly entrant: string
  /** Of the scorecard; Infinity stands for never. Absent where the entrant failed or could not take part. */
  readonly metrics?: Readonly<Record<string, number>>
  readonly problem?: string
  /** It cannot take part, as the level has no table that it needs: trying again is of no use. */
  readonly absent?: true
}

/** What was learned of a dataset itself. */
export interface CaseFacts extends CaseName {
  readonly verdict: string
  readonly leaks: readonly string[]
  readonly sims: number
  readonly relaySims: number
  readonly operations: number
  readonly blending: number
  readonly bestFeature: string
  readonly bestFeatureAuc: number
}

export interface Spread {
  readonly count: number
  readonly mean: number
  /** Standard deviation over seeds, unbiased; NaN for one. */
  readonly deviation: number
  readonly low: number
  readonly high: number
}

export function spreadOf(values: readonly number[]): Spread {
  const finite = values.filter((value) => Number.isFinite(value))
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length
  const squares = finite.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return {
    count: finite.length, mean, deviation: finite.length > 1 ? Math.sqrt(squares / (finite.length - 1)) : NaN,
    low: Math.min(...finite), high: Math.max(...finite),
  }
}

/** Columns of the table. */
export const COLUMNS: readonly (readonly [metric: string, title: string])[] = [
  ['auc', 'AUC'], ['ap', 'AP'], ['recall_at_fpr_1', 'recall at 1 % FPR'], ['budget_recall', 'detected by 100 alerts a day'],
  ['operations_any', 'operations touched'], ['victims_before_share', 'victims reached before'],
]

/** One table a level and size: entrants as rows, mean ± standard deviation over seeds. */
export function tablesOf(results: readonly Result[], facts: readonly CaseFacts[], plain: boolean): string[] {
  const groups = [...new Set(results.map(({ level, size }) => `${level}, ${size}`))]
  return groups.map((group) => {
    const inGroup = <Of extends CaseName>(all: readonly Of[]) => all.filter(({ level, size }) => `${level}, ${size}` === group)
    const own = inGroup(results)
    const entrants = [...new Set(own.map(({ entrant }) => entrant))]
    const rows = entrants.map((entrant) => rowOf(entrant, own.filter((result) => result.entrant === entrant)))
    const head = ['detector', ...COLUMNS.map(([, title]) => title)]
    return [`### ${group}`, '', ...factLines(inGroup(facts)), ...(plain ? aligned([head, ...rows]) : markdown([head, ...rows]))].join('\n')
  })
}

function rowOf(entrant: string, results: readonly Result[]): string[] {
  const done = results.flatMap(({ metrics }) => (metrics ? [metrics] : []))
  if (done.length === 0) return [entrant, results[0].problem ?? 'failed', ...COLUMNS.slice(1).map(() => '')]
  const failed = done.length < results.length ? ` (${results.length - done.length} of ${results.length} failed)` : ''
  return [`${entrant}${failed}`, ...COLUMNS.map(([metric]) => spreadText(spreadOf(done.map((metrics) => metrics[metric]))))]
}

export function spreadText({ count, mean, deviation }: Spread): string {
  if (count === 0) return '-'
  return Number.isNaN(deviation) ? mean.toFixed(3) : `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`
}

function factLines(facts: readonly CaseFacts[]): string[] {
  if (facts.length === 0) return []
  const verdicts = [...new Set(facts.map(({ verdict }) => verdict))].map((verdict) => `${verdict} ${facts.filter((each) => each.verdict === verdict).length}`)
  const range = (of: (each: CaseFacts) => number) => {
    const { low, high } = spreadOf(facts.map(of))
    return low === high ? String(low) : `${low}-${high}`
  }
  const leaks = [...new Set(facts.flatMap((each) => each.leaks))]
  return [
    `${facts.length} ${facts.length === 1 ? 'seed' : 'seeds'}; ${range(({ sims }) => sims)} SIMs to judge, ${range(({ relaySims }) => relaySims)} relay in ${
      range(({ operations }) => operations)} operations; verdicts: ${verdicts.join(', ')}; blending ${spreadText(spreadOf(facts.map(({ blending }) => blending)))}; `
      + `best single feature ${spreadText(spreadOf(facts.map(({ bestFeatureAuc }) => bestFeatureAuc)))} (${[...new Set(facts.map(({ bestFeature }) => bestFeature))].join(', ')})${
        leaks.length > 0 ? `; leaks: ${leaks.join(', ')}` : ''}`,
    '',
  ]
}

function markdown(rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = rows
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...body.map(line)]
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)))
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd())
}
