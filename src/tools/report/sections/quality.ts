// The quality of the data: records a day, how attempts ended, and what is missing by label.
import { type Child, type Picture, number, percent, sideBySide, table } from '../../../pictures/index.ts'
import { CALLS } from '../../../records/tables.ts'
import { NONE } from '../../dataset/chunk-columns.ts'
import type { Frame } from '../../dataset/frame.ts'
import type { LabelQuality, Quality } from '../quality.ts'
import type { MakeSection } from '../section.ts'
import { onAxis } from '../words.ts'

/** By code, as the field describes itself. */
const DIAGNOSTICS = new Map([...(CALLS.fields.find(({ name }) => name === 'diagnostics')?.description ?? '').matchAll(/(\d+) ([^,.]+)/g)]
  .map(([text, code]) => [Number(code), text] as const))
const DAY = 86_400

export const quality: MakeSection = ({ quality: found, dataset: { frame } }, album) => ({
  id: 'quality', title: 'Data quality', body: [
    sideBySide(
      album.show(byDay(found, frame), { note: 'Call records by the day of their seizure.' }),
      album.show(endings(found), { note: 'How attempts ended, by label. That relay calls are answered less often comes out of their being strangers.' }),
    ),
    missing(found),
  ],
})

function byDay({ days }: Quality, frame: Frame): Picture {
  return {
    name: 'records-a-day', title: 'Records a day', description: 'Call records by day of the period.',
    x: { label: '', scale: 'time' },
    y: { label: 'call records', scale: 'linear', domain: [0, niceTop(Math.max(...days))] },
    height: 240,
    layers: [{
      mark: 'steps', colour: 'c2', strong: true,
      points: [...Array.from(days, (count, day) => [onAxis(day * DAY, frame), count] as const), [onAxis(days.length * DAY, frame), days[days.length - 1]]],
    }],
  }
}

/** A round number that is not exceeded. */
function niceTop(most: number): number {
  const power = Number(`1e${Math.floor(Math.log10(Math.max(1, most)))}`)
  return ([1, 1.2, 1.5, 2, 3, 4, 5, 6, 8].find((factor) => factor * power >= most) ?? 10) * power
}

function endings({ labels }: Quality): Picture {
  const codes = [...new Set(labels.flatMap(({ diagnostics }) => [...diagnostics.keys()]))].sort((a, b) => a - b)
  return {
    name: 'endings', title: 'How attempts ended', description: 'Share of call records by diagnostics, for each label.',
    x: { label: 'share of the records of a label', scale: 'linear', format: 'percent', grid: true },
    y: { label: 'diagnostics', scale: 'band', bands: codes.map((code) => (code === NONE ? 'none told' : DIAGNOSTICS.get(code) ?? String(code))) },
    height: codes.length * 30,
    layers: labels.filter(({ records }) => records > 0).map(({ label, records, diagnostics }, index, { length }) => ({
      mark: 'bars', along: 'y', name: labels.length > 1 ? `label ${label}` : 'all records', colour: label === 1 ? 'c1' : 'c8', place: { index, of: length },
      bars: codes.map((code, band) => ({ band, value: (diagnostics.get(code) ?? 0) / records })),
    })),
  }
}

function missing({ labels }: Quality): Child {
  const share = (count: number, { records }: LabelQuality) => (records > 0 ? percent(count / records) : '–')
  return table({
    caption: 'What is missing; it must not tell the label',
    columns: ['Records', 'Number', 'Dialled (MOC)', 'Answered', 'Partial', 'No IMEI', 'No cell'].map((title, i) => ({ title, right: i > 0 })),
    rows: labels.map((own) => [
      labels.length > 1 ? `label ${own.label}` : 'all', number(own.records), share(own.dialled, own), share(own.answered, own), share(own.partial, own),
      share(own.noImei, own), share(own.noCell, own),
    ]),
  })
}
