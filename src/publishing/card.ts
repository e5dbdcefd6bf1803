// The head of a dataset card: what Hugging Face reads of a README (licence, size, and which files are which table).
import { stringify } from 'yaml'
import { SPLITS, hfPlace } from '../records/hf-layout.ts'
import { cardLicence } from './licence.ts'
import type { Outline, TableOutline } from './outline.ts'

/** Upper bounds of the sizes that the Hub knows. */
const SIZES: readonly (readonly [number, string])[] = [
  [1e3, 'n<1K'], [1e4, '1K<n<10K'], [1e5, '10K<n<100K'], [1e6, '100K<n<1M'], [1e7, '1M<n<10M'], [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'], [Infinity, '1B<n<10B'],
]

export function cardHead({ about, tables }: Outline): string {
  const rows = tables.reduce((most, table) => Math.max(most, table.rows), 0)
  return `---\n${stringify({
    pretty_name: about.title,
    license: cardLicence(about.licence),
    task_categories: ['tabular-classification'],
    tags: ['call-detail-records', 'fraud-detection', 'synthetic', 'telecommunications'],
    size_categories: [SIZES.find(([bound]) => rows < bound)?.[1]],
    configs: tables.map((table) => ({
      config_name: table.name,
      data_files: splitsOf(table),
      ...(table.name === 'calls' ? { default: true } : {}),
    })),
  }, { lineWidth: 0 })}---\n`
}

function splitsOf({ shelves: [{ pattern, files, format }] }: TableOutline): object[] {
  const named = SPLITS.filter((split) => files.some(({ path }) => hfPlace(path)?.split === split))
  const folder = files[0].path.slice(0, files[0].path.lastIndexOf('/'))
  return named.length > 0 ? named.map((split) => ({ split, path: `${folder}/${split}-*.${format}` })) : [{ split: 'train', path: pattern }]
}
