// The command line as people and machines use it: real processes, exit codes, what is printed where.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Manifest, PUBLISHED } from '../../src/records/manifest.ts'
import { temporaryFolder } from '../written.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CLI = ['--import', 'tsx', 'src/cli.ts']
const SMALL = 'test/golden/relay.yaml'

function patchcord(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...CLI, ...words], { cwd: ROOT, encoding: 'utf8' })
}

function manifestOf(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as Manifest
}

describe('generate', () => {
  it('writes a dataset, says what it wrote, and does not overwrite it unasked', () => {
    const out = join(temporaryFolder(), 'town')
    const first = patchcord('generate', SMALL, '--out', out)
    expect(first.status).toBe(0)
    expect(first.stdout).toMatch(/call records +[\d,]+, of them [\d,]+ of relay calls/)
    expect(first.stdout).toMatch(/operations +1\n/)
    expect(first.stdout).toContain('patchcord verify')
    expect(readdirSync(out).toSorted()).toEqual([...PUBLISHED, 'SHA256SUMS', 'data', 'manifest.json', 'scenario.resolved.yaml', 'scenario.yaml', 'truth'].toSorted())
    const again = patchcord('generate', SMALL, '--out', out)
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('--force')
    const before = readFileSync(join(out, 'manifest.json'), 'utf8')
    expect(patchcord('generate', SMALL, '--out', out, '--force', '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before)
  })

  it('makes the same content in any format, cut, type of identifiers and number of workers', () => {
    const folder = temporaryFolder()
    const variants: Record<string, string[]> = {
      plain: [], csv: ['--format', 'csv'], both: ['--format', 'csv,parquet'], whole: ['--single-file'], numbers: ['--ids', 'int64'],
      one: ['--workers', '1'], three: ['--workers', '3'],
    }
    const hashes = Object.entries(variants).map(([name, words]) => {
      const { status, stdout } = patchcord('generate', SMALL, '--json', '--out', join(folder, name), ...words)
      expect(status).toBe(0)
      return JSON.stringify((JSON.parse(stdout) as Manifest).tables)
    })
    expect(new Set(hashes).size).toBe(1)
    expect(readFileSync(join(folder, 'one', 'manifest.json'), 'utf8')).toBe(readFileSync(join(folder, 'three', 'manifest.json'), 'utf8'))
    expect(existsSync(join(folder, 'whole', 'data', 'calls.parquet'))).toBe(true)
    expect(existsSync(join(folder, 'both', 'csv', 'data', 'calls'))).toBe(true)
  }, 240_000)

  it('leaves the label out where it is to be blind', () => {
    const out = join(temporaryFolder(), 'blind')
    expect(patchcord('generate', SMALL, '--blind', '--format', 'csv', '--single-file', '--out', out).status).toBe(0)
    expect(readFileSync(join(out, 'data', 'calls.csv'), 'utf8').split('\n', 1)[0]).not.toContain('label')
    expect(readFileSync(join(out, 'truth', 'calls.csv'), 'utf8').split('\n', 1)[0]).toContain('label')
  })

  it('gives other bytes for another seed, and the same for the same', () => {
    const folder = temporaryFolder()
    const [a, b, c] = ['a', 'b', 'c'].map((name, i) => {
      patchcord('generate', SMALL, '--quiet', '--seed', i === 2 ? '8' : '7', '--out', join(folder, name))
      return manifestOf(join(folder, name))
    })
    expect(a).toEqual(b)
    expect(c.tables['data/calls'].contentHash).not.toBe(a.tables['data/calls'].contentHash)
  })

  it('writes nothing for a bad scenario, and tells every problem', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'bad.yaml')
    writeFileSync(file, readFileSync(join(ROOT, SMALL), 'utf8').replace('subscribers: 1500', 'subscriber: many').replace('targets: customers', 'targets: custmers'))
    const { status, stderr } = patchcord('generate', file, '--out', join(folder, 'out'))
    expect(status).toBe(2)
    expect(stderr).toContain('did you mean "customers"?')
    expect(stderr).toContain('did you mean "subscribers"?')
    expect(stderr).toMatch(/bad\.yaml:\d+:\d+/)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('does not touch a folder that is not its own, even when forced', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'thesis.txt'), 'ten years')
    const { status, stderr } = patchcord('generate', SMALL, '--out', folder, '--force')
    expect(status).toBe(2)
    expect(stderr).toContain('thesis.txt')
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('ten years')
  })

  it('ends on Ctrl-C within two seconds with 130, and the same command then finishes', async () => {
    const out = join(temporaryFolder(), 'interrupted')
    const words = ['generate', SMALL, '--out', out, '--set', 'population.subscribers=60000']
    const child = spawn(process.execPath, [...CLI, ...words], { cwd: ROOT, stdio: 'ignore' })
    while (!existsSync(join(out, 'data'))) await new Promise((resolve) => setTimeout(resolve, 50))
    const asked = performance.now()
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(130)
    expect(performance.now() - asked).toBeLessThan(2000)
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
    expect(patchcord('generate', SMALL, '--out', out).stderr).toContain('unfinished run of another')
    expect(patchcord(...words, '--quiet').status).toBe(0)
    expect(existsSync(join(out, 'UNFINISHED'))).toBe(false)
  })

  it('tells in plain words what is missing, unknown or in the way', () => {
    const told = (...words: string[]) => { const { status, stderr } = patchcord(...words); return [status, stderr] }
    expect(told('generate')).toEqual([2, expect.stringMatching(/Something is missing.\nSee patchcord generate --help/)])
    expect(told('frobnicate')).toEqual([2, expect.stringContaining('there is no command frobnicate')])
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(told('generate', SMALL, '--out', file)[0]).toBe(4)
  })

  it('says what the file system says, with exit code 4', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const { status, stderr } = patchcord('generate', SMALL, '--out', join(folder, 'file', 'below'))
    expect(status).toBe(4)
    expect(stderr).toMatch(/ENOTDIR|ENOENT/)
  })
})

