// Burner SIMs: a reduced twin of npm run test:burners.
import { expect, it } from 'vitest'
import { burners, compared, shanghai } from './burners.ts'

it.each([['levels 0 and 1', burners, 'p25-p75'], ['shanghai-2022', shanghai, 'p10-p90']] as const)(
  'burner SIMs of %s are like those that were published', (_, sims, band) => {
    const figures = sims('1')
    expect(figures.length).toBeGreaterThan(40)
    for (const { inside, line } of compared(figures, band)) expect(inside, line).toBe(true)
  })
