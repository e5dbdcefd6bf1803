// A dataset is accepted as it was written, and refused after any change, by the check that is there for it.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { FileEntry } from '../../src/records/manifest.ts'
import { prepareSinks } from '../../src/sinks/index.ts'
import { verifyDataset } from '../../src/tools/verify/verify.ts'
import { callChanges } from './changes.ts'
import { failing, refusedFor, share } from './refusal.ts'
import { smallDataset } from './small.ts'
import { Tampering } from './tampering.ts'
import { truthChanges } from './truth-changes.ts'

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort()
}

describe('every layout of a dataset is accepted', () => {
  for (const set of [
    [], ['output.formats=[csv]'], ['output.formats=[csv, parquet]'], ['output.single-file=true'], ['output.ids=int64'],
    ['output.blind=true'], ['output.parquet=plain'],
    ['output.formats=[parquet, csv]', 'output.single-file=true', 'output.blind=true'],
    ['period.utc-offset=-03:30'],
  ]) {
    test(set.join(', ') || 'as the scenario has it', async () => {
      const { ok, records, checks } = await verifyDataset(await smallDataset(...set))
      expect(checks.filter((check) => !check.ok)).toEqual([])
      expect(ok).toBe(true)
      expect(records).toBeGreaterThan(20_000)
      const idle = checks.filter(({ examined }) => examined === 0).map(({ name }) => name)
      expect(idle).toEqual(set.includes('output.blind=true') ? ['truth.labels'] : [])
    })
  }
})

for (const format of ['parquet', 'csv'] as const) {
  describe(format, () => {
    let root: string
    let tampering: Tampering

    beforeAll(async () => {
      await prepareSinks()
      root = await smallDataset(`output.formats=[${format}]`)
      tampering = await Tampering.of(root)
    })
    afterEach(() => tampering.restore())

    test('after a change of any bit of any file it is refused', async () => {
      const files = filesOf(root)
      await fc.assert(fc.asyncProperty(fc.constantFrom(...files), share, fc.nat(7), async (path, at, bit) => {
        const bytes = readFileSync(join(root, path))
        bytes[Math.floor(at * bytes.length)] ^= 1 << bit
        tampering.overwrite(path, bytes)
        const names = await failing(root)
        tampering.restore()
        expect(names.some((name) => name.startsWith('files.'))).toBe(true)
      }), { numRuns: 100 })
      expect(await failing(root)).toEqual([])
    })

    refusedFor([...callChanges, ...truthChanges], format === 'csv' ? 1 : 2, () => tampering)
  })
}

describe('a folder is refused', () => {
  let root: string
  beforeAll(async () => { root = await smallDataset() })
  const part = 'data/cells/part-00001-of-00001.parquet'

  test('for a file that is missing, by name', async () => {
    renameSync(join(root, part), join(root, 'elsewhere'))
    const { checks } = await verifyDataset(root)
    renameSync(join(root, 'elsewhere'), join(root, part))
    expect(checks.find(({ name }) => name === 'files.listed')?.examples).toEqual([`${part} is missing`])
  })

  for (const [path, name] of [
    ['data/cells/notes.txt', 'files.listed'], ['truth/part-00001-of-00001.csv', 'files.listed'],
    ['data/calls/day=2022-05-30/part-00002-of-00002.parquet.partial', 'files.finished'],
    ['UNFINISHED', 'files.finished'],
  ] as const) {
    test(`for ${path}, which is not listed`, async () => {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), '')
      const names = await failing(root)
      rmSync(join(root, path))
      expect(names).toContain(name)
    })
  }

  test('without its manifest, and with one of another form', async () => {
    const text = readFileSync(join(root, 'manifest.json'), 'utf8')
    const forms = ['', '{', '[]', text.replace('"seed"', '"grain"'), text.replace('"rows": ', '"rows": -')]
    for (const other of [undefined, ...forms]) {
      rmSync(join(root, 'manifest.json'))
      if (other !== undefined) writeFileSync(join(root, 'manifest.json'), other)
      expect(await failing(root)).toEqual(['files.manifest'])
      writeFileSync(join(root, 'manifest.json'), text)
    }
  })

  test('that lists a file outside of it', async () => {
    const tampering = await Tampering.of(root)
    tampering.apply(({ manifest }) => Object.assign(manifest.files[0], { path: '../../etc/passwd' }))
    expect(await failing(root)).toContain('files.listed')
    tampering.restore()
    expect(await failing(root)).toEqual([])
  })

  test('with a part or a day missing, and with a file in the place of another table', async () => {
    const tampering = await Tampering.of(root)
    const change = async (edit: (files: FileEntry[]) => void): Promise<string[]> => {
      tampering.apply(({ manifest }) => edit(manifest.files as FileEntry[]))
      const names = await failing(root)
      tampering.restore()
      return names
    }
    expect(await change((files) => files.splice(files.findIndex(({ path }) => path.includes('part-00002')), 1)))
      .toContain('layout.parts')
    expect(await change((files) => files.splice(files.findIndex(({ table }) => table === 'truth/sims'), 1)))
      .toContain('layout.parts')
    expect(await change(([first]) => Object.assign(first, { table: 'data/messages' }))).toContain('layout.paths')
  })

  test('with another resolved scenario', async () => {
    const tampering = await Tampering.of(root)
    tampering.overwrite('scenario.resolved.yaml', Buffer.from('version: 1\n'))
    expect(await failing(root)).toEqual(['files.sums', 'files.scenario'])
    tampering.restore()
  })

  test('with a file cut short, even where its digest fits', async () => {
    const tampering = await Tampering.of(root)
    const path = 'data/cells/part-00001-of-00001.parquet'
    const bytes = readFileSync(join(root, path)).subarray(0, 2000)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    tampering.apply(({ manifest }) => {
      Object.assign(manifest.files.find((file) => file.path === path)!, { bytes: bytes.length, sha256 })
    })
    tampering.overwrite(path, bytes)
    expect(await failing(root)).toContain('files.readable')
    tampering.restore()
  })

  test('that is not there, with the error of the system', async () => {
    await expect(verifyDataset(join(root, 'nowhere'))).rejects.toThrow('ENOENT')
  })
})
