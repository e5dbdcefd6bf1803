// patchcord merge: the shards of a run become one dataset.
import { join } from 'node:path'
import { findShards, merge as link } from '../run/merge.ts'
import { Exit } from './exit.ts'
import { Stop } from './stop.ts'
import { summary } from './summary.ts'
import { ProgressLine, print } from './terminal.ts'

export interface MergeOptions {
  readonly folders: readonly string[]
  readonly out?: string | undefined
  readonly force: boolean
  readonly json: boolean
  readonly quiet: boolean
}

export async function merge({ folders, out, force, json, quiet }: MergeOptions): Promise<number> {
  const root = out ?? join('output', findShards(folders)[0].note.head.name)
  const progress = new ProgressLine(quiet || json)
  const stop = new Stop(() => 'interrupted; the same command merges again, the shards are as they were')
  try {
    const manifest = await link({
      folders, root, force, signal: stop.signal, onProgress: (share) => progress.show({ phase: 'merging', share, records: 0 }),
    })
    progress.end()
    if (json) print(JSON.stringify(manifest))
    else if (!quiet) print(summary(manifest, root, progress.seconds))
    return Exit.ok
  } finally {
    stop.end()
    progress.end()
  }
}
