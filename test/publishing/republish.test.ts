// Publishing again: what its publisher says, older validators, and the layout of Hugging Face; verified like any dataset.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { SPLITS, hfName, hfPlace, splitOfDay } from '../../src/records/hf-layout.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { republish } from '../../src/tools/republish/republish.ts'
import { verifyDataset as verify } from '../../src/tools/verify/verify.ts'
import { CALLS } from '../../src/records/tables.ts'
import { temporaryFolder, written } from '../written.ts'
import { TEXT, json, matching, python, pythonHas } from './dataset.ts'

describe('a dataset published again', () => {
  it('says what it is told, keeps it, and verifies', async () => {
    const { root } = await written(TEXT)
    republish(Dataset.open(root), { about: { creators: ['A. Lab'], licence: 'MIT' }, croissant: '1.1', released: '2026-11-24' })
    republish(Dataset.open(root), { about: { url: 'https://example.org/x' }, croissant: '1.0', released: '2026-11-24' })
    const croissant = json<{ conformsTo: string[]; creator: { name: string }[]; url: string }>(root, 'croissant.json')
    expect(croissant).toMatchObject({ creator: [{ name: 'A. Lab' }], url: 'https://example.org/x' })
    expect(croissant.conformsTo).toContain('http://mlcommons.org/croissant/1.0')
    expect((await verify(root)).ok).toBe(true)
  })

  it('lies in splits of time that match its card, with the same rows in the same order, and verifies', async () => {
    const { root, manifest } = await written(TEXT)
    const hf = join(temporaryFolder(), 'hf')
    const moved = republish(Dataset.open(root), { about: {}, croissant: '1.1', hf, released: '2026-11-24' })
    expect(moved.files.filter(({ table }) => table === 'data/calls').map(({ path }) => path)).toEqual(
      ['test', 'train', 'validation'].flatMap((split) => [0, 1].map((part) => `data/calls/${split}-0000${part}-of-00002.parquet`)),
    )
    const { configs } = parse(readFileSync(join(hf, 'README.md'), 'utf8').split(/^---\n/m)[1]) as { configs: { config_name: string; data_files: { split: string; path: string }[] }[] }
    const calls = configs.find((config) => config.config_name === 'calls')
    expect(calls?.data_files.flatMap(({ path }) => matching(path, moved)).toSorted()).toEqual(moved.files.filter(({ table }) => table === 'data/calls').map(({ path }) => path))
    expect((await verify(hf)).ok).toBe(true)
    const ids: Record<string, number[]> = { [root]: [], [hf]: [] }
    for (const folder of [root, hf]) {
      await Dataset.open(folder).each(CALLS, { columns: ['record_id'] }, (rows) => { ids[folder].push(...rows.floats('record_id')) })
    }
    expect(ids[hf]).toEqual(ids[root])
    expect(ids[hf]).toHaveLength(manifest.tables['data/calls'].rows)
    if (!pythonHas('datasets')) return
    const program = 'from os import getcwd\nfrom datasets import load_dataset\nd = load_dataset(getcwd(), "calls")\nprint({k: len(v) for k, v in d.items()})'
    expect(python(program, hf)).toMatch(/'train': \d+, 'validation': \d+, 'test': \d+/)
  })
})

it('splits part any period in the order of time, the first day always to train on', () => {
  for (let days = 1; days <= 400; days++) {
    const splits = Array.from({ length: days }, (_, day) => SPLITS.indexOf(splitOfDay(day, days)))
    expect(splits).toEqual(splits.toSorted())
    expect(new Set(splits).size).toBe(Math.min(days, 3))
    expect(splits[0]).toBe(0)
  }
  expect(hfPlace(`data/calls/${hfName('test', 3, 12)}.parquet`)).toEqual({ split: 'test', index: 3 })
})
