// Whole runs as processes of the packed package: killed, stopped, without room, in shards, anywhere. The long forms of
// the first and the last are `npm run test:kill` and `npm run test:matrix`.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Command, ROOT, type Ended, ending, filesBelow, folderDigest, packed, patchcord, start, until } from '../patchcord.ts'
import { temporaryFolder } from '../written.ts'
import { type Undisturbed, kill, undisturbed } from './kills.ts'
import { PLACES, digestOf } from './settings.ts'

const SCENARIO = join(ROOT, 'test/golden/relay.yaml')
const SOME_DAYS = [SCENARIO, '--set', 'population.subscribers=2500', '--set', 'period.to=2022-06-06', '--workers', '1']

let command: Command
/** An undisturbed run of SOME_DAYS. */
let whole: Undisturbed

function generate(out: string, ...more: string[]): Ended {
  return patchcord(command, 'generate', ...SOME_DAYS, '--out', out, ...more)
}

function jobsDone(out: string): number {
  const path = join(out, 'UNFINISHED')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 3 : 0
}

beforeAll(() => {
  command = packed(join(temporaryFolder(), 'package'))
  whole = undisturbed(command, SOME_DAYS, join(temporaryFolder(), 'whole'))
})

describe('a run that was killed', () => {
  it('is gone on with by the same command, and then has the bytes of an undisturbed one', { timeout: 300_000 }, async () => {
    const { kills, finished } = await kill(command, SOME_DAYS, 2, 7, whole)
    expect(kills).toBe(2)
    expect(finished).toBeGreaterThan(0)
  })

  it('keeps what is done and does again what was changed since; another command does not touch it', { timeout: 120_000 }, async () => {
    const out = join(temporaryFolder(), 'killed')
    const child = start(command, 'generate', ...SOME_DAYS, '--out', out)
    await until(() => jobsDone(out) >= 2)
    child.kill('SIGKILL')
    expect(await ending(child)).toBe('SIGKILL')
    const other = generate(out, '--seed', '8')
    expect(other.status).toBe(2)
    expect(other.stderr).toContain('unfinished run of another')
    const parts = filesBelow(out).filter((path) => path.endsWith('.parquet') && path.startsWith('data/calls'))
    writeFileSync(join(out, 'data', 'calls', 'part-00009-of-00009.parquet'), 'left by something else')
    truncateSync(join(out, parts[0]), 100)
    appendFileSync(join(out, 'UNFINISHED'), '{"job":3,"written":{"fil')
    expect(generate(out).status).toBe(0)
    expect(folderDigest(out)).toBe(folderDigest(whole.root))
  })
})

it('a run that is asked to end does so within two seconds with 130, and leaves nothing half-written', { timeout: 60_000 }, async () => {
  const out = join(temporaryFolder(), 'stopped')
  const child = start(command, 'generate', ...SOME_DAYS, '--out', out, '--set', 'population.subscribers=60000')
  await until(() => filesBelow(out).some((path) => path.endsWith('.partial') && path.startsWith('data')))
  const asked = performance.now()
  child.kill('SIGTERM')
  expect(await ending(child)).toBe(130)
  expect(performance.now() - asked).toBeLessThan(2000)
  expect(filesBelow(out).filter((path) => path.endsWith('.partial'))).toEqual([])
  expect(existsSync(join(out, 'UNFINISHED'))).toBe(true)
})

describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('a file system (of its own: root mounts it)', () => {
  const mounted: string[] = []
  afterAll(() => {
    for (const folder of mounted) spawnSync('umount', [folder])
  })

  function mount(options: string): string {
    const folder = join(temporaryFolder(), 'disk')
    mkdirSync(folder)
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
    if (status === 0) mounted.push(folder)
    return status === 0 ? folder : ''
  }

  it('that is full ends a run with 4 and how much was needed, and with room the same command finishes it', { timeout: 120_000 }, (context) => {
    const disk = mount('size=1m')
    if (disk === '') return context.skip('no file system can be mounted here')
    const out = join(disk, 'town')
    // With more threads than days clerks write, and it is they who find the disk full.
    const { status, stderr } = patchcord(command, 'generate', ...SOME_DAYS.slice(0, -1), '8', '--out', out)
    expect(status).toBe(4)
    const [, needed] = /disk is full\. The run needs about ([\d.]+) MB, of which [\d.]+ [kM]B are written/.exec(stderr) ?? []
    const bytes = filesBelow(whole.root).reduce((sum, path) => sum + readFileSync(join(whole.root, path)).length, 0)
    expect(Math.abs(Number(needed) * 1e6 / bytes - 1), `${stderr}; ${bytes} written`).toBeLessThan(0.25)
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
    expect(existsSync(join(out, 'UNFINISHED'))).toBe(true)
    expect(spawnSync('mount', ['-o', 'remount,size=100m', disk]).status).toBe(0)
    expect(generate(out).status).toBe(0)
    expect(folderDigest(out)).toBe(folderDigest(whole.root))
  })

  it('that is read-only ends a run with 4 and its name', (context) => {
    const disk = mount('ro')
    if (disk === '') return context.skip('no file system can be mounted here')
    const { status, stderr } = generate(join(disk, 'a', 'town'))
    expect(status).toBe(4)
    expect(stderr).toContain('read-only')
    expect(stderr).toContain(disk)
  })
})

it('workers, shards, the time zone and the language of the machine change no byte', { timeout: 300_000 }, () => {
  const setting = { command: { ...command, env: PLACES[2].env }, workers: 3, shards: 2 }
  expect(digestOf(setting, SOME_DAYS.slice(0, -2), join(temporaryFolder(), 'out'))).toBe(folderDigest(whole.root))
})
