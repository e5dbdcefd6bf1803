// Golden digests: nothing changes in the output unnoticed. PATCHCORD_GOLDEN=write renews them.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/records/manifest.ts'
import { written } from '../written.ts'

const FILE = new URL('digests.json', import.meta.url)
const golden: Record<string, unknown> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
const renew = process.env['PATCHCORD_GOLDEN'] === 'write'

/** Content by table, which no codec and no cut can change, and one digest over all files. */
function digest({ tables, files, counts }: Manifest): unknown {
  const all = createHash('sha256')
  for (const { path, sha256 } of files) all.update(`${sha256}  ${path}\n`)
  return { tables, counts, files: all.digest('hex') }
}

describe('the same bytes as ever', () => {
  for (const name of ['crowd', 'relay', 'rooms']) {
    it(name, async () => {
      const text = readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8')
      const { manifest } = await written(text, [], 2)
      const found = digest(manifest)
      if (renew) {
        golden[name] = found
        writeFileSync(FILE, `${JSON.stringify(golden, null, 2)}\n`)
      }
      expect(found).toEqual(golden[name])
    })
  }
})
