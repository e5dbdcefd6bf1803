// Settings that must change nothing: who writes a dataset, in how many pieces, where on earth.
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { type Command, folderDigest, patchcord } from '../patchcord.ts'

export interface Setting {
  readonly command: Command
  readonly workers: number
  /** 1 is one run without shards. */
  readonly shards: number
}

/** Far apart, with offsets of half hours, other digits and other orders of letters. */
export const PLACES = [
  { env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' } },
  { env: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  { env: { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' } },
] as const

/** Generates a dataset, in shards where there are several, and gives the digest of its folder; the folder is removed. */
export function digestOf({ command, workers, shards }: Setting, words: readonly string[], out: string): string {
  const all = ['generate', ...words, '--quiet', '--workers', String(workers)]
  if (shards === 1) must(patchcord(command, ...all, '--out', out))
  else {
    for (let index = shards; index >= 1; index--) must(patchcord(command, ...all, '--shard', `${index}/${shards}`, '--out', `${out}-shards`))
    must(patchcord(command, 'merge', `${out}-shards`, '--out', out, '--quiet'))
  }
  const digest = folderDigest(out)
  for (const folder of [out, join(`${out}-shards`)]) rmSync(folder, { recursive: true, force: true })
  return digest
}

function must({ status, stderr }: { readonly status: number | null; readonly stderr: string }): void {
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`)
}
