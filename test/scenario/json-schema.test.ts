// The JSON Schema and the field reference say what the checks know.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { fieldReference, jsonSchema, scenarioTemplate } from '../../src/scenario/index.ts'
import { registry } from './registry.ts'

type Json = { [key: string]: Json } & { properties: Json; description?: string; required?: string[]; enum?: string[] }

const schema = jsonSchema(registry) as Json
const check = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
const refuses = (value: unknown) => !check.safeParse(value).success

describe('the JSON Schema', () => {
  it('is draft-07 and needs what a scenario needs', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#')
    expect(schema.required).toEqual(['version', 'name', 'period', 'population'])
    expect(schema.properties['operations']['additionalProperties']['required']).toEqual(['kind', 'targets'])
  })

  it('accepts the template, and refuses unknown keys, kinds, profiles and units', () => {
    const template = parse(scenarioTemplate(registry))
    expect(refuses(template)).toBe(false)
    expect(refuses({ ...template, perod: 1 })).toBe(true)
    expect(refuses({ ...template, operations: { a: { kind: 'relay', targets: 'customers' } } })).toBe(true)
    expect(refuses({ ...template, population: { subscribers: 5000, profiles: { ghost: 1 } } })).toBe(true)
    expect(refuses({ ...template, network: { policy: { 'report-delay': { median: '1 hour' } } } })).toBe(true)
  })

  it('leaves contradictions between fields to the checks', () => {
    const folder = new URL('malformed/', import.meta.url)
    const apart = /^(?:raid-(?:out|bef)|hours-(?:over|touch|disord)|more-|fewer-)/
    const contradictions = readdirSync(folder).filter((file) => apart.test(file))
    expect(contradictions.length).toBeGreaterThan(8)
    for (const file of contradictions) {
      expect(refuses(parse(readFileSync(new URL(file, folder), 'utf8'))), file).toBe(false)
    }
  })

  it('names kinds and profiles, and describes every field', () => {
    const { kind, pairs } = schema.properties['operations']['additionalProperties'].properties
    expect(kind.enum).toEqual(['relay-pair', 'telemarketing-room'])
    expect(Object.keys(schema.properties['population'].properties['profiles'].properties)).toEqual(['resident', 'idle'])
    const bare = (part: Json): number => (part.description ? 0 : 1) +
      Object.values(part.properties ?? {}).reduce((sum, child) => sum + bare(child as Json), 0)
    expect(bare({ ...schema, description: 'root' } as Json)).toBe(0)
    expect(pairs.description).toBe('Dialling handsets; members take them in turn. Limits: 1 to 1000. ' +
      'Default: 2 (relay-pair), 8 (telemarketing-room).')
  })
})

describe('the field reference', () => {
  const rows = fieldReference(registry)
  const row = (path: string) => rows.find((each) => each.path === path)

  it('lists every field once', () => {
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
    expect(row('operations.<name>.errand[].duration.median')).toEqual({
      path: 'operations.<name>.errand[].duration.median', meaning: 'Median.', unit: 'time', limits: '1 s to 2 h', required: true,
    })
    expect(row('network.policy.report-chance')).toMatchObject({ default: '1/75', source: 'assumed', required: false })
    expect(row('period.utc-offset')).toMatchObject({ default: '+08:00', limits: '-12:00 to +14:00' })
  })

  it('requires no more than a scenario has to say', () => {
    const seldom = /\[\]|^network\.policy\.(velocity|new-sim)\.|\.takedown\./ // in lists, and in maps that have no default
    const required = rows.filter((each) => each.required && !seldom.test(each.path)).map(({ path }) => path)
    expect(required).toEqual(['version', 'name', 'period', 'period.from', 'period.to', 'population', 'population.subscribers',
      'groups.<name>.size', 'operations.<name>.kind', 'operations.<name>.targets'])
  })

  it('gives a default for every value that may be left out', () => {
    const silent = rows.filter((each) => !each.required && (each.unit ?? each.choices ?? each.limits) !== undefined
      && each.default === undefined && !each.path.endsWith('[]')).map(({ path }) => path)
    expect(silent).toEqual(['operations.<name>.errand'])
  })
})
