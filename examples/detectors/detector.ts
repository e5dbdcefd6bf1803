// A detector in TypeScript, without any package but hyparquet: how many strangers a SIM calls, and how few call it.
//
//   patchcord contest --suite quick --detector "npx tsx examples/detectors/detector.ts {data} {out}"
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

interface Call {
  readonly record_type: string
  readonly served_imsi: string
  readonly called_number: string
}

interface Counts {
  readonly callees: Set<string>
  out: number
  into: number
}

const [, , data, out] = process.argv
const { test: [first, last] } = JSON.parse(readFileSync(join(data, 'split.json'), 'utf8')) as { test: [string, string] }
const counts = new Map<string, Counts>()

for (const day of readdirSync(join(data, 'data/calls')).sort()) {
  if (day < `day=${first}` || day > `day=${last}`) continue
  for (const part of readdirSync(join(data, 'data/calls', day))) {
    const file = await asyncBufferFromFile(join(data, 'data/calls', day, part))
    const columns = ['record_type', 'served_imsi', 'called_number']
    for (const call of await parquetReadObjects({ file, compressors, columns }) as unknown as Call[]) count(call)
  }
}

function count({ record_type, served_imsi, called_number }: Call): void {
  const found = counts.get(served_imsi) ?? { callees: new Set(), out: 0, into: 0 }
  counts.set(served_imsi, found)
  if (record_type === 'MOC') {
    found.out++
    found.callees.add(called_number)
  } else found.into++
}

const sims = readFileSync(join(data, 'test.csv'), 'utf8').trim().split('\n').slice(1)
const scores = sims.map((sim) => {
  const { callees, into } = counts.get(sim) ?? { callees: new Set(), into: 0 }
  return `${sim},${callees.size / (1 + into)}\n`
})
writeFileSync(out, `entity_id,score\n${scores.join('')}`)
