// The example's own tests and the action's own script, run against the source.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../written.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

it('the example finds its relay SIMs and survives arbitrary calls', () => {
  const config = join(temporaryFolder(), 'vitest.config.mjs')
  const alias = { 'patchcord/arbitraries': join(ROOT, 'src/arbitraries/index.ts'), 'patchcord/vitest': join(ROOT, 'src/vitest.ts') }
  writeFileSync(config, `export default { test: { root: ${JSON.stringify(join(ROOT, 'examples/detector'))}, cache: false }, resolve: { alias: ${JSON.stringify(alias)} } }`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config], { cwd: temporaryFolder(), encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/Tests +2 passed/)
}, 120_000)

it('the action generates with its overrides, by a script that takes its inputs from the environment', () => {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>
    runs: { using: string; steps: { run?: string; env?: Record<string, string> }[] }
  }
  expect(action.runs.using).toBe('composite')
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  expect(String(action.inputs['version'].default)).toBe(version)
  const step = action.runs.steps.find(({ run }) => run !== undefined)
  expect(step?.run).not.toContain('${{')
  const out = join(temporaryFolder(), 'dataset')
  const script = step?.run?.replace('npx --yes "$PATCHCORD"', `${process.execPath} --import tsx ${join(ROOT, 'src/cli.ts')}`) ?? ''
  const env = { ...process.env, SCENARIO: join(ROOT, 'test/golden/relay.yaml'), OUT: out, SET: 'population.subscribers=300\ngroups.customers.size=400\n' }
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: ROOT, env, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  expect(existsSync(join(out, 'manifest.json'))).toBe(true)
  expect(readFileSync(join(out, 'scenario.resolved.yaml'), 'utf8')).toContain('subscribers: 300')
})

it('the container is built from files that there are', () => {
  for (const [, from] of readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.*) \S+$/gm)) {
    for (const file of from.split(' ')) expect(existsSync(join(ROOT, file)), file).toBe(true)
  }
})
