// npm run test:matrix [-- --pairs]: workers x shards x versions of Node x time zones and languages, and one digest. With
// --pairs a third of it, in which still every two values of different kinds meet.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, ROOT, packed } from '../patchcord.ts'
import { PLACES, digestOf } from './settings.ts'

/** The oldest that is supported, and one of each later line. */
const NODES = ['20.19.0', '22.23.3', '24.9.0']
const WORKERS = [1, 2, 3]
const SHARDS = [1, 2, 5]
const pairs = process.argv.includes('--pairs')

const folder = mkdtempSync(join(tmpdir(), 'patchcord-matrix-'))
try {
  const { words } = installed()
  const programs = NODES.map((version) => [version, nodeOf(version)] as const)
  const found = new Map<string, string[]>()
  for (const workers of WORKERS) {
    for (const shards of SHARDS) {
      for (const [version, program] of programs) {
        for (const { env } of pairs ? [PLACES[(NODES.indexOf(version) + workers + SHARDS.indexOf(shards)) % PLACES.length]] : PLACES) {
          const name = `Node ${version}, ${workers} workers, ${shards} shards, ${env.TZ} ${env.LC_ALL}`
          const digest = digestOf({ command: { program, words, env }, workers, shards }, [join(ROOT, 'test/golden/relay.yaml')], join(folder, 'out'))
          process.stdout.write(`${digest.slice(0, 16)}  ${name}\n`)
          found.set(digest, [...(found.get(digest) ?? []), name])
        }
      }
    }
  }
  const runs = [...found.values()].reduce((sum, names) => sum + names.length, 0)
  process.stdout.write(`${runs} runs, ${found.size === 1 ? 'one digest' : `${found.size} digests`}\n`)
  process.exitCode = found.size === 1 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The package as somebody installs it, with dependencies of its own. */
function installed(): Command {
  packed(join(folder, 'packed'))
  const home = join(folder, 'installed')
  mkdirSync(home)
  run('npm', ['init', '--yes', '--silent'], home)
  run('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs()], home)
  return { program: process.execPath, words: [join(home, 'node_modules', 'patchcord', 'dist', 'cli.js')] }
}

function tarballs(): string[] {
  return spawnSync('sh', ['-c', `ls ${join(folder, 'packed')}/*.tgz`], { encoding: 'utf8' }).stdout.trim().split('\n')
}

/** The binary of a version of Node, from the registry's package of it. */
function nodeOf(version: string): string {
  const name = `node-${process.platform}-${process.arch}`
  const home = join(folder, version)
  mkdirSync(home)
  const tarball = run('npm', ['pack', '--silent', '--prefer-offline', `${name}@${version}`], home).trim()
  run('tar', ['-xzf', tarball], home)
  return join(home, 'package', 'bin', 'node')
}

function run(program: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
  return stdout
}
