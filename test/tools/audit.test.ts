// The audit: nothing in an honest dataset, and the leak's name in each of nine spoiled ones.
import { beforeAll, describe, expect, test } from 'vitest'
import { keyFor } from '../../src/base/random.ts'
import { CALLS, SUBSCRIBERS, TRUTH_SIMS } from '../../src/records/tables.ts'
import { auditDataset } from '../../src/tools/audit/audit.ts'
import { blending } from '../../src/tools/audit/blending.ts'
import { artefactFindings, identifierFindings } from '../../src/tools/audit/findings.ts'
import { parts } from '../../src/tools/audit/artefacts/parts.ts'
import type { Calls } from '../../src/tools/audit/calls.ts'
import { splitFindings } from '../../src/tools/audit/split-leaks.ts'
import { verdictOf } from '../../src/tools/audit/verdict.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { readFeatures } from '../../src/tools/features/features.ts'
import { LEVELS } from '../../src/tools/score/level.ts'
import { type Population, readPopulation } from '../../src/tools/score/population.ts'
import { type Split, splitOf } from '../../src/tools/split/files.ts'
import { splitFold } from '../../src/tools/split/split.ts'
import { windowsOf } from '../../src/tools/split/windows.ts'
import { judgedDataset } from './score/dataset.ts'
import { type Draft, type Row, Tampering } from './tampering.ts'

let tampering: Tampering

beforeAll(async () => {
  tampering = await Tampering.of(await judgedDataset('period.to=2022-06-02', 'population.subscribers=800', 'operations.relay.count=9', 'operations.relay.sims.lot=6'))
})

/** Names of the leaks after a change. */
async function leaksAfter(change: (draft: Draft) => void): Promise<Set<string>> {
  tampering.apply(change)
  try {
    const dataset = Dataset.open(tampering.root)
    const population = await readPopulation(dataset, { level: LEVELS[0] })
    const sims = Int32Array.from(population.member.keys()).filter((sim) => population.member[sim] === 1)
    const found = [...await artefactFindings(dataset),
      ...identifierFindings(await readFeatures(dataset), sims, Uint8Array.from(sims, (sim) => population.label[sim]), population)]
    return new Set(found.filter(({ leak }) => leak).map(({ name }) => name))
  } finally {
    tampering.restore()
  }
}

const isRelay = (row: Row) => row['label'] === 1
const num = (value: Row[string]) => Number(value)
const relaySims = (draft: Draft) => new Set(draft.rows(TRUTH_SIMS).flat().filter(isRelay).map((row) => row['imsi']))

/** Rows of each file of the calls, changed in place. */
const inEachFile = (change: (rows: Row[]) => void) => (draft: Draft) => draft.rows(CALLS).forEach(change)
const byTime = (rows: Row[]) => rows.sort((a, b) => num(a['seizure_time']) - num(b['seizure_time']))

const SPOILED: readonly { leak: string; what: string; change: (draft: Draft) => void }[] = [
  {
    leak: 'granularity', what: 'relay calls begin on whole ten seconds',
    change: inEachFile((rows) => {
      for (const row of rows) if (isRelay(row)) row['seizure_time'] = Math.floor(num(row['seizure_time']) / 10) * 10
      byTime(rows)
    }),
  },
  { leak: 'missingness', what: 'relay handsets are not recorded', change: inEachFile((rows) => { for (const row of rows) if (isRelay(row)) row['served_imei'] = null }) },
  {
    leak: 'duplicates', what: 'every tenth relay record is there twice',
    change: inEachFile((rows) => {
      rows.push(...rows.filter((row, i) => isRelay(row) && i % 10 === 0).map((row) => ({ ...row, record_id: num(row['record_id']) + 2 ** 51 })))
      byTime(rows)
    }),
  },
  {
    leak: 'row order', what: 'relay records were appended to each file',
    change: inEachFile((rows) => { rows.sort((a, b) => num(a['label']) - num(b['label'])) }),
  },
  {
    leak: 'day cut', what: 'relay talks end at midnight',
    change: inEachFile((rows) => {
      for (const row of rows.filter((each, i) => isRelay(each) && each['answer_time'] !== null && i % 20 === 0)) {
        row['release_time'] = Math.floor((num(row['release_time']) + 8 * 3600) / 86_400) * 86_400 + 86_400 - 8 * 3600
      }
    }),
  },
  {
    leak: 'identifier order', what: 'relay SIMs have the lowest IMSIs',
    change: (draft) => {
      const all = draft.rows(TRUTH_SIMS).flat()
      const relay = relaySims(draft)
      const order = [...all.filter(({ imsi }) => relay.has(imsi)), ...all.filter(({ imsi }) => !relay.has(imsi))].map(({ imsi }) => imsi)
      const sorted = order.toSorted((a, b) => num(a) - num(b))
      const renamed = new Map(order.map((imsi, i) => [imsi, sorted[i]]))
      for (const row of [...all, ...draft.rows(SUBSCRIBERS).flat()]) row['imsi'] = renamed.get(row['imsi']) ?? null
      for (const row of draft.rows(CALLS).flat()) row['served_imsi'] = renamed.get(row['served_imsi']) ?? null
    },
  },
  {
    leak: 'row order', what: 'relay SIMs come first in data/subscribers',
    change: (draft) => {
      const relay = relaySims(draft)
      for (const rows of draft.rows(SUBSCRIBERS)) rows.sort((a, b) => Number(relay.has(b['imsi'])) - Number(relay.has(a['imsi'])))
    },
  },
  {
    leak: 'contract', what: 'relay SIMs were sold the day before',
    change: (draft) => {
      const relay = relaySims(draft)
      for (const row of draft.rows(SUBSCRIBERS).flat()) if (relay.has(row['imsi'])) row['activation_date'] = 19_141
    },
  },
  {
    leak: 'victims', what: 'victims never call anybody',
    change: (draft) => {
      const relayed = new Set(draft.rows(CALLS).flat().filter(isRelay).map((row) => row['called_number']))
      for (const rows of draft.rows(CALLS)) {
        const kept = rows.filter((row) => isRelay(row) || row['record_type'] !== 'MOC' || !relayed.has(row['served_msisdn']))
        rows.splice(0, rows.length, ...kept)
      }
    },
  },
]

