// The documents keep their word: the README's commands and queries run as they are written.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { temporaryFolder } from './written.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

it('README: every command of "Your own", one after the other, and the query over what they leave', async () => {
  const folder = temporaryFolder()
  const commands = [...README.matchAll(/^npm run patchcord -- (.*?)(?:\s+#.*)?$/gm)].map(([, words]) => words.trim().split(/\s+/))
  expect(commands.slice(0, 5).map(([command]) => command)).toEqual(['init', 'check', 'plan', 'generate', 'verify'])
  for (const words of commands) {
    const small = words[0] === 'generate' ? ['--set', 'population.subscribers=2000', '--quiet'] : []
    const { status, stderr } = spawnSync(process.execPath, ['--import', TSX, join(ROOT, 'src/cli.ts'), ...words, ...small], { cwd: folder, encoding: 'utf8' })
    // A town this small may miss a figure: then that is the answer.
    expect(words[0] === 'realism' && status === 3 ? 0 : status, `${words.join(' ')}: ${stderr}`).toBe(0)
  }
  const around = [...README.matchAll(/^patchcord ((?:split|baseline|score|audit) .*?)(?:\s+#.*)?$/gm)].map(([, words]) => words.trim().split(/\s+/))
  expect(around.map(([command]) => command)).toEqual(['split', 'baseline', 'score', 'audit'])
  for (const words of around) {
    const { status, stderr } = spawnSync(process.execPath, ['--import', TSX, join(ROOT, 'src/cli.ts'), ...words], { cwd: folder, encoding: 'utf8' })
    expect(status, `${words.join(' ')}: ${stderr}`).toBe(0)
  }
  const [, sql] = /```sql\n([\s\S]*?);/.exec(README) ?? []
  const connection = await (await DuckDBInstance.create()).connect()
  const found = await connection.runAndReadAll(sql.replace('output/shanghai-2022', join(folder, 'output/my-scenario/parquet')))
  expect(found.getRowsJson().length).toBe(2)
  connection.closeSync()
}, 300_000)

it('the package names what the README and the licence promise', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, never>
  expect(README).toContain('npm ci && npm start')
  expect(README).toContain('npm ci && npm test')
  expect(manifest['license']).toBe('MIT')
  for (const group of ['dependencies', 'devDependencies']) {
    for (const [name, version] of Object.entries(manifest[group] as Record<string, string>)) expect(version, name).toMatch(/^\d+\.\d+\.\d+/)
  }
})

it('CONTRIBUTING adds a kind as a test does', () => {
  const [contributing, example] = ['CONTRIBUTING.md', 'test/operations/adding-a-kind.test.ts'].map((path) => readFileSync(join(ROOT, path), 'utf8'))
  expect(contributing).toContain(`\`\`\`ts\n${example}\`\`\``)
})
