// patchcord realism as people and machines see it: verdicts follow the figures, whatever they are.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { realism } from '../../../src/commands/realism.ts'
import { publishedTargets } from '../../../src/tools/realism/published.ts'
import { temporaryFolder } from '../../written.ts'
import { smallDataset } from '../small.ts'

interface Told {
  ok: boolean
  sims: number
  counts: Record<string, number>
  judgements: { name: string; verdict: string; distance: number | null; found: unknown; reason?: string }[]
}

let root: string
let out = ''

beforeAll(async () => { root = await smallDataset() })
afterEach(() => { vi.restoreAllMocks() })

async function run(options: { targets?: string; html?: string; json?: boolean; quiet?: boolean }): Promise<number> {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true })
  const code = await realism({ dataset: root, json: false, quiet: false, ...options })
  vi.restoreAllMocks()
  return code
}

function targetsOf(targets: string): string {
  const file = join(temporaryFolder(), 'mine.yaml')
  writeFileSync(file, `version: 1\nname: mine\ntargets:\n${targets}`)
  return file
}

const target = (name: string, figure: string, required: boolean) =>
  `  ${name}: {measure: known_answered, ${figure}, tolerance: {pass: 0.02, fail: 0.05}, required: ${required}, population: us, source: ours}\n`

test('every published target is judged, or told why not', async () => {
  await run({ json: true })
  const told = JSON.parse(out) as Told
  expect(told.judgements.map(({ name }) => name)).toEqual(publishedTargets().targets.map(({ name }) => name))
  for (const { name, verdict, distance, found, reason } of told.judgements) {
    expect(verdict === 'not applicable', name).toBe(distance === null)
    expect(found === null, name).toBe(distance === null)
    expect(reason !== undefined, name).toBe(distance === null)
  }
  expect(told.counts['not applicable']).toBeGreaterThan(20)
  expect(told.sims).toBeGreaterThan(1000)
})

test('the verdict and the exit code follow the distance', async () => {
  await run({ json: true })
  const value = (JSON.parse(out) as Told).judgements.find(({ name }) => name === 'known-answered')?.found as number
  const figures = [['met', value + 0.01, 'both'], ['near', value - 0.03, 'both'], ['missed', value - 0.1, 'both'], ['above', value - 0.1, 'at-least'], ['below', value - 0.1, 'at-most']] as const
  const text = (required: string) => figures.map(([name, figure, sense]) => target(name, `value: ${figure}, sense: ${sense}`, name === required)).join('')
  expect(await run({ targets: targetsOf(text('met')), json: true })).toBe(0)
  expect((JSON.parse(out) as Told).judgements.map(({ verdict }) => verdict)).toEqual(['pass', 'warn', 'fail', 'pass', 'fail'])
  expect(await run({ targets: targetsOf(text('near')) })).toBe(0)
  expect(await run({ targets: targetsOf(text('missed')), quiet: true })).toBe(3)
  expect(out).toMatch(/^missed \* .*fail/)
})

test('a median of distances that is too large fails by itself', async () => {
  const figures = '{measure: duration_median, percentiles: {p50: 1000}, tolerance: {pass: 0.9, fail: 1}, required: true, population: us, source: ours}'
  expect(await run({ targets: targetsOf(`  one: ${figures}\n`) })).toBe(3)
  expect(out).toMatch(/median distance of required percentiles 0\.\d+, beyond 0\.1/)
})

test('the page shows every target, a picture of each distribution, and loads nothing', async () => {
  const html = join(temporaryFolder(), 'realism.html')
  await run({ html, quiet: true })
  const page = readFileSync(html, 'utf8')
  for (const { name } of publishedTargets().targets) expect(page).toContain(`>${name}`)
  expect(page.match(/<svg [^>]*class="picture"/g)?.length).toBeGreaterThan(1)
  expect(page).not.toMatch(/(src|href)="(?!#|data:,)/)
  await run({ html, quiet: true })
  expect(readFileSync(html, 'utf8')).toBe(page)
})
