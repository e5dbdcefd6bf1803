// A dataset as tools read it: every row once, in order, whatever the format; and what is no dataset says so.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CALLS, SUBSCRIBERS } from '../../../src/records/tables.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { temporaryFolder } from '../../written.ts'
import { smallDataset } from '../small.ts'

async function times(root: string, days?: readonly [number, number]): Promise<{ rows: number; inOrder: boolean; label: boolean }> {
  const found = { rows: 0, inOrder: true, label: false }
  let last = -Infinity
  const options = { columns: ['seizure_time', 'label'], ...(days ? { days } : {}) }
  await Dataset.open(root).each(CALLS, options, (columns) => {
    for (const time of columns.ints('seizure_time')) {
      found.inOrder &&= time >= last
      last = time
    }
    found.rows += columns.rows
    found.label = columns.has('label')
  })
  return found
}

describe.each([
  ['in Parquet', []],
  ['in CSV and Parquet', ['output.formats=[csv, parquet]']],
  ['in single files', ['output.single-file=true']],
  ['blind', ['output.blind=true']],
])('a dataset %s', (_, set) => {
  test('gives every record once, in order', async () => {
    const root = await smallDataset(...set)
    const dataset = Dataset.open(root)
    const found = await times(root)
    expect(found).toEqual({ rows: dataset.rows(CALLS), inOrder: true, label: !dataset.manifest.blind })
    expect(found.rows).toBeGreaterThan(10_000)
    expect(dataset.rows(SUBSCRIBERS)).toBe(1500)
  })
})

test('files of other days are left closed', async () => {
  const root = await smallDataset()
  const { frame } = Dataset.open(root)
  const [first, second] = [await times(root, [frame.firstDay, frame.firstDay]), await times(root, [frame.firstDay + 1, frame.firstDay + 1])]
  expect(first.rows).toBeGreaterThan(0)
  expect(first.rows + second.rows).toBe((await times(root)).rows)
})

test('what is no dataset says why', () => {
  const folder = join(temporaryFolder(), 'empty')
  mkdirSync(folder)
  expect(() => Dataset.open(folder)).toThrow(/is no dataset: it has no manifest\.json/)
  writeFileSync(join(folder, 'manifest.json'), '{"name": ""}')
  expect(() => Dataset.open(folder)).toThrow(/is no manifest: name: /)
  expect(() => Dataset.open(join(folder, 'nowhere'))).toThrow(/ENOENT/)
})
