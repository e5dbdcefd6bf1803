// npm run bench [-- --json] [CASE…]: records per CPU-second, each case in a process of its own.
import { compileLater } from '../../src/commands/engine.ts'
import { CASES, PARTS } from './cases.ts'
import { inProcess } from './process.ts'

const [, , ...words] = process.argv
const json = words.includes('--json')
const named = words.filter((word) => !word.startsWith('--'))

if (words.includes('--one')) await measureOne(named[0])
else runAll(named.length > 0 ? named : Object.keys(CASES))

/** In the process of a case, which is set up like the command line's: one line of JSON. */
async function measureOne(name: string): Promise<void> {
  compileLater()
  const start = performance.now()
  const { records, bytes, cpuSeconds, speedup, atOnce, stayed, wall = performance.now() - start } = await { ...CASES, ...PARTS }[name]()
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  process.stdout.write(`${JSON.stringify({
    case: name,
    records,
    cpuSeconds: round(cpuSeconds, 3),
    wallSeconds: round(wall / 1000, 3),
    rssMB: round(process.resourceUsage().maxRSS / 1024, 0),
    ...(speedup === undefined ? {} : { speedup: round(speedup, 2) }),
    ...(atOnce === undefined ? {} : { atOnce: round(atOnce, 2) }),
    ...(stayed === undefined ? {} : { stayed: round(stayed, 2) }),
    ...(bytes === undefined ? {} : { bytesPerRecord: round(bytes / records, 1) }),
  })}\n`)
}

function runAll(names: readonly string[]): void {
  for (const name of names) {
    if (!(name in CASES)) {
      process.stderr.write(`no case ${name}: there are ${Object.keys(CASES).join(', ')}\n`)
      process.exitCode = 2
      continue
    }
    const { stdout, stderr, status } = inProcess(name)
    if (status !== 0) {
      process.stderr.write(stderr)
      process.exitCode = 1
    } else process.stdout.write(json ? stdout : `${pretty(JSON.parse(stdout))}\n`)
  }
}

function pretty({ case: name, records, cpuSeconds, rssMB, speedup, atOnce, stayed, bytesPerRecord }: Record<string, number>): string {
  const rate = records / cpuSeconds / 1e6
  const each = (cpuSeconds / records) * 1e6
  return `${String(name).padEnd(20)} ${records.toLocaleString('en-GB').padStart(11)} records ${cpuSeconds.toFixed(2).padStart(7)} CPU s  `
    + `${rate.toFixed(2).padStart(5)} M a CPU-second  ${each.toFixed(2).padStart(6)} us each  ${String(rssMB).padStart(5)} MB`
    + (speedup === undefined ? '' : `  ${speedup} times the wall speed of one worker (${stayed} in threads that stay; two runs at once: ${atOnce})`)
    + (bytesPerRecord === undefined ? '' : `  ${bytesPerRecord} B each`)
}
