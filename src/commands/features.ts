// patchcord features: numbers about every SIM of a dataset, for detectors and for whoever looks at it.
import { extname } from 'node:path'
import { readDate } from '../base/calendar.ts'
import type { Chunk, Table } from '../records/fields.ts'
import { SUBSCRIBERS } from '../records/tables.ts'
import { formats, prepareSinks } from '../sinks/index.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { Positions } from '../tools/dataset/positions.ts'
import { type SimTruth, readSimTruth } from '../tools/dataset/sim-truth.ts'
import { FEATURES, type Feature, type FeatureBlock, eachFeatures } from '../tools/features/features.ts'
import { chunkOf, tableOf } from '../tools/features/table.ts'
import { nearest } from '../base/problem.ts'
import { VERSION } from '../package.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { many, print, warn } from './terminal.ts'

export interface FeaturesOptions {
  readonly dataset?: string | undefined
  readonly out?: string | undefined
  readonly only?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly truth: boolean
  readonly list: boolean
  readonly json: boolean
  readonly quiet: boolean
}

export async function features(options: FeaturesOptions): Promise<number> {
  const chosen = featuresNamed(options.only)
  if (options.list) return list(chosen, options.json)
  if (options.dataset === undefined) throw new UsageError('name the folder of a dataset, or ask for --list')
  const dataset = Dataset.open(options.dataset)
  const write = await writerTo(options.out, tableOf(chosen, options.truth), dataset)
  const line = new ReadingLine(options.quiet)
  try {
    const truth = options.truth ? await truthOf(dataset) : undefined
    const days = daysOf(options, dataset)
    await eachFeatures(dataset, {
      names: chosen.map(({ name }) => name),
      ...(days ? { days } : {}),
      onProgress: (done, of) => line.show('data/calls', done, of),
    }, (block) => write.block(block, truth))
    line.end()
    write.close()
  } catch (error) {
    line.end()
    write.abort()
    throw error
  }
  if (!options.quiet && options.out !== undefined) warn(`${options.out}: ${chosen.length} features of ${many(dataset.rows(SUBSCRIBERS))} SIMs`)
  return Exit.ok
}

function featuresNamed(only: string | undefined): Feature[] {
  const names = only?.split(',').map((name) => name.trim())
  for (const name of names ?? []) {
    if (FEATURES.has(name)) continue
    const near = nearest(name, FEATURES.keys())
    throw new UsageError(`there is no feature ${name}${near === undefined ? '' : `; did you mean ${near}?`} (--list tells all)`)
  }
  return [...FEATURES.values()].filter(({ name }) => names === undefined || names.includes(name))
}

function list(chosen: readonly Feature[], json: boolean): number {
  const width = Math.max(...chosen.map(({ name }) => name.length))
  if (json) print(JSON.stringify(chosen))
  else for (const { name, unit, meaning, behavioural } of chosen) {
    print(`${name.padEnd(width)}  ${unit.padEnd(5)}  ${meaning}${behavioural ? '' : ' (no behaviour)'}`)
  }
  return Exit.ok
}

async function truthOf(dataset: Dataset): Promise<SimTruth> {
  const sims = new Positions(dataset.rows(SUBSCRIBERS))
  await dataset.each(SUBSCRIBERS, { columns: ['imsi'] }, (rows) => rows.floats('imsi').forEach((imsi) => sims.add(imsi)))
  return readSimTruth(dataset, sims)
}

function daysOf({ from, to }: FeaturesOptions, { frame }: Dataset): readonly [number, number] | undefined {
  const last = frame.firstDay + frame.days - 1
  const days = [dayOf(from, frame.firstDay), dayOf(to, last)] as const
  if (days[0] > days[1] || days[1] < frame.firstDay || days[0] > last) throw new UsageError('no day of the dataset is from --from to --to')
  return from === undefined && to === undefined ? undefined : days
}

function dayOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const day = readDate(text)
  if (day === undefined) throw new UsageError(`${text} is no date such as 2022-05-30`)
  return day
}

interface Writer {
  block(block: FeatureBlock, truth: SimTruth | undefined): void
  close(): void
  abort(): void
}

async function writerTo(out: string | undefined, table: Table, { manifest }: Dataset): Promise<Writer> {
  if (out === undefined) return standardOutput(table)
  const format = formats.find(({ extension }) => extname(out) === `.${extension}`)
  if (!format) throw new UsageError(`${out} should end in .csv or .parquet`)
  await prepareSinks()
  const metadata = { 'patchcord.version': VERSION, 'patchcord.scenario': manifest.scenarioSha256 }
  const sink = format.open({ table, path: out, utcOffset: manifest.utcOffset, ids: manifest.ids, metadata })
  return {
    block: (block, truth) => sink.write(chunkOf(table, block, truth)),
    close: () => { sink.close() },
    abort: () => sink.abort(),
  }
}

function standardOutput(table: Table): Writer {
  print(table.fields.map(({ name }) => name).join(','))
  return {
    block: (block, truth) => printRows(chunkOf(table, block, truth)),
    close: () => {},
    abort: () => {},
  }
}

function printRows({ rows, columns }: Chunk): void {
  for (let row = 0; row < rows; row++) {
    print(columns.map(({ data, valid }) => (valid?.[row] === 0 ? '' : String(data[row]))).join(','))
  }
}
