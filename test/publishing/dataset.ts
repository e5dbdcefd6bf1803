// A dataset to publish, its outline of files, and Python where it is there.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../src/records/manifest.ts'

export const TEXT = readFileSync(new URL('../golden/relay.yaml', import.meta.url), 'utf8')

/** PATCHCORD_PYTHON names another interpreter: one with the libraries that a machine's own has not. */
const PYTHON = process.env['PATCHCORD_PYTHON'] ?? 'python3'

/** Whether Python can import all of these. */
export function pythonHas(...modules: readonly string[]): boolean {
  return spawnSync(PYTHON, ['-c', modules.map((name) => `import ${name}`).join('\n')]).status === 0
}

/** What a Python program prints when it is run in a folder. */
export function python(program: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', program], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

/** The files of a manifest that a glob of `*` matches, as shells match it. */
export function matching(glob: string, { files }: Manifest): string[] {
  const pattern = new RegExp(`^${glob.split('*').map((part) => part.replaceAll(/[.+]/g, '\\$&')).join('[^/]*')}$`)
  return files.map(({ path }) => path).filter((path) => pattern.test(path))
}

/** A document of a dataset, as JSON. */
export function json<T>(root: string, name: string): T {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as T
}
