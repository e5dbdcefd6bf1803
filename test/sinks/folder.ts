// A folder for one test file, removed at its end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** To be called while a test file is collected. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
