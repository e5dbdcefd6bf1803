// The scores of a detector, as they stand in a file: read, and held against what the dataset knows.
import type { Population } from './population.ts'

/** One line of a file, its values as they stand there; undefined where the file has no such column or no value. */
export interface ScoreLine {
  /** Line of the file from 1; row for Parquet. */
  readonly line: number
  readonly entity: string
  readonly score: string | undefined
  readonly time: string | undefined
  readonly group: string | undefined
}

export interface ScoreFile {
  readonly name: string
  /** `scores`: entity_id, score [, ts] [, group_id]. `alerts`: alert_ts, entity_id [, score] [, group_id]. */
  readonly form: 'scores' | 'alerts'
  readonly timed: boolean
  readonly lines: readonly ScoreLine[]
}

export interface Scores {
  /** By entity, the highest it was given; -Infinity for whom no alert tells. */
  readonly highest: Float64Array
  /** Only with times: rows in the order of time. */
  readonly timed?: {
    readonly entity: Int32Array
    readonly score: Float64Array
    /** Seconds after the first midnight of the period. */
    readonly time: Float64Array
  }
  /** By entity; -1 where none was given. Absent if the file has no groups. */
  readonly group?: Int32Array
  /** Lines about entities that are known but not scored here. */
  readonly ignored: number
  /** Scored entities without a line, taken as lowest. */
  readonly missing: number
}

/** Everything that is wrong with a file of scores, a line each. */
export class ScoresError extends Error {
  override name = 'ScoresError'
  readonly problems: readonly string[]

  constructor(name: string, problems: readonly string[]) {
    const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${problem}`)
    const rest = problems.length > MOST_SHOWN ? [`  … and ${problems.length - MOST_SHOWN} more`] : []
    super([`${name} cannot be scored:`, ...shown, ...rest].join('\n'))
    this.problems = problems
  }
}

const MOST_SHOWN = 20
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)$/

export interface ReadingScores {
  /** Unix seconds from which times count. */
  readonly origin: number
  /** Scored entities without a line count as lowest instead of being a problem. */
  readonly allowMissing: boolean
}

/** @throws {ScoresError} with all problems at once. */
export function readScores(file: ScoreFile, population: Population, { origin, allowMissing }: ReadingScores): Scores {
  const { ids, member, available } = population
  const problems: string[] = []
  const count = ids.size
  const highest = new Float64Array(count).fill(-Infinity)
  const firstLine = new Int32Array(count)
  const seen = new Set<string>()
  const group = new Int32Array(count).fill(-1)
  const groups = new Map<string, number>()
  const rows: { entity: number; score: number; time: number }[] = []
  let ignored = 0
  for (const { line, entity: key, score: text, time: when, group: name } of file.lines) {
    const refuse = (what: string) => problems.push(`line ${line}: ${what}`)
    const entity = ids.find(Number(key))
    if (!/^\d{1,16}$/.test(key) || entity < 0) {
      refuse(`${key === '' ? 'there is no entity_id' : `${key} is no ${population.level.key} of the dataset`}`)
      continue
    }
    const score = text === undefined && file.form === 'alerts' ? 1 : scoreOf(text)
    if (!Number.isFinite(score)) {
      refuse(`score ${text ?? ''} of ${key} is no finite number`)
      continue
    }
    const time = file.timed ? timeOf(when, origin) : 0
    if (Number.isNaN(time)) {
      refuse(`${when ?? 'nothing'} is no time with an offset, such as 2022-06-01T09:15:02+08:00`)
      continue
    }
    const twice = file.timed ? seen.has(`${key} ${time}`) : firstLine[entity] > 0
    if (twice) {
      refuse(`${key} is there twice${file.timed ? ' with one time' : `, first in line ${firstLine[entity]}`}`)
      continue
    }
    if (file.timed) seen.add(`${key} ${time}`)
    if (file.timed && time < available[entity]) {
      refuse(`${key} is scored ${available[entity] === Infinity ? 'without any record' : `${Math.ceil(available[entity] - time)} s before its ${
        population.level.name === 'call' ? 'record' : 'first record'} was there`}: look-ahead`)
      continue
    }
    firstLine[entity] ||= line
    if (member[entity] === 0) {
      ignored++
      continue
    }
    highest[entity] = Math.max(highest[entity], score)
    if (file.timed) rows.push({ entity, score, time })
    if (name !== undefined && name !== '') {
      if (!groups.has(name)) groups.set(name, groups.size)
      group[entity] = groups.get(name) ?? -1
    }
  }
  const absent = file.form === 'alerts' ? [] : Array.from(member.keys()).filter((entity) => member[entity] === 1 && firstLine[entity] === 0)
  if (absent.length > 0 && !allowMissing) {
    const some = absent.slice(0, 3).map((entity) => population.keys[entity]).join(', ')
    problems.push(`${absent.length} entities have no line: ${some}${absent.length > 3 ? ', …' : ''} (--missing lowest takes them as lowest)`)
  }
  if (problems.length > 0) throw new ScoresError(file.name, problems)
  rows.sort((a, b) => a.time - b.time || b.score - a.score || a.entity - b.entity)
  const timed = {
    entity: Int32Array.from(rows, (row) => row.entity),
    score: Float64Array.from(rows, (row) => row.score),
    time: Float64Array.from(rows, (row) => row.time),
  }
  return { highest, ignored, missing: absent.length, ...(file.timed ? { timed } : {}), ...(groups.size > 0 ? { group } : {}) }
}

function scoreOf(text: string | undefined): number {
  return text !== undefined && NUMBER.test(text.trim()) ? Number(text) : NaN
}

function timeOf(text: string | undefined, origin: number): number {
  const [, date, time, fraction = '', zone] = INSTANT.exec(text ?? '') ?? []
  return date === undefined ? NaN : Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone}`) / 1000 - origin
}
