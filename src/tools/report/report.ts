// A report: a dataset as one page, and its pictures as Vega-Lite files.
import { formatOffset } from '../../base/calendar.ts'
import { element, facts, number, page, vegaLite } from '../../pictures/index.ts'
import { Album } from './album.ts'
import type { Material } from './material.ts'
import { SECTIONS } from './sections/index.ts'

export interface Report {
  /** Text of one HTML file that needs nothing else. */
  readonly html: string
  /** Texts of Vega-Lite specifications by the name of the picture. */
  readonly specifications: ReadonlyMap<string, string>
}

/** Deterministic: the same dataset gives the same texts. */
export function reportOf(material: Material): Report {
  const { manifest: { name, version, seed, period, utcOffset, counts } } = material.dataset
  const album = new Album()
  const sections = SECTIONS.flatMap((make) => make(material, album) ?? [])
  const records = Object.values(counts.records).reduce((sum, count) => sum + count, 0)
  const html = page({
    title: name,
    lead: `A simulated mobile network with relay-phone operations in it, ${period[0]} to ${period[1]} (UTC${formatOffset(utcOffset)}). Nobody in it exists.`,
    opening: facts([
      ['Call records', number(records)], ['of relay calls', number(counts.records['relay'] ?? 0)], ['SIMs', number(counts.subscribers)],
      ['of them relay', number(counts.relaySims)], ['Operations', number(counts.operations)], ['Days', number(counts.days)], ['Seed', seed],
    ]),
    sections,
    footer: ['Made by patchcord ', version, '. The pictures lie beside this page as Vega-Lite files: ', element('code', {}, 'alt.Chart.from_json(open("calls-a-day.vl.json").read())'), ' shows one in Jupyter.'],
  })
  return { html, specifications: new Map(album.pictures.map((picture) => [picture.name, vegaLite(picture)])) }
}
