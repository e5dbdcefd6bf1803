// The reader refuses what is cut short, damaged or of another table, and says where.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chunk, Table } from '../../src/records/fields.ts'
import { ReadError, readTable } from '../../src/records/reader.ts'
import type { ReadOptions } from '../../src/records/reader.ts'
import { formats, prepareSinks } from '../../src/sinks/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'patchcord-reader-'))
const path = join(folder, 'file')
const about = { description: 'a field', source: 'test' }
const table: Table = {
  path: 'data/test',
  description: 'A table for tests',
  daily: false,
  fields: [
    { name: 'imsi', type: 'identifier', digits: 15, ...about },
    { name: 'at', type: 'time', ...about },
    { name: 'kind', type: 'category', values: ['a', 'b'], nullable: true, ...about },
    { name: 'note', type: 'text', ...about },
    { name: 'n', type: 'int32', nullable: true, ...about }
  ]
}
const HEADER = 'imsi,at,kind,note,n\n'
const LINE = '999461000000001,2022-06-01T09:15:02+08:00,a,hello,5\n'

beforeAll(prepareSinks)
afterAll(() => rmSync(folder, { recursive: true }))

function write(format: ReadOptions['format'], rows: number): void {
  const sink = formats.find(({ name }) => name === format)!.open({
    table, path, utcOffset: 480, ids: 'string', metadata: {}
  })
  const columns = [
    { field: table.fields[0], data: Float64Array.from({ length: rows }, (_, row) => 999461000000000 + row * 7919) },
    { field: table.fields[1], data: Int32Array.from({ length: rows }, (_, row) => row), epoch: 1_654_041_600 },
    {
      field: table.fields[2],
      data: Int32Array.from({ length: rows }, (_, row) => row % 2),
      valid: new Uint8Array(rows).fill(1)
    },
    { field: table.fields[3], data: Array.from({ length: rows }, (_, row) => `note "${row}"`) },
    { field: table.fields[4], data: Int32Array.from({ length: rows }, (_, row) => row), valid: new Uint8Array(rows) }
  ]
  sink.write({ rows, columns })
  sink.close()
}

async function read(options: Partial<ReadOptions> = {}): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  await readTable(path, { table, format: 'csv', ...options }, chunk => void chunks.push(chunk))
  return chunks
}

async function failure(promise: Promise<unknown>): Promise<ReadError> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(ReadError)
  expect((error as ReadError).message.startsWith(path)).toBe(true)
  return error as ReadError
}

for (const format of ['csv', 'parquet', 'parquet-plain'] as const) {
  describe(format, () => {
    test('gives only the fields that are wanted, in the order of the table', async () => {
      write(format, 10)
      const [chunk] = await read({ format, columns: ['n', 'imsi'] })
      expect(chunk.columns.map(({ field }) => field.name)).toEqual(['imsi', 'n'])
      expect(chunk.columns[0].data).toEqual(Float64Array.from({ length: 10 }, (_, row) => 999461000000000 + row * 7919))
      await expect(read({ format, columns: ['who'] })).rejects.toThrow('data/test has no field who')
    })

    test('tells of nulls only where there are some', async () => {
      write(format, 10)
      const [chunk] = await read({ format })
      expect(chunk.columns.map(({ valid }) => valid)).toEqual([
        undefined, undefined, undefined, undefined, new Uint8Array(10)
      ])
    })

    test('waits for whoever takes the chunks', async () => {
      write(format, 200_000)
      let busy = false
      let rows = 0
      await readTable(path, { table, format }, async chunk => {
        expect(busy).toBe(false)
        busy = true
        await new Promise(resolve => setImmediate(resolve))
        rows += chunk.rows
        busy = false
      })
      expect(rows).toBe(200_000)
    })

    test('a file cut anywhere but at the end of a line is refused', async () => {
      write(format, 50)
      const bytes = readFileSync(path)
      for (let length = 0; length < bytes.length; length += 1 + (length >> 5)) {
        if (format === 'csv' && bytes[length - 1] === 10) continue
        writeFileSync(path, bytes.subarray(0, length))
        await failure(read({ format }))
      }
    })

    test('a missing file is an error of the system', async () => {
      rmSync(path)
      await expect(read({ format })).rejects.toMatchObject({ code: 'ENOENT' })
    })

    test('an error of whoever takes the chunks passes through', async () => {
      write(format, 10)
      const thrown = new Error('enough')
      await expect(readTable(path, { table, format }, () => { throw thrown })).rejects.toBe(thrown)
    })
  })
}

