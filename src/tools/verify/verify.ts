// Verification: whether a dataset is what its manifest says and obeys the laws, from the files alone.
import type { Counts, Manifest } from '../../records/manifest.ts'
import { CALLS } from '../../records/tables.ts'
import { type CheckResult, Check } from './check.ts'
import { FileChecks } from './files.ts'
import { Frame } from '../dataset/frame.ts'
import { checkHoldings } from './holdings.ts'
import { LayoutChecks } from './layout.ts'
import { readNetwork } from './network.ts'
import { Reading } from './reading.ts'
import { TruthChecks, readTruth } from './truth.ts'
import { Traffic } from './traffic/verify-traffic.ts'
import { verifyCalls } from './calls/verify-calls.ts'

export type { CheckResult } from './check.ts'

export interface Verdict {
  /** Whether all checks are. */
  readonly ok: boolean
  /** Call records that were read. */
  readonly records: number
  readonly checks: readonly CheckResult[]
}

/** How far it is. */
export interface VerifyProgress {
  /** `digests`, or the table that is being read. */
  readonly doing: string
  /** Bytes of files for digests, rows for tables; `of` is how many there are in all. */
  readonly done: number
  readonly of: number
}

export interface VerifyOptions {
  readonly onProgress?: (progress: VerifyProgress) => void
}

/**
 * Reads every file of a dataset. If a file is not the one that the manifest tells of, it ends there: what else holds of
 * the files that are left says little. Throws what the file system throws.
 */
export async function verifyDataset(root: string, { onProgress }: VerifyOptions = {}): Promise<Verdict> {
  const files = new FileChecks(root)
  const manifest = files.readManifest()
  if (!manifest) return verdict(files.all, 0)
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  files.compare(manifest, (more) => onProgress?.({ doing: 'digests', done: done += more, of: bytes }))
  const layout = new LayoutChecks()
  const pieces = layout.pieces(manifest)
  const checks = [...files.all, ...layout.all]
  if (!files.ok || pieces.length === 0) return verdict(checks, 0)
  const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0)
  let read = 0
  const reading = new Reading(root, pieces, (doing, more) => onProgress?.({ doing, done: read += more, of: rows }))
  checks.push(...reading.all, ...(await verifyTables(reading, manifest)))
  return verdict(checks, manifest.tables[CALLS.path]?.rows ?? 0)
}

async function verifyTables(reading: Reading, manifest: Manifest): Promise<Check[]> {
  const keys = new Check('tables.keys', 'what stands for one SIM, handset, cell or operation stands for no other')
  const truths = new TruthChecks()
  const frame = new Frame(manifest)
  const network = await readNetwork(reading, frame, keys)
  const truth = await readTruth(reading, frame, network, keys, truths)
  const holdings = checkHoldings(truth.holdings, frame)
  const known = { frame, network, truth, blind: manifest.blind }
  const traffic = new Traffic(reading, known)
  const calls = await verifyCalls(reading, known, traffic)
  await traffic.end()
  await reading.finish(manifest)
  const counts = checkCounts(manifest.counts, {
    subscribers: network.sims.size,
    cells: network.cells.size,
    days: frame.days,
    operations: truth.operations.length,
    relaySims: truth.sims.label.reduce((sum, label) => sum + label, 0),
    ...named('records', calls.roles),
    ...named('sims', Object.fromEntries(truth.sims.profiles)),
  })
  return [keys, ...truths.all, holdings, ...calls.checks, ...traffic.checks, counts]
}

function checkCounts({ records, sims, lines, ...told }: Counts, found: Readonly<Record<string, number>>): Check {
  const check = new Check('tables.counts', 'the counts of the manifest are those of the files')
  check.expect(lines >= told.subscribers, `lines: ${lines}, of them ${told.subscribers} subscribers`)
  const all: Record<string, number> = { ...told, ...named('records', records), ...named('sims', sims) }
  for (const name of new Set([...Object.keys(all), ...Object.keys(found)])) {
    check.expect((all[name] ?? 0) === (found[name] ?? 0), `${name}: ${found[name] ?? 0}, not ${all[name] ?? 0}`)
  }
  return check
}

function named(what: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${what}.${name}`, count]))
}

function verdict(checks: readonly Check[], records: number): Verdict {
  const results = checks.map((check) => check.result())
  return { ok: results.every(({ ok }) => ok), records, checks: results }
}
