// The README's picture is what its dataset gives. PATCHCORD_GOLDEN=write (npm run picture) draws it again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { draw } from '../../src/pictures/index.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import { readOperations } from '../../src/tools/explain/subject.ts'
import { readCasts } from '../../src/tools/report/casts.ts'
import { timeline } from '../../src/tools/report/timeline.ts'
import { written } from '../written.ts'

const FOLDER = new URL('../../docs/', import.meta.url)
const FILE = new URL('lives-of-sims.svg', FOLDER)

it('docs/lives-of-sims.svg', async () => {
  const { root } = await written(readFileSync(new URL('picture.yaml', import.meta.url), 'utf8'), [], 2)
  const dataset = Dataset.open(root)
  const [cast] = await readCasts(dataset, await readOperations(dataset))
  const svg = `${draw({ ...timeline(cast, dataset.frame), title: 'One relay operation: the lives of its SIMs' }, { width: 860, alone: true }).text}\n`
  if (process.env['PATCHCORD_GOLDEN'] === 'write') {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(FILE, svg)
  }
  expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : 'no file').toBe(svg)
})
