import { readTable } from './src/records/reader.ts'
import { formats, prepareSinks } from './src/sinks/index.ts'
import { callRows, calls } from './test/bench/calls.ts'
await prepareSinks()
const chunk = callRows(131072)
for (const format of formats) for (const ids of ['string','int64'] as const) {
  if (process.argv[2] && process.argv[2]!==format.name+' '+ids) continue
  const path = '/tmp/x/rt.'+format.name
  const sink = format.open({ table: calls, path, utcOffset: 480, ids, metadata: {'patchcord.version':'0.1.0'} })
  for (let k=0;k<4;k++) sink.write(chunk)
  sink.close()
  const t = process.cpuUsage()
  const rows = await readTable(path, { table: calls, format: format.name }, () => {})
  const u = process.cpuUsage(t)
  console.log(format.name, ids, rows, (rows/(u.user+u.system)).toFixed(2), 'M/s')
}
