// patchcord as a process of its own, for tests that end it in the middle; and folders compared byte by byte.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** A program and its first words: how patchcord is started. */
export interface Command {
  readonly program: string
  readonly words: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** From source, by the Node that runs the test. */
export const SOURCE: Command = { program: process.execPath, words: ['--import', TSX, join(ROOT, 'src/cli.ts')] }

/** From the package as it would be published, beside the dependencies of this one. */
export function packed(folder: string): Command {
  mkdirSync(folder, { recursive: true })
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' })
  const tarball = stdout.trim().split('\n').at(-1)
  if (status !== 0 || !tarball) throw new Error(`npm pack: ${stderr}`)
  spawnSync('tar', ['-xzf', tarball], { cwd: folder })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return { program: process.execPath, words: [join(folder, 'package', 'dist', 'cli.js')] }
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export function patchcord({ program, words, env = {} }: Command, ...more: readonly string[]): Ended {
  return spawnSync(program, [...words, ...more], { encoding: 'utf8', env: { ...process.env, ...env } })
}

export function start({ program, words, env = {} }: Command, ...more: readonly string[]): ChildProcess {
  return spawn(program, [...words, ...more], { stdio: 'ignore', env: { ...process.env, ...env } })
}

/** Its exit code, or the signal that ended it. */
export function ending(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode)
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Waits until something holds; throws after `seconds`. */
export async function until(holds: () => boolean, seconds = 60): Promise<void> {
  for (const began = performance.now(); performance.now() - began < seconds * 1000 && !holds();) await pause(10)
  if (!holds()) throw new Error(`never: ${holds.toString()}`)
}

/** One digest over the names and bytes of all files below a folder. */
export function folderDigest(root: string): string {
  const hash = createHash('sha256')
  for (const path of filesBelow(root)) hash.update(`${path}\0${createHash('sha256').update(readFileSync(join(root, path))).digest('hex')}\n`)
  return hash.digest('hex')
}

/** Paths of files, in the order of their names. */
export function filesBelow(root: string): string[] {
  if (!existsSync(root)) return []
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort()
}
