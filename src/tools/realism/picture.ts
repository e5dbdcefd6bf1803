// Pictures of targets: what was found beside what was wanted.
import { type Axis, type Picture } from '../../pictures/index.ts'
import { FEATURES } from '../features/features.ts'
import { quantile } from '../statistics/quantiles.ts'
import type { Judgement } from './judge.ts'
import { measureGroups } from './measures/index.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Points of the line of what was found. */
const POINTS = 200
/** Numbers that reach further than this, from small to large, are shown on a logarithmic axis. */
const WIDE = 30

/** Undefined for single numbers, which a table tells better. */
export function pictureOf(judgement: Judgement): Picture | undefined {
  const { found, target: { wanted } } = judgement
  if (found?.form === 'numbers' && wanted.form === 'numbers') return ofNumbers(judgement, found.sorted, wanted.percentiles)
  if (found?.form === 'shares' && wanted.form === 'shares') return ofShares(judgement, found.shares, wanted.shares)
  return undefined
}

function ofNumbers(judgement: Judgement, sorted: Float64Array, percentiles: ReadonlyMap<number, number>): Picture {
  const values = [...percentiles.values()]
  const ends = [Math.min(quantile(sorted, 0.02), ...values), Math.max(quantile(sorted, 0.98), ...values)] as const
  const log = ends[0] > 0 && ends[1] / ends[0] > WIDE
  const points = Array.from({ length: POINTS + 1 }, (_, i) => [quantile(sorted, i / POINTS), i / POINTS] as const)
    .filter(([value]) => value >= ends[0] && value <= ends[1])
  return {
    ...named(judgement, `Share of SIMs up to a value, with the published percentiles ${[...percentiles].map(([percent, value]) => `p${percent} ${value}`).join(', ')}.`),
    x: { label: unitOf(judgement), scale: log ? 'log' : 'linear', domain: ends[0] < ends[1] ? ends : [ends[0] - 1, ends[1] + 1] },
    y: { label: 'share up to here', scale: 'linear', domain: [0, 1], format: 'percent', grid: true },
    layers: [
      { mark: 'steps', name: 'this dataset', colour: 'c2', strong: true, points },
      {
        mark: 'dots', name: 'published', colour: 'c1', sign: 'diamond',
        dots: [...percentiles].map(([percent, value]) => ({ x: value, y: percent / 100, title: `p${percent}: ${value}` })),
      },
    ],
  }
}

function ofShares(judgement: Judgement, found: Float64Array, wanted: readonly number[]): Picture {
  const total = wanted.reduce((sum, share) => sum + share, 0)
  const bands = found.length === WEEKDAYS.length ? WEEKDAYS : Array.from(found, (_, i) => String(i))
  const bars = (shares: ArrayLike<number>, scale: number) => Array.from(shares, (share, band) => ({ band, value: share / scale }))
  return {
    ...named(judgement, 'Shares of the categories, found and published.'),
    x: { label: unitOf(judgement), scale: 'band', bands },
    y: { label: 'share', scale: 'linear', format: 'percent', grid: true },
    layers: [
      { mark: 'bars', along: 'x', name: 'this dataset', colour: 'c2', bars: bars(found, 1), place: { index: 0, of: 2 } },
      { mark: 'bars', along: 'x', name: 'published', colour: 'c1', bars: bars(wanted, total), place: { index: 1, of: 2 } },
    ],
  }
}

function named({ target: { name } }: Judgement, description: string): Pick<Picture, 'name' | 'title' | 'description'> {
  const words = name.replaceAll('-', ' ')
  return { name: `target-${name}`, title: `${words[0].toUpperCase()}${words.slice(1)}`, description }
}

/** What the measure is, with its unit. */
function unitOf({ target: { measure } }: Judgement): Axis['label'] {
  const feature = FEATURES.get(measure)
  if (feature) return `${measure.replaceAll('_', ' ')}${feature.unit === '1' || feature.unit === 'share' ? '' : `, ${feature.unit}`}`
  return measure.replaceAll('_', ' ')
}

/** What a feature or a measure is, in a sentence. */
export function meaningOf(measure: string): string {
  return FEATURES.get(measure)?.meaning ?? measureGroups.map(({ measures }) => measures[measure]?.meaning).find((meaning) => meaning !== undefined) ?? measure
}
