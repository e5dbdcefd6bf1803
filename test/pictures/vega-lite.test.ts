// Specifications: what Vega-Lite asks of them, and the same data as the pictures.
import { describe, expect, it } from 'vitest'
import { vegaLite } from '../../src/pictures/index.ts'
import { PICTURES } from './pictures.ts'

interface Specification {
  readonly $schema: string
  readonly layer: readonly { readonly data: { values: object[] }; readonly mark: { type: string }; readonly encoding: Record<string, { field?: string }> }[]
}

describe.each(PICTURES)('the specification of $name', (picture) => {
  const specification = JSON.parse(vegaLite(picture)) as Specification

  it('names the version, and has a layer for each of the picture', () => {
    expect(specification.$schema).toMatch(/^https:\/\/vega\.github\.io\/schema\/vega-lite\/v\d\.json$/)
    expect(specification).toMatchObject({ title: picture.title, description: picture.description })
    expect(specification.layer.map(({ mark }) => mark.type)).toEqual(picture.layers.map(({ mark }) =>
      ({ bars: 'bar', dots: 'point', heat: 'rect', intervals: 'bar', line: 'line', rules: 'rule', steps: 'line' })[mark]))
  })

  it('encodes only fields that its data has', () => {
    for (const { data, encoding } of specification.layer) {
      expect(data.values.length).toBeGreaterThan(0)
      for (const [channel, { field }] of Object.entries(encoding)) {
        if (field !== undefined) for (const row of data.values) expect(row, channel).toHaveProperty(field)
      }
    }
  })
})
