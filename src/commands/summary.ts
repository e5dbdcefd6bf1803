// The summary of a dataset that was just written, and what to do with it next.
import { relative } from 'node:path'
import type { Manifest } from '../records/manifest.ts'
import type { ShardNote } from '../run/shard.ts'
import { recordsOf } from '../run/yield.ts'
import { duration, many, size } from './terminal.ts'

export function summary(manifest: Manifest, root: string, seconds: number): string {
  const { counts, files } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const calls = Object.values(counts.records).reduce((sum, n) => sum + n, 0)
  const where = relative(process.cwd(), root) || '.'
  const format = manifest.formats[0]
  const base = manifest.formats.length > 1 ? `${where}/${format}` : where
  return [
    `${where}: ${files.length} files, ${size(bytes)} in ${duration(seconds)}`,
    `  call records   ${many(calls)}, of them ${many(counts.records['relay'] ?? 0)} of relay calls`,
    `  subscribers    ${many(counts.subscribers)}, of them ${many(counts.relaySims)} relay SIMs`,
    `  operations     ${many(counts.operations)}`,
    `  days           ${counts.days}, ${manifest.period.join(' to ')}`,
    '',
    'Next:',
    `  npx patchcord verify ${where}`,
    `  duckdb -c "select label, count(*) from '${base}/data/calls/**/*.${format}' group by label"`,
  ].join('\n')
}

export function shardSummary({ shard: { index, count }, yields }: ShardNote, root: string, parent: string, seconds: number): string {
  const files = yields.flatMap(({ written }) => written.files)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const calls = yields.reduce((sum, each) => sum + recordsOf(each), 0)
  const from = (path: string): string => relative(process.cwd(), path) || '.'
  return [
    `${from(root)}: shard ${index} of ${count}, ${files.length} files, ${size(bytes)} in ${duration(seconds)}`,
    `  call records   ${many(calls)}`,
    '',
    `When all ${count} are there:`,
    `  npx patchcord merge ${from(parent)}`,
  ].join('\n')
}
