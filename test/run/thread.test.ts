// Threads stay from one run of a process to the next, and keep nothing of it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generate } from '../../src/generate.ts'
import { parseScenario } from '../../src/load.ts'
import { SOURCE, folderDigest, patchcord } from '../patchcord.ts'
import { temporaryFolder, written } from '../written.ts'

const PAIRS = `version: 1
name: pairs
seed: 5
period: {from: 2022-06-01, to: 2022-06-03}
network: {cells: 30}
population: {subscribers: 2000}
groups: {customers: {size: 500, on-net-share: 50 %}}
operations: {pairs: {kind: relay-pair, members: 2, pairs: 4, targets: customers}}
`
const TRAFFIC = `version: 1
name: traffic
seed: 6
period: {from: 2022-07-01, to: 2022-07-01}
population: {subscribers: 700}
output: {formats: [csv, parquet], tables: [calls, messages, sessions, locations]}
`

let started = 0
const count = (): void => { started++ }

beforeEach(() => {
  started = 0
  process.on('worker', count)
})
afterEach(() => process.off('worker', count))

/** What a process of its own writes. */
function digestAlone(text: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'scenario.yaml'), text)
  const { status, stderr } = patchcord(SOURCE, 'generate', join(folder, 'scenario.yaml'), '--out', join(folder, 'alone'), '--quiet')
  expect(status, stderr).toBe(0)
  return folderDigest(join(folder, 'alone'))
}

const digest = async (text: string, workers: number): Promise<string> => folderDigest((await written(text, [], workers)).root)

describe('threads that stay', { timeout: 120_000 }, () => {
  test('write what a process of its own writes, whatever they wrote before and whether as clerks', async () => {
    const [pairs, traffic] = [PAIRS, TRAFFIC].map(digestAlone)
    expect(await digest(PAIRS, 2)).toBe(pairs)
    expect(started).toBe(2)
    expect(await digest(TRAFFIC, 1)).toBe(traffic)
    expect(await digest(PAIRS, 1)).toBe(pairs)
    expect(started).toBe(2)
    expect(await digest(TRAFFIC, 4)).toBe(traffic) // two for two days' hours, and clerks
    const most = started
    expect(await digest(PAIRS, 2)).toBe(pairs)
    expect(await digest(TRAFFIC, 4)).toBe(traffic)
    expect(started).toBe(most)
  })

  test('do not stay when a run is ended; the next one begins with others', async () => {
    const whole = await digest(PAIRS, 2)
    const end = new AbortController()
    const root = join(temporaryFolder(), 'ended')
    const run = generate({
      scenario: parseScenario(PAIRS), text: PAIRS, root, force: false, workers: 8, signal: end.signal,
      onProgress: ({ phase }) => { if (phase === 'days') end.abort(new Error('enough')) },
    })
    await expect(run).rejects.toThrow('enough') // all threads that there were
    const before = started
    expect(await digest(PAIRS, 2)).toBe(whole)
    expect(started).toBe(before + 2)
  })
})