describe('a line of CSV', () => {
  const cases: [what: string, line: string, column: string, message: string][] = [
    ['too few values', '999461000000001,2022-06-01T09:15:02+08:00,a\n', 'note', 'is missing'],
    ['too many values', LINE.replace('5\n', '5,6\n'), 'n', 'is not the last value of its line'],
    ['letters among digits', LINE.replace('999461', '99946x'), 'imsi', '99946x000000001 is no identifier of 15 digits'],
    ['too few digits', LINE.replace('999461', '99946'), 'imsi', 'is no identifier of 15 digits'],
    ['a time without an offset', LINE.replace('+08:00', ''), 'at', 'is no time with an offset'],
    ['a day that no calendar has', LINE.replace('06-01', '02-30'), 'at', 'is no time with an offset'],
    ['an hour too late', LINE.replace('09:15', '24:15'), 'at', 'is no time with an offset'],
    ['an unknown category', LINE.replace(',a,', ',c,'), 'kind', "c is none of the field's values"],
    ['nothing where there must be something', LINE.replace('hello', ''), 'note', 'has no value'],
    ['more than 32 bits', LINE.replace('5\n', '2147483648\n'), 'n', '2147483648 is no 32-bit integer'],
    ['a fraction', LINE.replace('5\n', '5.0\n'), 'n', '5.0 is no 32-bit integer'],
    ['a carriage return', LINE.replace('5\n', '5\r\n'), 'n', 'is no 32-bit integer'],
    ['something behind quotes', LINE.replace('hello', '"hel"lo'), 'note', 'has characters behind its quotes']
  ]
  test.each(cases)('with %s is refused with its line and column', async (_, line, column, message) => {
    writeFileSync(path, HEADER + LINE.replace('hello', '"two\nlines"') + LINE + line)
    const error = await failure(read())
    expect(error).toMatchObject({ line: 5, column })
    expect(error.message).toContain(`${path}:5: column ${column}: `)
    expect(error.message).toContain(message)
  })

  test('may hold quotes and line feeds, and be longer than a block', async () => {
    const note = 'a "long",\n'.repeat(400_000)
    writeFileSync(path, HEADER + LINE + LINE.replace('hello', `"${note.replaceAll('"', '""')}"`) + LINE)
    const [chunk] = await read()
    expect(chunk.rows).toBe(3)
    expect(chunk.columns[3].data).toEqual(['hello', note, 'hello'])
  })

  test('of other fields is refused', async () => {
    writeFileSync(path, `imsi,at\n${LINE}`)
    expect((await failure(read())).message).toContain('has the header imsi,at, not imsi,at,kind,note,n')
  })
})

describe('a Parquet file', () => {
  test('of other fields is refused', async () => {
    write('parquet', 5)
    const other = { ...table, fields: [...table.fields, { name: 'more', type: 'int32' as const, ...about }] }
    const missing = await failure(read({ format: 'parquet', table: other }))
    expect(missing.message).toContain('column more: is not in the file')
    const wrong = { ...table, fields: [{ name: 'imsi', type: 'int32' as const, ...about }] }
    const mistaken = await failure(read({ format: 'parquet', table: wrong }))
    expect(mistaken.message).toContain('column imsi: is BYTE_ARRAY UTF8, not int32')
  })

  test('of other values is refused', async () => {
    const only = (name: string) => ({ ...table, fields: table.fields.filter(field => field.name === name) })
    const foreign = (name: string, data: unknown[]) =>
      writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData: [{ name, data, type: 'STRING' }] })))
    foreign('imsi', ['999461000000001', '12'])
    expect((await failure(read({ format: 'parquet', table: only('imsi') }))).message)
      .toContain('column imsi: is not a value of the field in row 1')
    foreign('imsi', ['099461000000001'])
    await failure(read({ format: 'parquet', table: only('imsi') }))
    foreign('kind', ['a', null, 'z'])
    expect((await failure(read({ format: 'parquet', table: only('kind') }))).message).toContain('in row 2')
    foreign('note', ['a', null])
    expect((await failure(read({ format: 'parquet', table: only('note') }))).message).toContain('is missing in row 1')
  })

  test('with a damaged page is refused', async () => {
    write('parquet', 5000)
    const bytes = readFileSync(path)
    // The first page holds digits in a frame of zstd: its magic number, somewhere after the header.
    const frame = bytes.indexOf(Buffer.of(0x28, 0xb5, 0x2f, 0xfd))
    expect(frame).toBeGreaterThan(0)
    bytes.fill(0x55, frame + 4, frame + 400)
    writeFileSync(path, bytes)
    const error = await failure(read({ format: 'parquet' }))
    expect(error.column).toBe('imsi')
  })

  test('that is none is refused', async () => {
    writeFileSync(path, 'imsi,at\n'.repeat(100))
    expect((await failure(read({ format: 'parquet' }))).message).toContain('is damaged or no Parquet file')
  })
})
