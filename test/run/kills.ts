// Kills: a run that is ended again and again at random moments, looked at, and gone on with until it is whole.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from '../../src/tools/dataset/manifest-form.ts'
import { type Command, ending, filesBelow, folderDigest, patchcord, pause, start } from '../patchcord.ts'

export interface Killing {
  /** Processes that were killed before they ended. */
  readonly kills: number
  /** Runs that became whole, each after some kills. */
  readonly finished: number
  /** Kills after which something was kept. */
  readonly keeping: number
}

/** A run that nobody disturbed. */
export interface Undisturbed {
  readonly root: string
  /** Milliseconds that it took. */
  readonly length: number
}

export function undisturbed(command: Command, words: readonly string[], root: string): Undisturbed {
  const began = performance.now()
  const { status, stderr } = patchcord(command, 'generate', ...words, '--quiet', '--out', root)
  if (status !== 0) throw new Error(stderr)
  return { root, length: performance.now() - began }
}

/**
 * Kills processes that generate a scenario until `kills` have died, at moments that are drawn from `seed` over the time that
 * a whole run takes; after some of them the run is let to its end. Throws where a folder looks whole that is not, or
 * where a finished run has not the bytes of an undisturbed one.
 */
export async function kill(command: Command, words: readonly string[], kills: number, seed: number, whole: Undisturbed): Promise<Killing> {
  const root = `${whole.root}-killed`
  const wanted = folderDigest(whole.root)
  let state = seed
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  let [killed, finished, keeping] = [0, 0, 0]
  while (killed < kills) {
    const child = start(command, 'generate', ...words, '--quiet', '--out', root)
    await pause((0.1 + 0.9 * random()) * whole.length)
    child.kill('SIGKILL')
    const died = await ending(child) === 'SIGKILL'
    if (died) killed++
    examine(root, wanted)
    if (died && journalled(root) > 0) keeping++
    if (!died || random() < 0.25 || killed === kills) {
      finish(command, words, root, wanted)
      finished++
      rmSync(root, { recursive: true })
    }
  }
  return { kills: killed, finished, keeping }
}

function journalled(root: string): number {
  const path = join(root, 'UNFINISHED')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 3 : 0
}

/** Whatever looks whole must be whole: the folder by its manifest, a file by its name. */
function examine(root: string, wanted: string): void {
  const files = filesBelow(root)
  if (!files.includes('manifest.json')) return
  const manifest = readManifest(readFileSync(join(root, 'manifest.json'), 'utf8'))
  if (Array.isArray(manifest)) throw new Error(`a manifest that is none: ${manifest.join()}`)
  if (!files.includes('UNFINISHED') && folderDigest(root) !== wanted) throw new Error('a folder looks whole that is not')
}

function finish(command: Command, words: readonly string[], root: string, wanted: string): void {
  if (!existsSync(join(root, 'manifest.json')) || existsSync(join(root, 'UNFINISHED'))) {
    const { status, stderr } = patchcord(command, 'generate', ...words, '--quiet', '--out', root)
    if (status !== 0) throw new Error(`the same command ends with ${status}: ${stderr}`)
  }
  if (folderDigest(root) !== wanted) throw new Error('a run that was killed has other bytes than an undisturbed one')
}
