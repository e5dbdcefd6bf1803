// A case in a process of its own, which prints one line of JSON.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const BENCH = fileURLToPath(new URL('./bench.ts', import.meta.url))

export function inProcess(name: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...process.execArgv, BENCH, '--one', name], { encoding: 'utf8' })
}
