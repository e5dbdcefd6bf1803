// The Shanghai case: a reduced twin of npm run test:shanghai.
import { describe, expect, it } from 'vitest'
import { SENSITIVITY, fits, shanghai } from './shanghai.ts'

describe('more than 50,000 calls and over fifty SIM cards come out of behaviour', () => {
  for (const seed of [1, 2, 3]) {
    it(`seed ${seed}`, () => {
      const figures = shanghai(seed)
      expect(fits(figures), JSON.stringify(figures)).toBe(true)
    })
  }

  it('and not of the scenario: an hour less of work gives fewer dials, an hour more gives more', () => {
    const [less, plain, more] = [SENSITIVITY['an hour less'], [], SENSITIVITY['an hour more']].map((changes) => shanghai(1, changes).dials)
    expect(less).toBeLessThan(0.95 * plain)
    expect(more).toBeGreaterThan(1.05 * plain)
  })
})
