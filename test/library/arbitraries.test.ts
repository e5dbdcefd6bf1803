// The arbitraries that others are given keep what they promise.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calls, datasets, scenarios } from '../../src/arbitraries/index.ts'
import { type Row, parseScenario, resolvedYaml } from '../../src/index.ts'
import { CALLS } from '../../src/records/tables.ts'

const SEED = 11
const time = (row: Row, name: string) => (row[name] as Date).getTime() / 1000

describe('calls', () => {
  it('are rows of data/calls: every field of its type, absent only where it may be', () => {
    fc.assert(fc.property(calls(), (rows) => {
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(CALLS.fields.map(({ name }) => name))
        for (const { name, type, nullable, digits, values } of CALLS.fields) {
          const value = row[name]
          if (value === null) expect(nullable, name).toBe(true)
          else if (type === 'time') expect(value).toBeInstanceOf(Date)
          else if (type === 'identifier') expect(value).toMatch(new RegExp(`^[1-9]\\d{${(digits ?? 6) - 1}}$`))
          else if (type === 'category') expect(values).toContain(value)
          else expect(Number.isInteger(value), name).toBe(true)
        }
      }
    }), { seed: SEED, numRuns: 100 })
  })

  it('are consistent: one reference a call, times in order, legs that agree, no number twice', () => {
    fc.assert(fc.property(calls(), (rows) => {
      expect(new Set(rows.map((row) => row['record_id'])).size).toBe(rows.length)
      const byCall = groupsOf(rows)
      for (const legs of byCall.values()) {
        expect(new Set(legs.map((row) => `${String(row['calling_number'])} ${String(row['called_number'])} ${String(row['label'])} ${time(row, 'seizure_time')}`)).size).toBe(1)
        for (const row of legs) {
          expect(row['served_msisdn']).toBe(row[row['record_type'] === 'MOC' ? 'calling_number' : 'called_number'])
          expect(row['answer_time'] === null).toBe(row['cause_for_term'] === 3)
          const from = row['answer_time'] === null ? 'seizure_time' : 'answer_time'
          expect(time(row, 'release_time')).toBe(time(row, from) + Number(row['call_duration']))
          if (row['alerting_time'] !== null) expect(time(row, 'alerting_time')).toBeGreaterThan(time(row, 'seizure_time'))
        }
      }
    }), { seed: SEED, numRuns: 100 })
  })

  it('show every ending, partial records and missing places before long', () => {
    const all = fc.sample(calls({ calls: { min: 20, max: 30 } }), { seed: SEED, numRuns: 30 }).flat()
    expect(new Set(all.map((row) => row['diagnostics']))).toEqual(new Set([8, 16, 17, 19, 20, 21, 41, null]))
    expect(all.some((row) => row['partial_record_number'] === 2)).toBe(true)
    expect(all.some((row) => row['served_imei'] === null) && all.some((row) => row['cell'] === null)).toBe(true)
  })
})

describe('scenarios', () => {
  it('read as they are written', () => {
    fc.assert(fc.property(scenarios(), (scenario) => { expect(parseScenario(resolvedYaml(scenario))).toEqual(scenario) }), { seed: SEED, numRuns: 20 })
  })
})

describe('datasets', () => {
  it('hold records with their truth', () => {
    fc.assert(fc.property(datasets(), ({ scenario, rows }) => {
      expect(rows('truth/sims')).toHaveLength(scenario.population.subscribers)
      const listed = new Map(rows('truth/calls').map((row) => [row['record_id'], row['label']]))
      if (!scenario.output.blind) for (const row of rows('data/calls')) expect(row['label']).toBe(listed.get(row['record_id']) ?? 0)
      expect(rows('truth/operations')).toHaveLength(scenario.operations.reduce((sum, { count }) => sum + count, 0))
    }), { seed: SEED, numRuns: 8 })
  })
})

function groupsOf(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows) groups.set(row['network_call_reference'], [...(groups.get(row['network_call_reference']) ?? []), row])
  return groups
}
