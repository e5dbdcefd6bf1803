// patchcord verify as people and machines see it.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { verify } from '../../src/commands/verify.ts'
import { smallDataset } from './small.ts'

let root: string
let out = ''
let errors = ''

beforeAll(async () => { root = await smallDataset() })
afterEach(() => { vi.restoreAllMocks() })

async function run(dataset: string, options: { json?: boolean; quiet?: boolean } = {}): Promise<number> {
  out = ''
  errors = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { errors += String(text); return true })
  const code = await verify(dataset, { json: false, quiet: false, ...options })
  vi.restoreAllMocks()
  return code
}

test('a dataset as it was written gives 0, and a line a check', async () => {
  expect(await run(root)).toBe(0)
  expect(out).toMatch(/^files\.manifest +1 {2}ok$/m)
  expect(out).toMatch(/^calls\.busy +\d+ {2}ok$/m)
  expect(out).toMatch(/^.*: \d\d,\d{3} call records, all \d\d checks hold\n$/m)
  expect(out).not.toContain('\u001B')
  expect(errors).toBe('')
})

test('quiet says nothing where all is well', async () => {
  expect(await run(root, { quiet: true })).toBe(0)
  expect(out).toBe('')
})

test('json is one object', async () => {
  expect(await run(root, { json: true })).toBe(0)
  const verdict = JSON.parse(out) as { dataset: string; ok: boolean; checks: { name: string; examined: number }[] }
  expect(verdict).toMatchObject({ dataset: root, ok: true })
  expect(verdict.checks.map(({ name }) => name)).toContain('truth.labels')
})

describe('a dataset that was changed gives 5', () => {
  const notes = 'data/calls/notes.txt'
  for (const options of [{}, { quiet: true }, { json: true }]) {
    test(`and the place, with ${JSON.stringify(options)}`, async () => {
      writeFileSync(join(root, notes), 'noted')
      const code = await run(root, options)
      rmSync(join(root, notes))
      expect(code).toBe(5)
      expect(out).toContain(`${notes} is not listed`)
    })
  }
})

test('a folder that cannot be read gives 4 and the reason', async () => {
  expect(await run(join(root, 'nowhere'))).toBe(4)
  expect(errors).toContain('there is no such file or folder')
  expect(await run(join(root, 'manifest.json'))).toBe(4)
  expect(out).toBe('')
})
