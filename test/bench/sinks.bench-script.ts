// Measures rows per CPU-second and bytes a row of each format: `npx tsx test/bench/sinks.bench-script.ts [format…]`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formats, prepareSinks } from '../../src/sinks/index.ts'
import { callRows, calls } from './calls.ts'

const ROWS = 131_072
const CHUNKS = 20

const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'))
const chunk = callRows(ROWS)
const wanted = process.argv.slice(2)
await prepareSinks()
for (const format of formats) {
  for (const ids of ['string', 'int64'] as const) {
    const name = `${format.name} ${ids}`
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const options = { table: calls, path: join(folder, 'bench'), utcOffset: 480, ids, metadata: {} }
    let best = Infinity
    let bytes = 0
    for (let run = 0; run < 4; run++) {
      const sink = format.open(options)
      const before = process.cpuUsage()
      for (let k = 0; k < CHUNKS; k++) sink.write(chunk)
      bytes = sink.close().bytes
      const { user, system } = process.cpuUsage(before)
      best = Math.min(best, user + system)
    }
    const rows = ROWS * CHUNKS
    const speed = (rows / best).toFixed(2)
    console.log(`${name.padEnd(20)} ${speed} M rows per CPU-second, ${(bytes / rows).toFixed(1)} bytes a row`)
  }
}
rmSync(folder, { recursive: true })
