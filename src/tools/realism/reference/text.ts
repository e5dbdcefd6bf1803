// A comparison as a table for people.
import { short } from '../words.ts'
import type { Compared, Comparison } from './compare.ts'

export function comparisonText(root: string, { sims, days, comparisons, left }: Compared): string {
  const width = Math.max(...comparisons.map(({ name }) => name.length))
  const rows = (of: Comparison['of']) => comparisons.filter((each) => each.of === of).map((comparison) => row(comparison, width))
  const distances = comparisons.filter(({ of }) => of === 'feature').map(({ distance }) => distance).sort((a, b) => a - b)
  return [
    'columns of records',
    ...rows('column'),
    '',
    'features of SIMs',
    ...rows('feature'),
    '',
    'ks: Kolmogorov-Smirnov; tv: total variation; 0 the same, 1 nothing in common; figures are percentiles 10, 50, 90',
    ...(left.length > 0 ? [`not compared, as columns or tables are missing: ${left.join(', ')}`] : []),
    ...(days[0] === days[1] ? [] : [`${days[0]} days against ${days[1]}: features that grow with the time differ for that alone`]),
    `${root}: ${sims[0]} SIMs with an answered call against ${sims[1]}; median distance of features ${short(distances[distances.length >> 1] ?? NaN)}`,
  ].join('\n')
}

function row({ name, measure, distance, ours, theirs }: Comparison, width: number): string {
  const sides = ours.length > 0 ? `  ours ${ours.map(short).join(' ')}; theirs ${theirs.map(short).join(' ')}` : ''
  return `  ${name.padEnd(width)}  ${measure}  ${distance.toFixed(3)}${sides}`
}
