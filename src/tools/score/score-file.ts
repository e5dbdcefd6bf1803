// Files of scores: CSV or Parquet, from any tool, with the columns in any order.
import { readFileSync } from 'node:fs'
import { parquetReadObjects } from 'hyparquet'
import { nearest } from '../../base/problem.ts'
import { decompress, prepareZstd } from '../../records/zstd.ts'
import { type ScoreFile, type ScoreLine, ScoresError } from './scores.ts'

const COLUMNS = ['entity_id', 'score', 'ts', 'group_id', 'alert_ts'] as const
const STANDARD_INPUT = 0

/** `-` reads CSV from standard input. Rejects with ScoresError, and with what the file system says. */
export async function readScoreFile(path: string): Promise<ScoreFile> {
  if (path.endsWith('.parquet')) return readParquetScores(path)
  return parseScores(readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8'), path === '-' ? 'standard input' : path)
}

/** CSV with a header; commas, quotes where needed, any line ends. */
export function parseScores(text: string, name: string): ScoreFile {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.replace(/\r$/, ''))
  const header = cellsOf(lines[0] ?? '')
  const problems: string[] = []
  const rows = lines.slice(1).flatMap((line, at): ScoreLine[] => {
    if (line === '') {
      if (lines.slice(at + 2).some((later) => later !== '')) problems.push(`line ${at + 2}: it is empty`)
      return []
    }
    const cells = cellsOf(line)
    if (cells.length !== header.length) {
      problems.push(`line ${at + 2}: it has ${cells.length} values, the header ${header.length}`)
      return []
    }
    return [lineOf(at + 2, (column) => cells[header.indexOf(column)])]
  })
  return fileOf(name, header, rows, problems)
}

async function readParquetScores(path: string): Promise<ScoreFile> {
  await prepareZstd()
  const bytes = readFileSync(path)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  let rows: Record<string, unknown>[]
  try {
    rows = await parquetReadObjects({ file, compressors: { ZSTD: decompress } })
  } catch (error) {
    throw new ScoresError(path, [`it is no Parquet file that can be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  const header = Object.keys(rows[0] ?? { entity_id: 0, score: 0 })
  return fileOf(path, header, rows.map((row, at) => lineOf(at + 1, (column) => textOf(row[column]))), [])
}

function fileOf(name: string, header: readonly string[], lines: readonly ScoreLine[], problems: string[]): ScoreFile {
  const form = header.includes('alert_ts') ? 'alerts' : 'scores'
  for (const column of form === 'alerts' ? ['entity_id'] : ['entity_id', 'score']) {
    if (header.includes(column)) continue
    const near = nearest(column, header)
    problems.unshift(`line 1: there is no column ${column}${near === undefined ? '' : `; is ${near} meant?`}`)
  }
  for (const column of header) {
    if (!COLUMNS.some((known) => known === column)) problems.unshift(`line 1: column ${column} is none of ${COLUMNS.join(', ')}`)
  }
  if (problems.length > 0) throw new ScoresError(name, problems)
  return { name, form, timed: form === 'alerts' || header.includes('ts'), lines }
}

function lineOf(line: number, cell: (column: (typeof COLUMNS)[number]) => string | undefined): ScoreLine {
  return { line, entity: cell('entity_id') ?? '', score: cell('score'), time: cell('alert_ts') ?? cell('ts'), group: cell('group_id') }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  return value instanceof Date ? value.toISOString() : String(value as string | number | bigint)
}
