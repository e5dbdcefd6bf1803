// Realism: the ordinary SIMs of a dataset held against published figures, from the files alone.
import type { Dataset } from '../dataset/dataset.ts'
import { FEATURES, type FeatureTable, readFeatures } from '../features/features.ts'
import { type Judgement, type Summary, judge, summarise } from './judge.ts'
import { measureGroups } from './measures/index.ts'
import type { Finding } from './measures/measure.ts'
import { ordinarySims } from './ordinary.ts'
import type { TargetSet } from './target.ts'

export interface Realism {
  readonly targets: TargetSet
  readonly days: number
  /** SIMs of no operation that have an answered call. */
  readonly sims: number
  readonly judgements: readonly Judgement[]
  readonly summary: Summary
}

export interface RealismOptions {
  readonly onProgress?: (done: number, of: number) => void
}

/**
 * Looks at SIMs that no operation used, lawful ones included, and that have at least one answered call.
 * Rejects with DatasetError and ReadError.
 */
export async function realismOf(dataset: Dataset, targets: TargetSet, { onProgress }: RealismOptions = {}): Promise<Realism> {
  const ordinary = await ordinarySims(dataset)
  const { days, firstDay } = dataset.frame
  const wanted = new Set(targets.targets.map(({ measure }) => measure))
  const groups = measureGroups.filter(({ measures }) => Object.keys(measures).some((name) => wanted.has(name)))
  const observers = groups.map((group) => group.begin({ sims: ordinary.length, days, firstDay }))
  const names = ['calls', ...wanted].filter((name) => FEATURES.has(name))
  const features = await readFeatures(dataset, {
    names,
    ...(onProgress ? { onProgress } : {}),
    onSim: (calls) => {
      if (ordinary[calls.sim] === 0 || !someAnswered(calls)) return
      for (const observer of observers) observer.see(calls)
    },
  })
  const found: Record<string, Finding> = Object.assign({}, ...observers.map((observer) => observer.find()))
  const judgements = targets.targets.map((target) =>
    judge(target, found[target.measure] ?? ofFeature(features, target.measure, target.calls, ordinary), days))
  const calls = features.columns.get('calls') ?? new Float64Array(0)
  const sims = calls.reduce((sum, count, sim) => sum + (ordinary[sim] === 1 && count > 0 ? 1 : 0), 0)
  return { targets, days, sims, judgements, summary: summarise(targets, judgements) }
}

function someAnswered(calls: { readonly size: number; answered(call: number): boolean }): boolean {
  for (let call = 0; call < calls.size; call++) if (calls.answered(call)) return true
  return false
}

function ofFeature({ columns }: FeatureTable, name: string, least: number, ordinary: Uint8Array): Finding {
  const [values, calls] = [columns.get(name), columns.get('calls')]
  if (!values || !calls) throw new RangeError(`there is no feature ${name}`)
  const sorted = values.filter((value, sim) => ordinary[sim] === 1 && calls[sim] >= least && !Number.isNaN(value)).sort()
  return { form: 'numbers', sorted, sims: sorted.length }
}
