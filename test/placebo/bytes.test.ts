// The placebo law, byte for byte: with all settings equal, the kind changes nothing outside truth and label.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { written } from '../written.ts'

const SCENARIO = (kind: string) => `version: 1
name: placebo
seed: 5
period: {from: 2022-06-01, to: 2022-06-03}
network: {policy: {report-chance: 1/15, report-delay: {median: 10 min, sigma: 1}, reports-to-mark: 1, reports-to-bar: 2}}
population: {subscribers: 2500}
groups: {list: {size: 3000, on-net-share: 50 %}}
operations:
  callers: {kind: ${kind}, count: 2, members: 3, sites: 2, pairs: 5, bridge: wifi, targets: list, answers: 30 %, raid: 2022-06-03 16:00,
    shift: {hours: ["09:00-12:00", "13:00-19:00"], weekdays: {mon: 100 %, sun: 50 %}},
    dial: {gap: {median: 16 s, sigma: 0.6}, pace-spread: 0.15, redial: 10 %},
    sims: {lot: 4, elsewhere: 40 %, reserve: 2, swap: 2 min-30 min, move: 35 %, rest: 35 %, codes: 3, alerts: 10},
    errand: [{share: 60 %, duration: {median: 14 s, sigma: 0.8}, callee-releases: 85 %}, {share: 40 %, duration: {median: 90 s, sigma: 0.8}, callee-releases: 50 %}]}
`
const ALL = 'output.tables=[calls, messages, sessions, locations]'
/** Fields by which truth and label may differ. */
const FREE = new Set(['kind', 'sort', 'label', 'role', 'detail', 'false_positive'])

/** The lines of a CSV file without the fields that may differ. */
function bare(path: string): string[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const kept = head.split(',').flatMap((name, i) => (FREE.has(name) ? [] : [i]))
  return [head, ...lines].map((line) => kept.map((i) => line.split(',')[i]).join(','))
}

it('changing only the kind changes no byte outside truth and label', async () => {
  const [relay, room] = await Promise.all(['relay-pair', 'telemarketing-room'].map((kind) =>
    written(SCENARIO(kind), ['output.formats=[csv]', 'output.single-file=true', ALL])))
  expect(relay.manifest.counts.records['relay']).toBeGreaterThan(5000)
  expect(room.manifest.counts.records['relay']).toBe(0)
  expect(relay.manifest.files.map(({ path }) => path).toSorted()).toEqual(room.manifest.files.map(({ path }) => path).toSorted())
  for (const { path, sha256 } of relay.manifest.files) {
    const other = room.manifest.files.find((file) => file.path === path)
    const mayDiffer = ['data/calls.csv', 'truth/calls.csv', 'truth/sims.csv', 'truth/operations.csv', 'truth/events.csv', 'truth/lives.csv'].includes(path)
    if (mayDiffer) expect(bare(join(relay.root, path)), path).toEqual(bare(join(room.root, path)))
    else expect(sha256, path).toBe(other?.sha256)
  }
})

it('and blind, no byte of the data at all', async () => {
  const set = ['output.formats=[csv]', 'output.blind=true', ALL]
  const [relay, room] = await Promise.all(['relay-pair', 'telemarketing-room'].map((kind) => written(SCENARIO(kind), set)))
  const data = ({ manifest }: typeof relay) => manifest.files.filter(({ path }) => path.startsWith('data/'))
  expect(data(relay).length).toBeGreaterThan(5)
  expect(data(relay)).toEqual(data(room))
})
