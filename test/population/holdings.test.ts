// Holdings: the last stay that has begun tells where a SIM is.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Holdings } from '../../src/population/holdings.ts'

const stays = fc.array(fc.record({ line: fc.nat(5), gap: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 1, max: 50 }) }), { maxLength: 30 })

describe('holdings', () => {
  test('tell where a SIM is at any moment, also from plain data', () => {
    fc.assert(fc.property(stays, fc.array(fc.nat(1500), { minLength: 5, maxLength: 30 }), (all, moments) => {
      const holdings = new Holdings(8)
      const known: { line: number; handset: number; from: number; to: number }[] = []
      const free = new Map<number, number>()
      all.forEach(({ line, gap, length }, handset) => {
        const from = (free.get(line) ?? 0) + gap
        if (!free.has(line)) holdings.sell(line, 0, 0.5)
        if (handset % 2 === 0) holdings.insert(line, handset, 1, from, from + length)
        else {
          holdings.insert(line, handset, 1, from, Infinity)
          holdings.remove(line, from + length)
        }
        known.push({ line, handset, from, to: from + length })
        free.set(line, from + length)
      })
      const copy = new Holdings(8)
      copy.sell(3, 1, 0.5)
      copy.insert(3, 7, 0, 0, 5)
      copy.takeOver(holdings.sales(), [...holdings.all()])
      for (const moment of moments) {
        for (let line = 0; line < 6; line++) {
          const wanted = known.find((stay) => stay.line === line && stay.from <= moment && moment < stay.to)
          expect(holdings.at(line, moment)?.handset).toBe(wanted?.handset)
          expect(copy.at(line, moment)?.handset).toBe(wanted?.handset)
        }
      }
      expect(copy.sales()).toEqual(holdings.sales())
      expect([...copy.all()]).toEqual([...holdings.all()])
    }))
  })

  test('know a sale from its day on, and of lines beyond the country nothing', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(999), { maxLength: 50 }), fc.nat(20), (sold, day) => {
      const holdings = new Holdings(1000)
      for (const line of sold) holdings.sell(line, day, 0.25)
      for (let line = 0; line < 1000; line += 1) {
        const is = sold.includes(line)
        expect([holdings.wasEverSold(line), holdings.isSold(line, day - 1), holdings.isSold(line, day)]).toEqual([is, false, is])
        expect(holdings.answers(line)).toBe(is ? 0.25 : 0)
      }
      expect(holdings.isSold(2 ** 27 + 5, day)).toBe(false)
      expect(holdings.at(2 ** 27 + 5, 0)).toBeUndefined()
    }), { numRuns: 20 })
  })
})
