// Clerks: more threads than days change no byte, whoever writes.
import { expect, test } from 'vitest'
import { folderDigest } from '../patchcord.ts'
import { written } from '../written.ts'

const ONE_DAY = `version: 1
name: one-day
seed: 5
period: {from: 2022-06-01, to: 2022-06-01}
network: {cells: 30}
population: {subscribers: 3000}
groups: {customers: {size: 500, on-net-share: 50 %}}
operations: {pairs: {kind: relay-pair, members: 2, pairs: 4, targets: customers}}
`

test.each([
  ['one day in files by the day', []],
  ['all days in single files', ['output.single-file=true', 'period.to=2022-06-02']],
])('%s: five threads write what one writes', { timeout: 120_000 }, async (_, set) => {
  const folders = await Promise.all([1, 5].map((workers) => written(ONE_DAY, set, workers)))
  const [one, five] = folders.map(({ root }) => folderDigest(root))
  expect(five).toBe(one)
  expect(folders[0].manifest.tables['truth/calls'].rows).toBeGreaterThan(100)
})
