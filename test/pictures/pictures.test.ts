// Pictures: well-formed and the same every time, escaped, and within their edges.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Picture, draw, element, figure, page, paragraph } from '../../src/pictures/index.ts'
import { PICTURES, amounts, ccdf } from './pictures.ts'
import { wellFormed } from './well-formed.ts'

const NAMES = fc.string({ unit: 'binary', maxLength: 30 })

describe.each(PICTURES)('the picture $name', (picture) => {
  const svg = draw(picture, { width: 400, alone: true }).text

  it('is well-formed, says what it shows, and is the same every time', () => {
    expect(wellFormed(svg)).toBe(true)
    expect(svg).toContain('role="img"')
    expect(svg).toContain('<desc id=')
    expect(draw(picture, { width: 400, alone: true }).text).toBe(svg)
  })

  it('asks nothing of the network, and has no script', () => {
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|url\(|@import|\bon\w+=/)
  })

  it('draws every layer', () => {
    const marks = svg.slice(svg.indexOf('class="marks"'))
    for (const { colour, mark } of picture.layers) expect(marks).toContain(mark === 'heat' ? ' q8"' : ` ${colour}"`)
  })
})

describe('what people name', () => {
  it('is escaped wherever it comes', () => {
    fc.assert(fc.property(NAMES, NAMES, (title, band) => {
      const picture: Picture = { ...amounts, title, description: band, y: { ...amounts.y, label: title, bands: [band, title] } }
      const html = page({ title, lead: band, footer: paragraph(title), sections: [{ id: 'a', title: band, body: [figure(picture, { note: title, wide: true })] }] })
      expect(wellFormed(html.replace('<!DOCTYPE html>\n', ''))).toBe(true)
    }))
  })

  it('is not trusted in attributes or sheets either', () => {
    expect(element('p', { title: '"><script>' }, '</p>', undefined, false, [1.005, '&'])).toMatchObject({ text: '<p title="&quot;&gt;&lt;script&gt;">&lt;/p&gt;1&amp;</p>' })
    expect(() => element('circle', { r: NaN })).toThrow('no coordinate')
  })
})

it('marks that lie within the domain of the axes lie within the frame', () => {
  const at = fc.double({ min: 0.001, max: 1e7, noNaN: true })
  fc.assert(fc.property(fc.array(fc.tuple(at, at), { minLength: 1, maxLength: 20 }), fc.constantFrom('log', 'linear'), fc.integer({ min: 250, max: 1200 }), (points, scale, width) => {
    const picture: Picture = { ...ccdf, x: { label: 'x', scale: scale as 'log' }, y: { label: 'y', scale: scale as 'log' }, layers: [{ mark: 'dots', colour: 'c2', dots: points.map(([x, y]) => ({ x, y })) }] }
    const svg = draw(picture, { width }).text
    const height = Number(/ height="([\d.]+)"/.exec(svg)?.[1])
    for (const [, x, y] of svg.matchAll(/cx="([\d.-]+)" cy="([\d.-]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x)).toBeLessThanOrEqual(width)
      expect(Number(y)).toBeGreaterThanOrEqual(0)
      expect(Number(y)).toBeLessThanOrEqual(height)
    }
  }))
})

it('numbers on y are told in full, however fine the height makes their steps', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), fc.integer({ min: 60, max: 900 }), fc.integer({ min: 200, max: 1200 }), (most, height, width) => {
    const svg = draw({
      name: 'steps', title: 'Steps', description: 'Steps.', height, x: { label: '', scale: 'linear' }, y: { label: '', scale: 'linear' },
      layers: [{ mark: 'line', colour: 'c1', points: [[0, 0], [1, most]] }],
    }, { width }).text
    expect(svg).not.toContain('…')
  }))
})