test('an honest dataset has no leak', async () => {
  expect([...await leaksAfter(() => {})]).toEqual([])
})

describe('a spoiled dataset', () => {
  test.each(SPOILED)('is named: $leak, where $what', async ({ leak, change }) => {
    expect([...await leaksAfter(change)]).toContain(leak)
  })

  test('is named: parts, where one part of each hour holds the relay records', () => {
    const chunk = (part: number, relay: (row: number) => boolean) => {
      const time = Int32Array.from({ length: 4000 }, (_, row) => row)
      return { rows: 4000, part, label: Uint8Array.from(time, (_, row) => (relay(row) ? 1 : 0)), ints: () => time } as unknown as Calls
    }
    const leaksOf = (chunks: readonly Calls[]) => {
      const artefact = parts()
      for (const calls of chunks) artefact.add(calls)
      return artefact.findings().filter(({ leak }) => leak).length
    }
    expect(leaksOf([chunk(1, (row) => row % 20 === 0), chunk(2, () => false)])).toBe(2)
    expect(leaksOf([chunk(1, (row) => row % 20 === 0), chunk(2, (row) => row % 20 === 7)])).toBe(0)
  })
})

describe('a split', () => {
  let dataset: Dataset
  let population: Population
  let split: Split

  beforeAll(async () => {
    dataset = Dataset.open(tampering.root)
    population = await readPopulation(dataset, { level: LEVELS[0] })
    const settings = { delay: 0, trainOperations: 0.4, seed: '1' }
    split = splitOf(splitFold(population, windowsOf({ train: 2, gap: 0, test: 2, folds: 1 }, population.days)[0], settings), population, settings, dataset.manifest)
  })

  const leaks = (changed: Split) => splitFindings(changed, population).filter(({ leak }) => leak).map(({ told }) => told)

  test('of ours has no leak; the audit of naive relays says trivial', async () => {
    expect(leaks(split)).toEqual([])
    const audit = await auditDataset(dataset, split, '1')
    expect(audit.verdict).toBe('trivial')
    expect(audit.leaks).toEqual([])
    expect(audit.blending).toBeLessThan(0.9) // a dozen relay SIMs: ten neighbours reach beyond them
    expect(audit.reasons.length).toBeGreaterThan(1)
  })

  test('is caught in each of its lies', () => {
    const relay = [...split.labels].filter(([, label]) => label === 1).map(([id]) => id)
    expect(leaks({ ...split, train: [split.train[0], split.test[0]] })[0]).toMatch(/^days/)
    expect(leaks({ ...split, about: { ...split.about, labelDelayDays: 9 } })[0]).toMatch(/labels .* not known/)
    expect(leaks({ ...split, testEntities: [...split.testEntities, relay[0]] }).join()).toMatch(/1 SIMs of the test are known/)
    expect(leaks({ ...split, testEntities: [...split.testEntities, relay[0]] }).join()).toMatch(/1 relay operations are on both sides/)
  })
})

test('blending is 0 for classes apart and near 1 for classes alike', () => {
  const labels = Uint8Array.from({ length: 400 }, (_, i) => i % 2)
  const noise = (seed: number) => Float64Array.from({ length: 400 }, (_, i) => Math.sin(seed * 1000 + i * 78.233) * 43758 % 1)
  const columns = [noise(1), noise(2), noise(3)]
  expect(blending(columns, labels, keyFor('1', 'test'))).toBeGreaterThan(0.9)
  expect(blending(columns.map((column) => column.map((value, i) => value + 10 * labels[i])), labels, keyFor('1', 'test'))).toBeLessThan(0.05)
})

test('the verdict follows the strongest area', () => {
  const of = (baseline: number, best: number) => verdictOf({
    baseline, features: [{ name: 'calls', behavioural: true, auc: best }], leaks: [], findings: [], sims: 1000, relaySims: 100, operations: 10, prevalence: 0.1, blending: 0.4,
  }).verdict
  expect([of(0.999, 0.8), of(0.9, 0.995), of(0.98, 0.9), of(0.94, 0.9), of(0.88, 0.7), of(0.87, 0.8), of(NaN, 0.6)])
    .toEqual(['trivial', 'trivial', 'easy', 'realistic', 'realistic', 'hard', 'hard'])
})