describe('plan', () => {
  for (const set of [[], ['population.subscribers=9000', 'period.to=2022-06-12', 'operations.pairs.count=4', 'operations.pairs.raid=2022-06-11 12:00']]) {
    it(`foretells the rows within 10 % ${set.length > 0 ? 'of a longer scenario' : 'of a short one'}`, () => {
      const words = set.flatMap((override) => ['--set', override])
      const planned = JSON.parse(patchcord('plan', SMALL, '--json', ...words).stdout) as { rows: Record<string, number> }
      const { stdout } = patchcord('generate', SMALL, '--json', '--out', join(temporaryFolder(), 'town'), ...words)
      const { tables } = JSON.parse(stdout) as Manifest
      for (const [table, { rows }] of Object.entries(tables)) {
        if (rows > 500) expect(Math.abs(planned.rows[table] / rows - 1), `${table}: ${planned.rows[table]} planned, ${rows} written`).toBeLessThan(0.1)
      }
    })
  }
})

describe('the other commands', () => {
  it('print the schema that lies beside the scenarios', () => {
    expect(patchcord('schema').stdout).toBe(readFileSync(join(ROOT, 'scenarios/scenario.schema.json'), 'utf8'))
  })

  it('start a scenario that has no problems, and do not overwrite it', () => {
    const file = join(temporaryFolder(), 'my.yaml')
    expect(patchcord('init', file).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('yaml-language-server')
    expect(patchcord('check', file)).toMatchObject({ status: 0, stderr: '' })
    expect(patchcord('init', file).status).toBe(2)
  })

  it('shrink every scenario of the gallery by the number of subscribers', () => {
    for (const name of readdirSync(join(ROOT, 'scenarios')).filter((file) => file.endsWith('.yaml'))) {
      expect(readFileSync(join(ROOT, 'scenarios', name), 'utf8')).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json/)
      expect(patchcord('check', join('scenarios', name), '--set', 'population.subscribers=5000').status).toBe(0)
    }
  })

  it('complete in the shell', () => {
    expect(patchcord('completion').stdout).toContain('patchcord')
  })

  it('explain themselves, and answer misuse with exit code 2', () => {
    const help = patchcord('--help')
    expect(help.status).toBe(0)
    for (const command of ['generate', 'check', 'plan', 'verify', 'inspect', 'report', 'schema', 'init', 'completion']) expect(help.stdout).toContain(command)
    expect(patchcord().status).toBe(2)
    expect(patchcord('generate', SMALL, '--sed', '3').status).toBe(2)
    expect(patchcord('generate', SMALL, '--workers', '0').status).toBe(2)
    expect(patchcord('check', 'no-such.yaml').status).toBe(4)
  })

  it('keep stdout for data', () => {
    const folder = join(temporaryFolder(), 'x')
    mkdirSync(folder)
    const { stdout } = patchcord('generate', SMALL, '--json', '--out', folder)
    expect(Object.keys(JSON.parse(stdout) as object)).toContain('tables')
  })
})
