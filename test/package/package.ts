// The package as a stranger gets it: packed, installed in an empty project, and used: command, library, arbitraries,
// fixture, types. `npm run test:package`; package.test.ts is its small twin.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'patchcord-package-'))
const project = join(folder, 'project')

function run(command: string, ...words: string[]): string {
  return execFileSync(command, words, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function step(name: string, body: () => string): void {
  const start = performance.now()
  const said = body()
  process.stdout.write(`${name.padEnd(12)} ${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${said}\n`)
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

const USE = `
import { loadScenario, rowsOf, simulate, type Batch, type Row } from 'patchcord'
import { calls, datasets, scenarios } from 'patchcord/arbitraries'
import { cachedDataset, type DatasetFixture } from 'patchcord/vitest'
import * as fc from 'fast-check'

let relay = 0
let records = 0
for await (const batch of simulate(loadScenario('town.yaml'), { tables: ['data/calls', 'truth/sims'] })) {
  const each: Batch = batch
  if (each.table.path === 'data/calls') records += each.rows
  else for (const sim of rowsOf(each)) relay += Number(sim['label'])
}
fc.assert(fc.property(calls(), (rows: Row[]) => rows.every((row) => row['record_id'] !== null)), { seed: 1, numRuns: 20 })
fc.assert(fc.property(datasets(), (dataset) => dataset.rows('truth/sims').length === dataset.scenario.population.subscribers), { seed: 1, numRuns: 2 })
fc.assert(fc.property(scenarios(), (scenario) => scenario.version === 1), { seed: 1, numRuns: 5 })
const town: DatasetFixture = await cachedDataset('town.yaml')
const written: number = town.manifest.tables['data/calls'].rows
console.log(JSON.stringify({ records, relay, written, read: (await town.rows('data/calls')).length, told: town.manifest.counts.relaySims }))
`

try {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  let tarball = ''
  step('pack', () => {
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .replace(/^[\s\S]*?(?=\[\s*\{)/, '')) as { filename: string; size: number; unpackedSize: number; entryCount: number }[]
    tarball = join(folder, packed.filename)
    return `${(packed.size / 1e3).toFixed(0)} kB packed, ${(packed.unpackedSize / 1e6).toFixed(2)} MB in ${packed.entryCount} files`
  })
  step('install', () => {
    run('npm', 'install', '--no-audit', '--no-fund', '--omit=optional', tarball)
    const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean }> }
    const packages = Object.keys(lock.packages).filter((path) => path.startsWith('node_modules/')).length - 1
    const bytes = run('du', '-sk', 'node_modules').split('\t')[0]
    return `${packages} packages come with it, ${(Number(bytes) / 1e3).toFixed(1)} MB in all`
  })
  step('command', () => {
    run('npx', 'patchcord', 'init', 'town.yaml')
    writeFileSync(join(project, 'town.yaml'), readFileSync(join(ROOT, 'test/golden/relay.yaml')))
    run('npx', 'patchcord', 'generate', 'town.yaml', '--out', 'town', '--quiet')
    run('npx', 'patchcord', 'verify', 'town', '--quiet')
    return `init, generate and verify: ${readdirSync(join(project, 'town')).length} entries`
  })
  step('sql', () => {
    run('npm', 'install', '--no-audit', '--no-fund', '@duckdb/node-api')
    const answer = run('npx', 'patchcord', 'inspect', 'town', '--sql', 'select count(*) as relay from truth_sims where label = 1')
    must(/\d/.test(answer), answer)
    return answer.trim().replace(/\s+/g, ' ')
  })
  step('tools', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
    const wanted = ['fast-check', 'typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`)
    run('npm', 'install', '--no-audit', '--no-fund', '-D', ...wanted)
    return wanted.join(' ')
  })
  step('types', () => {
    writeFileSync(join(project, 'use.ts'), USE)
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { target: 'ES2023', module: 'NodeNext', strict: true, skipLibCheck: false, types: ['node'], outDir: 'out' }, include: ['use.ts'],
    }))
    run('npx', 'tsc', '-p', '.')
    return 'strict, NodeNext, libraries checked'
  })
  step('library', () => {
    const used = JSON.parse(run('node', 'out/use.js')) as Record<string, number>
    must(used['records'] > 0 && used['records'] === used['written'] && used['written'] === used['read'], JSON.stringify(used))
    must(used['relay'] === used['told'] && used['relay'] > 0, JSON.stringify(used))
    return JSON.stringify(used)
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
