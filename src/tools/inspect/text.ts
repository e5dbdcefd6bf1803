// A first look as text for a terminal.
import { formatOffset } from '../../base/calendar.ts'
import { number, percent } from '../../pictures/index.ts'
import type { Frame } from '../dataset/frame.ts'
import { daysOf } from '../explain/text.ts'
import { operationText } from '../explain/words.ts'
import type { Example } from './examples.ts'
import { grid } from './grid.ts'
import type { Hours, Inspection } from './inspect.ts'
import { binned, byHourOfDay, sparkline } from './sparkline.ts'

/** Blocks of the longest sparkline. */
const WIDTH = 96

export function inspectionText(inspection: Inspection, frame: Frame): string {
  const { hours, examples } = inspection
  return [
    head(inspection, frame), tables(inspection), classes(inspection), operations(inspection, frame), sparklines(hours, frame), records(examples),
  ].map((lines) => lines.join('\n')).join('\n\n')
}

function head({ manifest, tables }: Inspection, { days, utcOffset }: Frame): string[] {
  const { name, version, seed, period, formats, codec, ids, blind } = manifest
  const files = tables.reduce((sum, table) => sum + table.files, 0)
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  return grid([
    ['dataset', `${name}, by patchcord ${version} from seed ${seed}`],
    ['period', `${period[0]} to ${period[1]}, ${days} ${days === 1 ? 'day' : 'days'}, UTC${formatOffset(utcOffset)}`],
    ['files', `${number(files)}, ${bytesText(bytes)}, ${formats.join(' and ')} (${codec}), identifiers as ${ids}${blind ? ', without labels in data/calls' : ''}`],
  ])
}

function tables({ tables }: Inspection): string[] {
  return grid([
    ['table', 'rows', 'columns', 'files', 'size', 'what it holds'],
    ...tables.map(({ path, rows, columns, files, bytes, description }) =>
      [path, number(rows), String(columns), String(files), bytesText(bytes), description.split(/[:.]/)[0]]),
  ], [1, 2, 3, 4])
}

function classes({ manifest: { counts } }: Inspection): string[] {
  return [
    ...shares('SIMs by profile', counts.sims), `of these SIMs ${number(counts.relaySims)} carried relay calls at some time`, '',
    ...shares('call records by role', counts.records),
  ]
}

function shares(title: string, counts: Readonly<Record<string, number>>): string[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return [title, ...grid(Object.entries(counts).map(([name, count]) => [`  ${name}`, number(count), percent(all > 0 ? count / all : 0)]), [1, 2])]
}

function operations({ operations }: Inspection, frame: Frame): string[] {
  if (operations.length === 0) return ['operations', '  none']
  return ['operations', ...operations.map((operation) => `  ${operationText(operation, daysOf(operation, frame))}`)]
}

function sparklines({ all, relay }: Hours, frame: Frame): string[] {
  const whole = binned(all, WIDTH)
  const day = (at: number) => frame.text(at).slice(0, 10)
  const line = (name: string, values: readonly number[]) => `  ${name.padEnd(5)} ${sparkline(values)}  at most ${number(Math.max(...values))}`
  const shown = [['all', all] as const, ...(relay ? [['relay', relay] as const] : [])]
  return [
    `call records per ${whole.hours === 1 ? 'hour' : `${whole.hours} hours`}, ${day(0)} to ${day(frame.length - 1)}`,
    ...shown.map(([name, hours]) => line(name, binned(hours, WIDTH).sums)),
    'by hour of the day, from 0 to 23',
    ...shown.map(([name, hours]) => line(name, byHourOfDay(hours))),
  ]
}

/** What fits into a line; the rest is in --json. */
const SHOWN: Readonly<Record<string, (example: Example) => unknown>> = {
  seizure_time: (example) => String(example['seizure_time']).slice(0, 19).replace('T', ' '),
  type: (example) => example['record_type'],
  calling_number: (example) => example['calling_number'],
  called_number: (example) => example['called_number'],
  answered: (example) => (example['answer_time'] === null ? 'no' : 'yes'),
  s: (example) => example['call_duration'],
  diagnostics: (example) => example['diagnostics'],
  served_imei: (example) => example['served_imei'],
  cell: (example) => example['cell'],
  label: (example) => example['label'],
}

function records(examples: readonly Example[]): string[] {
  if (examples.length === 0) return ['records of data/calls', '  none']
  const names = Object.keys(SHOWN).filter((name) => name !== 'label' || 'label' in examples[0])
  const rows = examples.map((example) => names.map((name) => String(SHOWN[name](example) ?? '-')))
  return [`${examples.length} records of data/calls, some of their columns`, ...grid([names, ...rows], [5, 6, 8, 9]).map((line) => `  ${line}`)]
}

function bytesText(bytes: number): string {
  const [unit, name] = ([[1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']] as const).find(([least]) => bytes >= least) ?? [1, 'B']
  return `${number(bytes / unit)} ${name}`
}
