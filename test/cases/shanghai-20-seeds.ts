// npm run test:shanghai: the figures of the report over seeds 1 to 20, and how they move.
import { HEAD, SENSITIVITY, fits, line, shanghai } from './shanghai.ts'

const SEEDS = 20
const LEAST = 19

console.log(HEAD)
let passed = 0
let cost = 0
for (let seed = 1; seed <= SEEDS; seed++) {
  const figures = shanghai(seed)
  cost += figures.microsecondsPerDial / SEEDS
  if (fits(figures)) passed++
  console.log(line(String(seed), figures) + (fits(figures) ? '' : '  <- outside 50,000-60,000 dials or 50-70 SIMs'))
}
console.log(`${passed} of ${SEEDS} seeds inside; at least ${LEAST} are wanted. ${cost.toFixed(1)} us of CPU time a dial.\n`)
console.log('Sensitivity, seed 1:')
for (const [name, changes] of Object.entries(SENSITIVITY)) console.log(line(name, shanghai(1, changes)))
console.log(`\n${passed >= LEAST ? 1 : 0} passed, ${passed >= LEAST ? 0 : 1} failed`)
process.exitCode = passed >= LEAST ? 0 : 1
