// patchcord export: a dataset in a format of other people's tools.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { Dataset } from '../tools/dataset/dataset.ts'
import { exports } from '../tools/export/index.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { print } from './terminal.ts'

export interface ExportOptions {
  readonly dataset: string
  readonly as: string
  readonly out?: string | undefined
  readonly quiet: boolean
}

export async function exportDataset({ dataset: root, as, out, quiet }: ExportOptions): Promise<number> {
  const chosen = exports.find(({ name }) => name === as)
  if (!chosen) throw new UsageError(`there is no format ${as}: there are ${exports.map(({ name }) => name).join(', ')}`)
  const dataset = Dataset.open(root)
  const folder = out ?? `${root.replace(/[/\\]+$/, '')}-${as}`
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`${folder} is not empty. Name another folder with --out.`)
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const line = new ReadingLine(quiet)
  try {
    await chosen.write(dataset, partial, (done, of) => line.show('rows', done, of))
    rmSync(folder, { recursive: true, force: true })
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  } finally {
    line.end()
  }
  if (!quiet) print(`${folder}: ${chosen.description}`)
  return Exit.ok
}
