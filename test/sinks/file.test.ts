// A file is there whole, or it is not there.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { PartialFile } from '../../src/sinks/file.ts'
import { formats, prepareSinks } from '../../src/sinks/index.ts'
import { temporaryFolder } from './folder.ts'
import { chunkOf, field, tableOf } from './tables.ts'
import { writeContent } from './writing.ts'

const folder = temporaryFolder()
const content = { table: tableOf([field('n', 'int32')]), rows: 3, values: [[1, 2, 3]], epoch: 0 }

beforeAll(prepareSinks)

for (const format of formats) {
  describe(format.name, () => {
    const path = join(folder, `${format.name}.${format.extension}`)
    const open = () => format.open({ table: content.table, path, utcOffset: 0, ids: 'string', metadata: {} })

    test('the facts of a file are those of its bytes', () => {
      const facts = writeContent(format.name, path, content)
      const bytes = readFileSync(path)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(facts).toEqual({ rows: 3, bytes: bytes.length, sha256 })
      rmSync(path)
    })

    test('nothing carries the final name before the file is closed, and nothing else remains after', () => {
      const sink = open()
      sink.write(chunkOf(content))
      expect(existsSync(path)).toBe(false)
      sink.close()
      expect(readdirSync(folder)).toEqual([`${format.name}.${format.extension}`])
      rmSync(path)
    })

    test('an abandoned file leaves nothing, however often it is abandoned', () => {
      const sink = open()
      sink.write(chunkOf(content))
      sink.abort()
      sink.abort()
      expect(readdirSync(folder)).toEqual([])
    })

    test('abandoning a finished file changes nothing', () => {
      const sink = open()
      sink.close()
      sink.abort()
      expect(readdirSync(folder)).toEqual([`${format.name}.${format.extension}`])
      rmSync(path)
    })

    test('a file that cannot get its name passes the error on and leaves nothing when abandoned', () => {
      mkdirSync(join(path, 'in the way'), { recursive: true })
      const sink = open()
      sink.write(chunkOf(content))
      expect(() => sink.close()).toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
      sink.abort()
      rmSync(path, { recursive: true })
      expect(readdirSync(folder)).toEqual([])
    })

    test('a folder that is missing is an error of the system', () => {
      const missing = join(folder, 'missing', 'file')
      const options = { table: content.table, path: missing, utcOffset: 0, ids: 'string' as const, metadata: {} }
      expect(() => format.open(options)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
    })

    test('columns that are not the fields of the table are refused', () => {
      const other = { ...content, table: tableOf([field('m', 'int32')]) }
      const sink = open()
      expect(() => sink.write(chunkOf(other))).toThrow('data/test: m stands for n')
      expect(() => sink.write({ rows: 0, columns: [] })).toThrow('data/test has 1 fields, not 0')
      expect(() => sink.write({ rows: 2, columns: [{ field: content.table.fields[0], data: new Int32Array(1) }] }))
        .toThrow('n has too few values')
      const gap = { field: content.table.fields[0], data: new Int32Array(2), valid: Uint8Array.of(1, 0) }
      expect(() => sink.write({ rows: 2, columns: [gap] })).toThrow('n is missing in row 1')
      sink.abort()
    })
  })
}

test.skipIf(!existsSync('/dev/full'))('a full disk is an error of the system, and leaves nothing behind', () => {
  // Linux keeps a device on which every write finds no space.
  const path = join(folder, 'full')
  symlinkSync('/dev/full', `${path}.partial`)
  const file = new PartialFile(path)
  expect(() => file.write(new Uint8Array(10))).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
  file.abort()
  expect(readdirSync(folder)).toEqual([])
})
