// Seed stability: a reduced twin of npm run test:stability.
import { expect, it } from 'vitest'
import { temporaryFolder } from '../written.ts'
import { stability } from './stability.ts'

/** Of 500 subscribers the median of a feature is known to some 5 %. */
const LIMIT = 0.15

it('required figures of realism hardly move from seed to seed', async () => {
  const rows = await stability([1, 2, 3], 500, 14, temporaryFolder())
  const required = rows.filter((row) => row.required)
  expect(required.length).toBeGreaterThan(4)
  expect(required.filter(({ variation }) => variation > LIMIT)).toEqual([])
  expect(rows.some(({ variation }) => variation > 0)).toBe(true)
})
