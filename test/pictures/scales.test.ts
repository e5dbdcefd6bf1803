// Scales and numbers: ticks that people like, texts that are the same everywhere.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact, coordinate, number, percent, seconds } from '../../src/pictures/index.ts'
import { domainOf, scaleOf } from '../../src/pictures/scales/index.ts'

const DAY = 19_138 * 86_400

function ticks(scale: 'linear' | 'log' | 'time', domain: [number, number], room: number): string[] {
  return scaleOf({ label: '', scale }, domain, [0, 100], room).ticks.map(({ text }) => text)
}

describe('ticks', () => {
  it('are round', () => {
    expect(ticks('linear', [0, 0.35], 4)).toEqual(['0', '0.1', '0.2', '0.3'])
    expect(ticks('linear', [-40, 110], 5)).toEqual(['0', '50', '100'])
    expect(ticks('log', [1, 20_000], 6)).toEqual(['1', '10', '100', '1 k', '10 k'])
    expect(ticks('log', [1, 10], 6)).toEqual(['1', '2', '5', '10'])
    expect(ticks('time', [DAY, DAY + 86_400], 5)).toEqual(['26 May', '06:00', '12:00', '18:00', '27 May'])
    expect(ticks('time', [DAY, DAY + 32 * 86_400], 6)).toEqual(['30 May', '6 Jun', '13 Jun', '20 Jun', '27 Jun'])
  })

  it('lie within the domain, rise, and are not more than there is room for', () => {
    const value = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
    fc.assert(fc.property(value, value, fc.integer({ min: 2, max: 12 }), fc.constantFrom('linear' as const, 'log' as const), (a, b, room, scale) => {
      fc.pre(Math.max(a, b) / Math.min(a, b) > 1.001)
      const domain = domainOf({ label: '', scale }, [a, b])
      expect(domain[0]).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-9))
      expect(domain[1]).toBeGreaterThanOrEqual(Math.max(a, b) * (1 - 1e-9))
      const made = scaleOf({ label: '', scale }, domain, [0, 500], room)
      expect(made.ticks.length).toBeGreaterThan(0)
      expect(made.ticks.length).toBeLessThanOrEqual(room + 1)
      made.ticks.forEach(({ value }, i) => {
        expect(made.at(value)).toBeGreaterThan(-0.001)
        expect(made.at(value)).toBeLessThan(500.001)
        if (i > 0) expect(value).toBeGreaterThan(made.ticks[i - 1].value)
      })
    }))
  })

  it('end, and are few, between neighbours among numbers of any size', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e18, noNaN: true }), fc.constantFrom(1, -1), fc.integer({ min: 0, max: 1000 }), (value, sign, ulps) => {
      const other = sign * value * (1 + ulps * 2 ** -52)
      for (const domain of [domainOf({ label: '', scale: 'linear' }, [sign * value, other]), [Math.min(sign * value, other), Math.max(sign * value, other)] as const]) {
        expect(domain[0]).toBeLessThanOrEqual(sign * value)
        expect(scaleOf({ label: '', scale: 'linear' }, domain, [0, 500], 5).ticks.length).toBeLessThan(8)
      }
    }), { examples: [[7589005943875194, 1, 0]] })
  })

  it('are there for an empty or a single value', () => {
    expect(domainOf({ label: '', scale: 'log' }, [])).toEqual([1, 10])
    expect(domainOf({ label: '', scale: 'linear' }, [7])).toEqual([6, 8])
    expect(domainOf({ label: '', scale: 'log' }, [0, -3, NaN])).toEqual([1, 10])
  })
})

it('numbers are written as people read them', () => {
  expect([0, 1_234_567, -1234, 0.01234, 12.345, NaN, Infinity, -0.00001].map((value) => number(value))).toEqual(
    ['0', '1,234,567', '−1,234', '0.0123', '12.3', '–', '∞', '−0.00001'])
  expect([0.5, 0.001234, 1].map((value) => percent(value))).toEqual(['50 %', '0.123 %', '100 %'])
  expect([999, 25_000, 1_500_000].map(compact)).toEqual(['999', '25 k', '1.5 M'])
  expect([0.5, 45, 60, 5400, 172_800].map(seconds)).toEqual(['0.5 s', '45 s', '1 min', '1.5 h', '2 d'])
  expect([1 / 3, -0.001, 5].map(coordinate)).toEqual(['0.33', '0', '5'])
})
