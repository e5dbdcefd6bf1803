// The outline of a dataset: its tables by name with their files, and what it is called; all that documents are made of.
import type { About } from '../records/about.ts'
import type { Table } from '../records/fields.ts'
import type { FileEntry, Manifest } from '../records/manifest.ts'
import { tablesOf } from '../records/tables.ts'

export interface Outline {
  readonly manifest: Manifest
  readonly about: Required<{ readonly [K in keyof About]: NonNullable<About[K]> }>
  readonly tables: readonly TableOutline[]
}

export interface TableOutline {
  /** `calls`, `truth_calls`: for configurations, resources, record sets and views. */
  readonly name: string
  readonly table: Table
  readonly rows: number
  /** The table in each format of the dataset, the first one first. */
  readonly shelves: readonly Shelf[]
}

/** The files of a table in one format. */
export interface Shelf {
  readonly format: 'csv' | 'parquet'
  readonly files: readonly FileEntry[]
  /** Glob of exactly these files, from the dataset's folder. */
  readonly pattern: string
}

/** `released` stands for the day of publication where nobody tells it. */
export function outlineOf(manifest: Manifest, released: string): Outline {
  return { manifest, about: aboutOf(manifest, released), tables: tablesOf(manifest).flatMap((table) => tableOutline(table, manifest)) }
}

function aboutOf(manifest: Manifest, released: string): Outline['about'] {
  const { about = {}, name, counts, period } = manifest
  const operations = `${counts.operations} organised ${counts.operations === 1 ? 'operation' : 'operations'}`
  return {
    title: about.title ?? `${name}: synthetic call detail records, labelled`,
    description: about.description ?? `Synthetic, labelled call detail records of a mobile network: ${many(counts.subscribers)} subscribers, `
      + `${period[0]} to ${period[1]}, with ${operations} among them. Simulated by patchcord ${manifest.version} with seed ${manifest.seed}.`,
    creators: about.creators ?? ['patchcord'],
    licence: about.licence ?? 'CC0-1.0',
    url: about.url ?? `urn:sha256:${manifest.scenarioSha256}`,
    date: about.date ?? released,
  }
}

function tableOutline(table: Table, manifest: Manifest): TableOutline[] {
  const files = manifest.files.filter((file) => file.table === table.path)
  if (files.length === 0) return []
  const formats = manifest.formats.map((format): Shelf['format'] => (format === 'csv' ? 'csv' : 'parquet'))
  const shelves = formats.map((format) => {
    const own = files.filter(({ path }) => path.endsWith(`.${format}`))
    return { format, files: own, pattern: patternOf(own.map(({ path }) => path), format) }
  })
  return [{ name: nameOf(table.path), table, rows: manifest.tables[table.path]?.rows ?? 0, shelves }]
}

/** `data/calls` is called calls, `truth/calls` truth_calls. */
export function nameOf(path: string): string {
  return path.replace(/^data\//, '').replaceAll('/', '_')
}

function patternOf(paths: readonly string[], extension: string): string {
  if (paths.length === 1) return paths[0]
  const parts = paths[0].split('/').slice(0, -1)
  const daily = parts.at(-1)?.includes('=') ?? false
  return [...(daily ? parts.slice(0, -1) : parts), ...(daily ? ['*'] : []), `*.${extension}`].join('/')
}

/** The table of calls: the one that examples load. */
export function callsOf({ tables }: Outline): TableOutline {
  const calls = tables.find(({ name }) => name === 'calls')
  if (!calls) throw new RangeError('a dataset without data/calls')
  return calls
}

/** 1234567 as 1,234,567. */
export function many(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
