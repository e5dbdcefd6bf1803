// The placebo law for every kind: a relay operation with the settings of another kind leaves the same records, but for the label.
import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/operations/kinds/index.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { simulate } from '../laws/simulate.ts'

const relay = kinds.find(({ sort }) => sort === 'relay')?.name ?? ''

function townWith(kind: string, as: string): Scenario {
  const base = plain('placebo', 600, 2, { groups: { list: { size: 900, onNetShare: 0.5 } } })
  const settings = crew(kind, 'callers', 'list', 2, { members: 2, sites: 1, pairs: 3, sims: { lot: 4, reserve: 1 } })
  const shift = { ...settings.shift, weekdays: [1, 1, 1, 1, 1, 1, 1] }
  const policy = { reportChance: 0.2, reportDelay: { median: 600, sigma: 1 }, reportsToMark: 1, reportsToBar: 3, velocity: { calls: 80, within: 3600 } }
  return { ...base, network: { ...base.network, policy }, operations: [{ ...settings, shift, kind: as }] }
}

describe.each(kinds.filter(({ label }) => label === 0).map(({ name }) => name))('a relay operation with the settings of %s', (name) => {
  it('leaves the same records', () => {
    const [placebo, real] = [name, relay].map((as) => simulate(townWith(name, as)))
    const bare = ({ rows }: typeof real) => rows.map((row) => ({ ...row, label: 0 }))
    expect(bare(real)).toEqual(bare(placebo))
    expect(real.log.happenings).toEqual(placebo.log.happenings)
    expect(real.log.accounts).toEqual(placebo.log.accounts)
    expect(real.log.accounts.operations[0].dials).toBeGreaterThan(10)
    expect(placebo.rows.every(({ label }) => label === 0)).toBe(true)
    expect(real.rows.some(({ label }) => label === 1)).toBe(true)
  })
})
