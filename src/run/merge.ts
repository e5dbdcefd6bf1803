// Merging: shards that fit together become the dataset that one run would have written.
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Manifest, MANIFEST } from '../records/manifest.ts'
import { type Texts, completeDataset, sha256 } from './complete.ts'
import { VERSION } from '../package.ts'
import { digestOf, openFolder, sweep } from './folder.ts'
import { UNFINISHED } from './journal.ts'
import { type ShardNote, readShard, shardText } from './shard.ts'

/** What shards cannot be merged for: every reason, in its own words. */
export class MergeError extends Error {
  override name = 'MergeError'
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super(`these shards make no dataset\n${reasons.map((reason) => `  ${reason}`).join('\n')}`)
    this.reasons = reasons
  }
}

/** A file of a shard is not what the shard says it is. */
export class DamageError extends Error {
  override name = 'DamageError'
}

export interface MergeRequest {
  /** Shards' folders, or folders with such in them. */
  readonly folders: readonly string[]
  readonly root: string
  readonly force: boolean
  readonly onProgress: (share: number) => void
  readonly signal?: AbortSignal
}

interface Found {
  readonly folder: string
  readonly note: ShardNote
}

const TEXTS = ['scenario.yaml', 'scenario.resolved.yaml']

/**
 * Files are linked, or copied where they cannot be; the shards stay as they are. Rejects with MergeError before anything is
 * written, with FolderError, with DamageError, and with what the file system says.
 */
export async function merge({ folders, root, force, onProgress, signal }: MergeRequest): Promise<Manifest> {
  const shards = findShards(folders)
  const { head } = shards[0].note
  await openFolder(root, { version: head.version, scenarioSha256: head.scenarioSha256, share: 'merge' }, force, () => {}, signal)
  try {
    const texts = textsOf(shards[0])
    const total = shards.reduce((sum, { note }) => sum + bytesOf(note), 0)
    let done = 0
    for (const { folder, note } of shards) {
      for (const { path, bytes, sha256: wanted } of note.yields.flatMap(({ written }) => written.files)) {
        signal?.throwIfAborted()
        onProgress(done / total)
        await take(folder, root, path, wanted)
        done += bytes
      }
    }
    return completeDataset(root, head, texts, shards.flatMap(({ note }) => note.yields))
  } catch (error) {
    sweep(root)
    throw error
  }
}

/** The shards of folders, by their number. Throws MergeError unless they are one of each of one run. */
export function findShards(folders: readonly string[]): Found[] {
  const reasons: string[] = []
  const found = folders.flatMap(withShards).flatMap((folder) => {
    const note = readShard(folder)
    if (!note) reasons.push(`${folder} ${whatItIs(folder)}`)
    return note ? [{ folder, note }] : []
  })
  if (found.length > 0) reasons.push(...strangers(found), ...gaps(found), ...others(found))
  if (reasons.length > 0 || found.length === 0) throw new MergeError(reasons.length > 0 ? reasons : ['there are none'])
  return found.toSorted((a, b) => a.note.shard.index - b.note.shard.index)
}

/** A folder itself, or the shards in it where it is none. */
function withShards(folder: string): string[] {
  if (readShard(folder) || !existsSync(folder)) return [folder]
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.startsWith('shard-'))
  return below.length > 0 ? below.map(({ name }) => join(folder, name)).sort() : [folder]
}

function whatItIs(folder: string): string {
  if (!existsSync(folder)) return 'is not there'
  if (existsSync(join(folder, UNFINISHED))) return 'is not finished: the command that began it goes on with it'
  return existsSync(join(folder, MANIFEST)) ? 'is a whole dataset, not a shard' : 'holds no shard'
}

/** Those that are not of the run of the first. */
function strangers([first, ...others]: readonly Found[]): string[] {
  return others.flatMap(({ folder, note }) => {
    const differs = (Object.keys(first.note.head) as (keyof typeof note.head)[])
      .filter((key) => JSON.stringify(note.head[key]) !== JSON.stringify(first.note.head[key]))
    const words = differs.map((key) => (key === 'scenarioSha256' ? 'settings' : `${key} ${String(note.head[key])}, not ${String(first.note.head[key])}`))
    return differs.length > 0 ? [`${folder} is of another run than ${first.folder}: it has other ${words.join('; ')}`] : []
  })
}

/** Another version would publish other documents with the data. */
function others([{ folder, note: { head } }]: readonly Found[]): string[] {
  return head.version === VERSION ? [] : [`${folder} was written by patchcord ${head.version}: merge with that version, this is ${VERSION}`]
}

function gaps(found: readonly Found[]): string[] {
  const [{ folder: first, note: { shard: { count } } }] = found
  const reasons = found.filter(({ note }) => note.shard.count !== count)
    .map(({ folder, note }) => `${folder} is shard ${shardText(note.shard)}, but ${first} is one of ${count}`)
  const missing: number[] = []
  for (let index = 1; index <= count; index++) {
    const those = found.filter(({ note }) => note.shard.index === index && note.shard.count === count)
    if (those.length === 0) missing.push(index)
    if (those.length > 1) reasons.push(`shard ${index}/${count} is there ${those.length} times: ${those.map(({ folder }) => folder).join(', ')}`)
  }
  if (missing.length > 0) reasons.push(`of ${count} shards ${missing.length === 1 ? 'one is' : `${missing.length} are`} missing: ${missing.join(', ')}`)
  return reasons
}

function bytesOf({ yields }: ShardNote): number {
  return yields.reduce((sum, { written }) => sum + written.files.reduce((all, { bytes }) => all + bytes, 0), 0)
}

function textsOf({ folder, note }: Found): Texts {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  if (sha256(texts['scenario.resolved.yaml']) !== note.head.scenarioSha256) throw new DamageError(`${join(folder, 'scenario.resolved.yaml')} was changed`)
  return texts
}

async function take(from: string, to: string, path: string, wanted: string): Promise<void> {
  const source = join(from, path)
  const target = join(to, path)
  if (!existsSync(source)) throw new DamageError(`${source} is missing: write that shard again with --force`)
  mkdirSync(dirname(target), { recursive: true })
  linkOrCopy(source, target)
  if (await digestOf(target) !== wanted) throw new DamageError(`${source} is not what its shard wrote: write that shard again with --force`)
}

/** Where both lie on one file system that knows links, nothing is copied. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(String((error as { code?: unknown }).code))) throw error
    copyFileSync(source, `${target}.partial`, constants.COPYFILE_FICLONE)
    renameSync(`${target}.partial`, target)
  }
}
