// Reports: every section, the same every time, well-formed, with a valid file beside each picture.
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { weekday } from '../../../src/base/calendar.ts'
import { TRUTH_PAIRS } from '../../../src/records/account-tables.ts'
import { CALLS } from '../../../src/records/tables.ts'
import { Dataset } from '../../../src/tools/dataset/dataset.ts'
import { type Material, readMaterial } from '../../../src/tools/report/material.ts'
import { type Report, reportOf } from '../../../src/tools/report/report.ts'
import { readScored } from '../../../src/tools/report/scored.ts'
import { weekOf } from '../../../src/tools/report/sections/hours.ts'
import { wellFormed } from '../../pictures/well-formed.ts'
import { written } from '../../written.ts'
import { smallDataset } from '../small.ts'

const CARD = JSON.stringify({
  level: 'sim', positives: 5, entities: 100, rows: [{ name: 'scores' }, { name: 'null' }],
  curves: { precisionRecall: [[0, 1], [0.5, 0.8], [1, 0.1]], budget: [[1, 0.2], [10, 0.9]], delay: [[0, 0], [20, 0.7]] },
})
let material: Material
let report: Report

beforeAll(async () => {
  const dataset = Dataset.open(await smallDataset())
  material = await readMaterial(dataset, { audit: undefined, scored: [readScored(CARD, 'scores/forest.json')] }, () => {})
  report = reportOf(material)
})

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0)

it('a week of equal days is even, whatever days the period begins and ends with', () => {
  fc.assert(fc.property(fc.integer({ min: 7, max: 40 }), fc.integer({ min: 18_000, max: 20_000 }), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 24, maxLength: 24 }), (length, firstDay, day) => {
    const week = { hours: new Float64Array(168), days: new Float64Array(length + 4) }
    for (let now = 2; now < length + 2; now++) {
      week.days[now] = sum(day)
      day.forEach((attempts, hour) => { week.hours[weekday(firstDay + now) * 24 + hour] += attempts })
    }
    const shares = weekOf(week, firstDay)
    for (let at = 0; at < 168; at++) expect(shares[at]).toBeCloseTo(day[at % 24] / sum(day) / 7, 12)
  }))
})

it('shows two handsets that were joined in these hours, of which only one dials', async () => {
  const { bridged, dataset } = material
  expect(bridged).toBeDefined()
  if (bridged === undefined) return
  const joined: boolean[] = []
  await dataset.each(TRUTH_PAIRS, {}, (rows) => {
    const [dialler, bridge] = ['dialler_imei', 'bridge_imei'].map((name) => rows.floats(name))
    const [from, to] = ['from_time', 'to_time'].map((name) => rows.ints(name))
    const pair = rows.texts('pair_id')
    for (let row = 0; row < rows.rows; row++) {
      joined.push(pair[row] === bridged.pair && dialler[row] === bridged.dialler && bridge[row] === bridged.bridge && from[row] < bridged.shown.to && to[row] > bridged.shown.from)
    }
  })
  expect(joined).toContain(true)
  expect(bridged.talks.filter(({ outgoing }) => outgoing).map(({ imei }) => imei)).toSatisfy((imeis: number[]) => imeis.length > 0 && imeis.every((imei) => imei === bridged.dialler))
})

describe('the page', () => {
  it('is well-formed, and asks nothing of the network', () => {
    const html = report.html.replace('<!DOCTYPE html>\n', '')
    expect(wellFormed(html)).toBe(true)
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|url\(|@import|\son\w+=/)
  })

  it('has every section and picture that the dataset has something for', () => {
    for (const id of ['hours', 'behaviour', 'operations', 'pair', 'map', 'quality', 'realism', 'audit', 'detectors']) expect(report.html).toContain(`<h2 id="${id}">`)
    const names = [...report.specifications.keys()]
    expect(report.html).toContain('>forest</text>')
    for (const name of ['hours-relay-sims', 'calls-a-day', 'durations', 'callees', 'gaps', 'out-share', 'rotation-relay-1', 'timeline-relay-1',
      'rotation-sellers-1', 'map-all', 'map-relay', 'records-a-day', 'endings', 'precision-recall', 'alert-budget', 'detection-delay']) {
      expect(names).toContain(name)
    }
    expect(names.some((name) => name.startsWith('pair-relay-1'))).toBe(true)
    for (const name of names) expect(report.html.match(new RegExp(`<figure id="${name}">`, 'g')), name).toHaveLength(1)
  })

  it('says nothing twice: ids are unique', () => {
    const ids = [...report.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is the same every time, and from CSV', async () => {
    const csv = Dataset.open(await smallDataset('output.formats=[csv]'))
    const again = reportOf(await readMaterial(csv, material, () => {}))
    expect(again.html).toBe(report.html)
    expect([...again.specifications]).toEqual([...report.specifications])
  })
})

describe('what it counts', () => {
  it('is what the files hold', async () => {
    let [dialled, relay, answered] = [0, 0, 0]
    await material.dataset.each(CALLS, { columns: ['record_type', 'label', 'answer_time', 'partial_record_number'] }, (rows) => {
      const [type, label, answer, part] = ['record_type', 'label', 'answer_time', 'partial_record_number'].map((name) => rows.ints(name))
      for (let row = 0; row < rows.rows; row++) {
        if (type[row] !== 0 || part[row] > 1) continue
        dialled++
        relay += label[row]
        if (label[row] === 1 && answer[row] > 0) answered++
      }
    })
    const { classes, behaviour } = material.survey
    const place = classes.all.findIndex(({ strong }) => strong)
    // Before its first use by an operation a SIM was somebody else's: those attempts are left out.
    expect(sum(behaviour.flatMap(({ hours }) => [...hours]))).toBeLessThanOrEqual(dialled)
    expect(sum(behaviour[place].hours)).toBeGreaterThanOrEqual(relay)
    expect(behaviour[place].answered).toBeGreaterThanOrEqual(answered)
    expect(sum(behaviour[place].hours)).toBe(sum(behaviour[place].days))
    expect(sum(classes.all.map(({ sims }) => sims))).toBe(1500)
    expect(sum(material.quality.labels.map(({ records }) => records))).toBe(material.dataset.rows(CALLS))
    expect(sum(material.quality.days)).toBe(material.dataset.rows(CALLS))
    expect(material.quality.labels[1].dialled).toBeGreaterThanOrEqual(relay)
  })
})

describe('a dataset with little in it', () => {
  it('has a report too: nobody organised, one day, blind', async () => {
    const { root } = await written('version: 1\nname: quiet\nseed: 3\nperiod: {from: 2022-05-30, to: 2022-05-30, utc-offset: "+00:00"}\npopulation: {subscribers: 300}\noutput: {blind: true}\n')
    const { html, specifications } = reportOf(await readMaterial(Dataset.open(root), { audit: undefined, scored: [] }, () => {}))
    expect(wellFormed(html.replace('<!DOCTYPE html>\n', ''))).toBe(true)
    for (const id of ['operations', 'pair', 'detectors']) expect(html).not.toContain(`<h2 id="${id}">`)
    expect(specifications.size).toBeGreaterThan(6)
  })

  it('refuses a scorecard that is none', () => {
    expect(() => readScored('{', 'a.json')).toThrow('a.json is no JSON')
    expect(() => readScored('{"level": "sim"}', 'a.json')).toThrow('a.json is not what patchcord score --json prints')
  })
})
