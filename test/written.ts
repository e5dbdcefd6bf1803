// Datasets written for tests, in folders that vanish.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { generate } from '../src/generate.ts'
import type { Manifest } from '../src/records/manifest.ts'
import { repertoire } from '../src/repertoire.ts'
import { readScenario } from '../src/scenario/index.ts'

const folders: string[] = []

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-test-'))
  folders.push(folder)
  return folder
}

/** Generates a scenario's text; `set` as on the command line. */
export async function written(text: string, set: readonly string[] = [], workers = 1): Promise<{ root: string; manifest: Manifest }> {
  const root = join(temporaryFolder(), 'dataset')
  const scenario = readScenario(text, 'scenario.yaml', repertoire, set)
  const manifest = await generate({ scenario, text, root, force: false, workers, onProgress: () => {} })
  return { root, manifest }
}
