// Comparison with somebody's own records: each column and each feature that both sides have.
import { TRUTH_SIMS } from '../../../records/tables.ts'
import { Dataset } from '../../dataset/dataset.ts'
import type { Source } from '../../dataset/source.ts'
import { FEATURES, type FeatureTable, readFeatures } from '../../features/features.ts'
import { recordGroups } from '../../features/index.ts'
import { kolmogorovSmirnov, totalVariation } from '../../statistics/distances.ts'
import { quantile } from '../../statistics/quantiles.ts'
import { FEWEST_SIMS } from '../judge.ts'
import { ordinarySims } from '../ordinary.ts'
import { type RecordColumn, type RecordValues, recordColumns, recordValues } from './columns.ts'
import { ForeignCalls } from './foreign-calls.ts'

export interface Comparison {
  /** `column` of records, or `feature` of SIMs with an answered call. */
  readonly of: 'column' | 'feature'
  readonly name: string
  readonly measure: 'ks' | 'tv'
  readonly distance: number
  /** Percentiles 10, 50, 90 of either side; empty for categories. */
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
}

export interface Compared {
  /** SIMs with an answered call, and days, of either side. */
  readonly sims: readonly [number, number]
  readonly days: readonly [number, number]
  /** Columns first, then features, in their own orders. */
  readonly comparisons: readonly Comparison[]
  /** Features that cannot be compared, as columns or tables are missing. */
  readonly left: readonly string[]
}

/** Features that the map or the contract is needed for, which others do not give. */
const OURS_ALONE = ['districts', 'districts_out', 'cities', 'cities_out', 'gyration_km', 'home_district_share', 'areas', 'contract_days', 'prepaid']
/** Features by the column without which they mean nothing. */
const NEEDING: Readonly<Record<string, RegExp>> = {
  answer_time: /^(attempts_|answered_share|failed_share|callees|callee_|callers|redial|called_back|calls_back|gap_mean|gap_median|gap_variation|burstiness|gap_out)/,
  alerting_time: /^failed_share/,
  disconnect_party: /^hung_up/,
  served_imei: /^(handset|calls_out_per_handset|sims_in_handset|imei_)/,
  cell: /^(cell|top_cell|top_two|same_cell)/,
}

/** The paths are a dataset's folder, or CSV and Parquet files. Rejects with DatasetError and ReadError. */
export async function compareWith(dataset: Dataset, paths: readonly string[]): Promise<Compared> {
  const folder = paths.length === 1 && !/\.(csv|parquet)$/.test(paths[0]) ? Dataset.open(paths[0]) : undefined
  const other = folder ?? await ForeignCalls.open(paths)
  const has = (column: string) => !(other instanceof ForeignCalls) || other.columns.has(column)
  const columns = recordColumns.filter(({ needs }) => needs.every(has))
  const records = [await recordValues(dataset, columns, await usedSims(dataset)), await recordValues(other, columns, await usedSims(other))] as const
  const names = [...FEATURES.keys()].filter((name) => (folder !== undefined || comparable(name, has)) && tablesThere(name, [dataset, other]))
  const [ours, theirs] = [await readFeatures(dataset, { names: withCalls(names) }), await readFeatures(other, { names: withCalls(names) })]
  const sims = [await spoken(dataset, ours), await spoken(other, theirs)] as const
  return {
    sims: [sims[0].length, sims[1].length],
    days: [dataset.frame.days, other.frame.days],
    comparisons: [
      ...columns.map((column) => compareColumn(column, records)),
      ...names.flatMap((name) => compareFeature(name, [[ours, sims[0]], [theirs, sims[1]]])),
    ],
    left: [...FEATURES.keys()].filter((name) => !names.includes(name)),
  }
}

function comparable(name: string, has: (column: string) => boolean): boolean {
  return !OURS_ALONE.includes(name) && Object.entries(NEEDING).every(([column, features]) => has(column) || !features.test(name))
}

/** Messages, sessions and locations can be compared where both sides have them. */
function tablesThere(name: string, sources: readonly Source[]): boolean {
  const own = recordGroups.find(({ group }) => group.features.some((feature) => feature.name === name))
  return own === undefined || sources.every((source) => source.rows(own.packing.table) > 0)
}

function withCalls(names: readonly string[]): string[] {
  return [...new Set(['calls', ...names])]
}

/** IMSIs that an operation used: their records are not compared. */
async function usedSims(source: Source): Promise<ReadonlySet<number>> {
  const used = new Set<number>()
  if (!(source instanceof Dataset)) return used
  await source.each(TRUTH_SIMS, { columns: ['imsi', 'operation_id'] }, (rows) => {
    const operation = rows.texts('operation_id')
    rows.floats('imsi').forEach((imsi, row) => { if (operation[row] !== undefined) used.add(imsi) })
  })
  return used
}

/** Positions of SIMs with an answered call; of a dataset of patchcord those that no operation used. */
async function spoken(source: Source, { columns, sims }: FeatureTable): Promise<number[]> {
  const calls = columns.get('calls') ?? new Float64Array(sims)
  const ordinary = source instanceof Dataset ? await ordinarySims(source) : undefined
  return Array.from({ length: sims }, (_, sim) => sim).filter((sim) => calls[sim] > 0 && ordinary?.[sim] !== 0)
}

function compareColumn({ name, form }: RecordColumn, [ours, theirs]: readonly [RecordValues, RecordValues]): Comparison {
  if (form === 'numbers') return compareNumbers('column', name, ours.numbers.get(name) ?? new Float64Array(0), theirs.numbers.get(name) ?? new Float64Array(0))
  const [a, b] = [ours.categories.get(name), theirs.categories.get(name)]
  const all = [...new Set([...a?.keys() ?? [], ...b?.keys() ?? []])]
  const counts = (side: typeof a) => all.map((category) => side?.get(category) ?? 0)
  return { of: 'column', name, measure: 'tv', distance: totalVariation(counts(a), counts(b)), ours: [], theirs: [] }
}

type Side = readonly [FeatureTable, readonly number[]]

function compareFeature(name: string, sides: readonly [Side, Side]): Comparison[] {
  const [ours, theirs] = sides.map(([{ columns }, sims]) => {
    const values = columns.get(name) ?? new Float64Array(0)
    return Float64Array.from(sims, (sim) => values[sim]).filter((value) => !Number.isNaN(value)).sort()
  })
  if (Math.min(ours.length, theirs.length) < FEWEST_SIMS) return []
  return [compareNumbers('feature', name, ours, theirs)]
}

function compareNumbers(of: Comparison['of'], name: string, ours: Float64Array, theirs: Float64Array): Comparison {
  const few = (sorted: Float64Array) => [0.1, 0.5, 0.9].map((share) => quantile(sorted, share))
  return { of, name, measure: 'ks', distance: kolmogorovSmirnov(ours, theirs), ours: few(ours), theirs: few(theirs) }
}
