// Contests: the examples compete end to end, failures are told, and what was done is not done again.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bisect, targetOf } from '../../src/commands/calibrate.ts'
import { listOf, scenarioOf, LEVELS } from '../../src/commands/contest/suite.ts'
import { type Result, spreadOf, tablesOf } from '../../src/commands/contest/results.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { temporaryFolder } from '../written.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const NODE = `'${process.execPath}' --import '${TSX}'`
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import pandas, sklearn']).status === 0)

interface Told {
  readonly results: readonly Result[]
  readonly facts: readonly { readonly verdict: string }[]
}

function contest(out: string, ...words: readonly string[]): { status: number | null; stderr: string; told: Told } {
  const args = ['contest', '--levels', 'smoke', '--sizes', 'tiny', '--seeds', '0', '--out', out, '--json', ...words]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, join(ROOT, 'src/cli.ts'), ...args], { encoding: 'utf8', cwd: ROOT })
  return { status, stderr, told: (stdout === '' ? { results: [], facts: [] } : JSON.parse(stdout)) as Told }
}

describe('a contest', () => {
  const out = temporaryFolder()

  test('scores a detector in TypeScript beside baselines, shows it no truth, and writes the table', () => {
    const page = join(out, 'page.md')
    writeFileSync(page, 'Before.\n<!-- results -->\nold\n<!-- end of results -->\nAfter.\n')
    const detector = `${NODE} '${join(ROOT, 'examples/detectors/detector.ts')}' {data} {out}`
    const { status, told, stderr } = contest(out, '--detector', detector, '--baselines', 'volume,forest', '--markdown', page, '--keep')
    expect(status, stderr).toBe(0)
    expect(told.results.map(({ entrant, metrics }) => [entrant, (metrics?.['auc'] ?? 0) > 0.8])).toEqual([['volume', true], ['forest', true], [detector, true]])
    expect(told.facts[0].verdict).toBe('trivial')
    expect(readdirSync(join(out, 'smoke-tiny-0/input')).sort()).toEqual(['data', 'split.json', 'test.csv', 'train.csv'])
    expect(readFileSync(page, 'utf8')).toMatch(/^Before\.\n<!-- results -->\n\n### smoke, tiny\n[\s\S]*\| forest \|[\s\S]*<!-- end of results -->\nAfter\.\n$/)
  })

  test('goes on where it was, and tells what failed', () => {
    const before = readFileSync(join(out, 'smoke-tiny-0/results.json'), 'utf8')
    const again = contest(out, '--baselines', 'volume')
    expect(again.told.results[0]).toEqual((JSON.parse(before) as { results: Record<string, Result> }).results['volume'])
    const { status, stderr, told } = contest(out, '--detector', 'echo no such thing >&2; exit 7', '--detector', 'sleep 30', '--detector', 'true # {out}', '--time-limit', '1')
    expect(status).toBe(3)
    expect(told.results.map(({ problem }) => problem?.split(':')[0])).toEqual(['it ended with 7', 'it took more than 1 s', expect.stringContaining('ENOENT')])
    expect(stderr).toContain('no such thing')
    expect(existsSync(join(out, 'smoke-tiny-0/dataset'))).toBe(false)
  })

  test.skipIf(PYTHON === undefined)('scores the example in pandas and scikit-learn', () => {
    const folder = join(out, 'python')
    mkdirSync(folder)
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('patchcord contest --suite quick --format csv --detector "python3 examples/detectors/detector.py {data} {out}"')
    const { status, told, stderr } = contest(folder, '--format', 'csv', '--detector', `${PYTHON} '${join(ROOT, 'examples/detectors/detector.py')}' {data} {out}`)
    expect(status, stderr).toBe(0)
    expect(told.results[0].metrics?.['auc']).toBeGreaterThan(0.9)
  })
})

test.each(LEVELS)('the scenario of level %s is sound, and has 80 operations for the test', (level) => {
  const file = scenarioOf(level)
  const { operations } = readScenario(readFileSync(file, 'utf8'), file, repertoire, [])
  const labels = new Map(repertoire.kinds.map(({ name, label }) => [name, label]))
  const relays = operations.filter(({ kind }) => labels.get(kind) === 1).reduce((sum, { count }) => sum + count, 0)
  expect(0.7 * relays).toBeGreaterThan(80)
})

test('lists are numbers from to, or names among choices', () => {
  expect(listOf('seeds', '0..3,9')).toEqual(['0', '1', '2', '3', '9'])
  expect(() => listOf('levels', 'smoke,hard', LEVELS)).toThrow(/some of smoke/)
})

test('spreads are unbiased, and never is no number', () => {
  expect(spreadOf([1, 2, 3, Infinity])).toEqual({ count: 3, mean: 2, deviation: 1, low: 1, high: 3 })
  const about = { level: 'easy', size: 'tiny', entrant: 'x' }
  const [table] = tablesOf([{ ...about, seed: '0', metrics: { auc: 0.5 } }, { ...about, seed: '1', problem: 'it failed' }], [], false)
  expect(table).toContain('| x (1 of 2 failed) | 0.500 |')
})

describe('calibration', () => {
  const close = { steps: 20, tolerance: 0.01 }

  test('finds the value of a falling and of a rising knob, whole or not', async () => {
    const falling = await bisect({ from: 1, to: 200 }, 0.92, close, async (value) => 1 / (1 + value / 400))
    expect(falling.value).toBeGreaterThan(30)
    expect(falling.value).toBeLessThan(40)
    expect(Number.isInteger(falling.value)).toBe(true)
    const rising = await bisect({ from: 0.5, to: 1.75 }, 1, { ...close, tolerance: 1e-6 }, async (value) => value * value)
    expect(rising.value).toBeCloseTo(1, 5)
  })

  test('gives the nearer end where the target is beyond both', async () => {
    expect(await bisect({ from: 0, to: 10 }, 5, close, async (value) => 6 + value)).toEqual({ value: 0, found: 6 })
  })

  test('understands targets, and says what is wrong with others', () => {
    expect(targetOf('ap=0.5@forest')).toMatchObject({ metric: 'ap', value: 0.5, baseline: { name: 'forest' } })
    expect(() => targetOf('ap=0.5')).toThrow(/metric=number@baseline/)
    expect(() => targetOf('f1=0.5@forest')).toThrow(/no metric f1, only auc/)
    expect(() => targetOf('ap=0.5@forrest')).toThrow(/did you mean forest/)
  })
})
