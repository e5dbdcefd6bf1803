// The cases of the bench: what is written, and the yardsticks of the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY } from '../../src/base/units.ts'
import { makeErrands } from '../../src/operations/errands.ts'
import { Crowd } from '../../src/crowd/crowd.ts'
import { Part } from '../../src/operations/log.ts'
import { runPass } from '../../src/operations/pass.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { makePopulation } from '../../src/population/population.ts'
import { repertoire } from '../../src/repertoire.ts'
import { Dataset } from '../../src/run/dataset.ts'
import { UnitRunner } from '../../src/run/unit.ts'
import { copies } from '../../src/run/studio.ts'
import { type Scenario, readScenario } from '../../src/scenario/index.ts'
import { prepareSinks } from '../../src/sinks/index.ts'
import { StreamRunner } from '../../src/traffic/stream.ts'
import { makeStreams } from '../../src/traffic/streams.ts'
import { timed, twoWorkers } from './two-workers.ts'
import { duckdbRandom, hyparquetWriter, plainFile } from './yardsticks.ts'

/** Records of one plain day of the calibrated crowd, which nobody can get fast by leaving out. */
const PER_SUBSCRIBER = { least: 6.2, most: 8.2 }

export interface Measured {
  readonly records: number
  /** Bytes on disk, where the case writes. */
  readonly bytes?: number
  /** CPU seconds of what is measured, without starting up. */
  readonly cpuSeconds: number
  /** Milliseconds, where not all of the case is what is measured. */
  readonly wall?: number
  /** How many times as fast, by the clock, as with one worker, where threads have to start. */
  readonly speedup?: number
  /** The yardstick of it: how many times as fast two runs at once are, by one worker each, which share nothing but the machine. */
  readonly atOnce?: number
  /** As `speedup`, in threads that stayed from an earlier run. */
  readonly stayed?: number
}

/** The bench's town on a Wednesday: all profiles at their default shares, on-net share 60 %, no operations. */
function town(subscribers: number, more: readonly string[] = []): Scenario {
  const text = `version: 1
name: bench
seed: 1
period: {from: 2022-06-01, to: 2022-06-01}
population: {subscribers: ${subscribers}}
`
  return readScenario(text, 'bench', repertoire, more)
}

const twoDays = () => town(1_000_000, ['period.to=2022-06-02'])

/** Makes the world, simulates, encodes and writes so many days, from cut to cut, on this thread. */
async function days(count: number, subscribers: number, format: string, ids: 'string' | 'int64'): Promise<Measured> {
  await prepareSinks()
  const scenario = town(subscribers, [`period.to=2022-06-0${count}`])
  const root = mkdtempSync(join(tmpdir(), 'patchcord-bench-'))
  try {
    const dataset = new Dataset({ root, formats: [format], ids, singleFile: false, utcOffset: 480, metadata: {} })
    const start = process.cpuUsage()
    const population = makePopulation(scenario)
    const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
    const cast = { scenario: { ...scenario, period: { ...scenario.period, to: scenario.period.to + 1 } }, log: runPass(scenario, crowd), errands: [], labels: new Uint8Array(0) }
    const runner = new UnitRunner(cast, crowd, dataset)
    for (let day = 0; day < count; day++) runner.run(day)
    const spent = process.cpuUsage(start)
    const { files, sums } = dataset.take()
    const { rows } = sums['data/calls']
    if (rows < PER_SUBSCRIBER.least * count * subscribers || rows > PER_SUBSCRIBER.most * count * subscribers) {
      throw new Error(`${rows} records of ${subscribers} subscribers: not the load that the bench is fixed to`)
    }
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    return { records: rows, bytes, cpuSeconds: (spent.user + spent.system) / 1e6 }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** A day of one of the other tables, simulated, encoded and written on this thread; texts after missed calls apart. */
async function stream(name: string, subscribers: number): Promise<Measured> {
  await prepareSinks()
  const scenario = town(subscribers, [`output.tables=[calls, ${name}]`])
  const root = mkdtempSync(join(tmpdir(), 'patchcord-bench-'))
  try {
    const dataset = new Dataset({ root, formats: ['parquet'], ids: 'string', singleFile: false, utcOffset: 480, metadata: {} })
    const population = makePopulation(scenario)
    const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
    const log = runPass(scenario, crowd)
    const start = process.cpuUsage()
    crowd.setDay(0)
    const [made] = makeStreams(scenario, crowd, log)
    const writer = dataset.open(made.table, { day: '2022-06-01', part: 1, parts: 1 })
    new StreamRunner(made, subscribers, 480).run(1_654_027_200, 0, DAY, { rows: (rows) => writer.write(rows.chunk()), midnight: () => {} })
    dataset.close(writer)
    const spent = process.cpuUsage(start)
    const [{ rows, bytes }] = dataset.take().files
    return { records: rows, bytes, cpuSeconds: (spent.user + spent.system) / 1e6 }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Dials of 100 relay operations among a million subscribers, a tenth of whose targets are on-net, for five days. */
function pass(): Measured {
  const scenario = town(1_000_000, ['period.to=2022-06-05', 'groups={customers: {size: 200000, on-net-share: 10 %}}',
    'operations={relay: {kind: relay-pair, count: 100, targets: customers}}'])
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
  makeErrands(copies(scenario))
  const start = process.cpuUsage()
  const log = runPass(scenario, crowd)
  const spent = process.cpuUsage(start)
  const dials = log.scripts.reduce((sum, script) => sum + script.part.reduce((n, part) => n + (part === Part.dial ? 1 : 0), 0), 0)
  if (dials < 60_000) throw new Error(`${dials} dials: not the load that the bench is fixed to`)
  return { records: dials, cpuSeconds: (spent.user + spent.system) / 1e6 }
}

export const CASES: Readonly<Record<string, () => Measured | Promise<Measured>>> = {
  'parquet-100k': () => days(2, 100_000, 'parquet', 'string'),
  'parquet-1m': () => days(2, 1_000_000, 'parquet', 'string'),
  'parquet-1m-2workers': () => twoWorkers(twoDays(), (workers) => `once-${workers}`),
  'parquet-10m': () => days(1, 10_000_000, 'parquet', 'string'),
  'parquet-1m-int64': () => days(2, 1_000_000, 'parquet', 'int64'),
  'csv-100k': () => days(2, 100_000, 'csv', 'string'),
  'csv-1m': () => days(2, 1_000_000, 'csv', 'string'),
  'messages-100k': () => stream('messages', 100_000),
  'messages-1m': () => stream('messages', 1_000_000),
  'sessions-100k': () => stream('sessions', 100_000),
  'sessions-1m': () => stream('sessions', 1_000_000),
  'locations-100k': () => stream('locations', 100_000),
  'locations-1m': () => stream('locations', 1_000_000),
  pass,
  'duckdb-random': () => duckdbRandom('string'),
  'duckdb-random-int64': () => duckdbRandom('int64'),
  'plain-file': plainFile,
  'hyparquet-writer': hyparquetWriter,
}

/** Parts of another case, in processes of their own. */
export const PARTS: typeof CASES = { 'once-1': () => timed(twoDays(), 1, 1), 'once-2': () => timed(twoDays(), 2, 1) }
