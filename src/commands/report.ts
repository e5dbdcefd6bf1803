// patchcord report: a dataset as one page with pictures.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { auditDataset } from '../tools/audit/audit.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { readMaterial } from '../tools/report/material.ts'
import { reportOf } from '../tools/report/report.ts'
import { readScored } from '../tools/report/scored.ts'
import { usualSplit } from './audit.ts'
import { Exit } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { print, size } from './terminal.ts'
import { writeText } from './write-text.ts'

export interface ReportOptions {
  readonly dataset: string
  readonly out?: string | undefined
  readonly scored: readonly string[]
  readonly audit: boolean
  readonly seed: string
  readonly open: boolean
  readonly quiet: boolean
}

const PAGE = 'index.html'
/** An audit learns, waits and tests. */
const FEWEST_DAYS = 3

export async function report({ dataset: root, out, scored, audit, seed, open, quiet }: ReportOptions): Promise<number> {
  const dataset = Dataset.open(root)
  const detectors = scored.map((file) => readScored(readFileSync(file, 'utf8'), file))
  const line = new ReadingLine(quiet)
  const audited = audit && dataset.frame.days >= FEWEST_DAYS ? await auditDataset(dataset, await usualSplit(dataset, seed), seed) : undefined
  const material = await readMaterial(dataset, { audit: audited, scored: detectors }, (done, of) => line.show('data/calls', done, of))
    .finally(() => line.end())
  const { html, specifications } = reportOf(material)
  const folder = out ?? join(root, 'report')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of specifications) writeText(join(folder, `${name}.vl.json`), text)
  writeText(join(folder, PAGE), html)
  if (!quiet) print(`${join(folder, PAGE)}: ${size(Buffer.byteLength(html))}, ${specifications.size} pictures, each as Vega-Lite beside it (${basename(folder)}/*.vl.json)`)
  if (open) show(join(folder, PAGE))
  return Exit.ok
}

const OPENERS: Readonly<Record<string, readonly string[]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }

/** With what the system opens files with; where there is nothing of the kind, nothing happens. */
function show(path: string): void {
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...words, resolve(path)], { stdio: 'ignore', detached: true })
  child.once('error', () => print(`there is no ${command}; open ${resolve(path)} yourself`))
  child.unref()
}
