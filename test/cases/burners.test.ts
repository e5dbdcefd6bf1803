// Burner SIMs: a reduced twin of npm run test:burners.
import { expect, it } from 'vitest'
import { burners, compared } from './burners.ts'

it('burner SIMs of relay pairs are like those that were published', () => {
  const figures = burners('1')
  expect(figures.length).toBeGreaterThan(40)
  for (const { inside, line } of compared(figures)) expect(inside, line).toBe(true)
})
