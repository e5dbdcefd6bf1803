// What is written reads as the same scenario.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parse } from 'yaml'
import { jsonSchema, readScenario, resolvedYaml } from '../../src/scenario/index.ts'
import { scenarios } from '../../src/arbitraries/scenarios.ts'
import { registry } from './registry.ts'

describe('a resolved scenario', () => {
  it('reads as the same scenario', () => {
    fc.assert(fc.property(scenarios(registry), (scenario) => {
      expect(readScenario(resolvedYaml(scenario), 'resolved.yaml', registry)).toEqual(scenario)
    }), { numRuns: 100 })
  })

  it('is written the same after it was read', () => {
    fc.assert(fc.property(scenarios(registry), (scenario) => {
      const text = resolvedYaml(scenario)
      expect(resolvedYaml(readScenario(text, 'resolved.yaml', registry))).toBe(text)
    }))
  })

  it('leaves nothing to the defaults of kinds and profiles', () => {
    const other = {
      profiles: registry.profiles.map((profile) => ({ ...profile, share: 0.5 })),
      kinds: registry.kinds.map((kind, i) => ({ ...kind, defaults: registry.kinds[1 - i].defaults })),
      presets: registry.presets.map((preset) => ({ ...preset, settings: { limits: { calls: 3 }, caution: 0.9 } })),
    }
    fc.assert(fc.property(scenarios(registry, { operations: { min: 1, max: 2 } }), (scenario) => {
      expect(readScenario(resolvedYaml(scenario), 'resolved.yaml', other)).toEqual(scenario)
    }))
  })

  it('keeps to the JSON Schema', () => {
    const schema = z.fromJSONSchema(jsonSchema(registry) as Parameters<typeof z.fromJSONSchema>[0])
    fc.assert(fc.property(scenarios(registry), (scenario) => {
      expect(schema.safeParse(parse(resolvedYaml(scenario))).error?.issues ?? []).toEqual([])
    }))
  })
})
