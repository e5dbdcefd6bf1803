// npm run test:stability: the figures of realism over seeds 1 to 10.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stability } from './stability.ts'

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1)
const SUBSCRIBERS = 3000
const DAYS = 28
/** Required figures may move by so much, standard deviation by mean. */
const LIMIT = 0.05

const folder = mkdtempSync(join(tmpdir(), 'patchcord-stability-'))
const rows = await stability(SEEDS, SUBSCRIBERS, DAYS, folder).finally(() => rmSync(folder, { recursive: true, force: true }))
const width = Math.max(...rows.map(({ target }) => target.length)) + 2
console.log(`${'target'.padEnd(width)}      mean  variation  verdicts of ${SEEDS.length} seeds`)
for (const { target, required, mean, variation, verdicts } of rows) {
  const far = required && variation > LIMIT ? '  <- moves too much' : ''
  console.log(`${`${target}${required ? ' *' : ''}`.padEnd(width)}  ${mean.toPrecision(3).padStart(8)}  ${`${(100 * variation).toFixed(1)} %`.padStart(9)}  ${verdicts}${far}`)
}
const failed = rows.filter(({ required, variation }) => required && variation > LIMIT).length
console.log(`\n${rows.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
