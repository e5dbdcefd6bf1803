// patchcord publish: what lies beside a dataset, renewed; or the dataset laid out for Hugging Face.
import { existsSync, readdirSync } from 'node:fs'
import { readDate } from '../base/calendar.ts'
import type { CroissantVersion } from '../publishing/croissant-context.ts'
import type { About } from '../records/about.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { republish } from '../tools/republish/republish.ts'
import { RELEASED } from '../package.ts'
import { Exit, UsageError } from './exit.ts'
import { print } from './terminal.ts'

export interface PublishOptions {
  readonly dataset: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly creator?: readonly string[] | undefined
  readonly licence?: string | undefined
  readonly url?: string | undefined
  readonly date?: string | undefined
  readonly croissant: CroissantVersion
  readonly hf?: string | undefined
  readonly quiet: boolean
}

export function publish({ dataset: root, creator, croissant, hf, quiet, title, description, licence, url, date }: PublishOptions): number {
  if (date !== undefined && readDate(date) === undefined) throw new UsageError(`--date ${date} is no date such as 2026-11-24`)
  if (licence !== undefined && !/^[A-Za-z0-9.+-]+$/.test(licence)) throw new UsageError(`--licence ${licence} is no SPDX identifier such as CC-BY-4.0`)
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) throw new UsageError(`--url ${url} should begin with https:// and hold no blank`)
  if (hf !== undefined && existsSync(hf) && readdirSync(hf).length > 0) throw new UsageError(`${hf} is not empty. Name another folder with --hf.`)
  const dataset = Dataset.open(root)
  if (hf !== undefined && dataset.manifest.layout === 'hf') throw new UsageError(`${root} has that layout already`)
  const about: About = { title, description, creators: creator, licence, url, date }
  const { files } = republish(dataset, { about, croissant, hf, released: RELEASED })
  if (!quiet) print(`${hf ?? root}: documents for ${files.length} files; npx patchcord verify ${hf ?? root}`)
  return Exit.ok
}
