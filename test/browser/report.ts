// npm run test:browser: the report in a real browser, and its screenshots. The dataset and a folder may be named.
import { strict as assert } from 'node:assert'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type Page, chromium } from 'playwright-core'
import { report } from '../../src/commands/report.ts'
import { generate } from '../../src/generate.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'

const BROWSERS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const SCENARIO = `
version: 1
name: browser
seed: 3
period: {from: 2022-05-30, to: 2022-06-03, utc-offset: "+08:00"}
population: {subscribers: 1500, profiles: {resident: 80 %, courier: 10 %, idle: 10 %}}
groups:
  strangers: {size: 4000, on-net-share: 20 %}
operations:
  relay: {kind: relay-pair, targets: strangers, members: 2, pairs: 2, raid: 2022-06-03 17:00}
  sellers: {kind: telemarketing-room, targets: strangers, members: 3, pairs: 3}
`

async function main(): Promise<void> {
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) {
    console.log('skipped: there is no chromium (apt-get install chromium, or name one in CHROMIUM)')
    return
  }
  const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'patchcord-browser-'))
  mkdirSync(folder, { recursive: true })
  const root = process.argv[2] ?? await dataset(folder)
  await report({ dataset: root, out: join(folder, 'report'), scored: [], audit: true, seed: '1', open: false, quiet: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    for (const width of [1280, 390]) for (const colorScheme of ['light', 'dark'] as const) await look(browser, folder, width, colorScheme)
  } finally {
    await browser.close()
  }
  console.log(`screenshots in ${folder}`)
}

async function dataset(folder: string): Promise<string> {
  const root = join(folder, 'dataset')
  const scenario = readScenario(SCENARIO, 'scenario.yaml', repertoire)
  await generate({ scenario, text: SCENARIO, root, force: true, workers: 2, onProgress: () => {} })
  return root
}

async function look(browser: Browser, folder: string, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const address = pathToFileURL(resolve(folder, 'report', 'index.html')).href
  const told: string[] = []
  page.on('console', (message) => told.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => told.push(`error: ${error.message}`))
  page.on('request', (request) => { if (request.url() !== address && !request.url().startsWith('data:')) told.push(`request: ${request.url()}`) })
  await page.goto(address)
  await page.screenshot({ path: join(folder, `report-${width}-${colorScheme}.png`), fullPage: true })
  const pictures = await drawn(page)
  assert.ok(pictures.length > 15, `only ${pictures.length} pictures`)
  for (const { name, visible, marks, wide } of pictures) {
    assert.equal(visible, 1, `${name} is shown ${visible} times at ${width}`)
    assert.ok(marks > 0, `${name} has no marks`)
    assert.ok(wide <= width, `${name} is ${wide} wide`)
  }
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'it scrolls sideways')
  await keyboard(page)
  assert.deepEqual(told, [])
  console.log(`${width} px ${colorScheme}: ${pictures.length} pictures drawn, nothing on the console, no request, no sideways scrolling, keyboard works`)
  await page.close()
}

interface Drawn {
  readonly name: string
  readonly visible: number
  readonly marks: number
  readonly wide: number
}

/** For each figure: how many of its drawings are shown, marks that take room, and its width. */
async function drawn(page: Page): Promise<Drawn[]> {
  return page.evaluate(`[...document.querySelectorAll('figure')].map((figure) => {
    const shown = [...figure.querySelectorAll('svg.picture')].filter((svg) => svg.getBoundingClientRect().width > 100)
    const marks = shown.flatMap((svg) => [...svg.querySelectorAll('.marks path, .marks rect, .marks circle, .marks line')])
      .filter((mark) => { const { width, height } = mark.getBoundingClientRect(); return width > 0 || height > 0 })
    return { name: figure.id, visible: shown.length, marks: marks.length, wide: Math.ceil(figure.getBoundingClientRect().right) }
  })`)
}

/** The first key leads to the skip link, which leads to the contents; what is folded unfolds; wide tables can be reached. */
async function keyboard(page: Page): Promise<void> {
  const focused = (what: string) => page.evaluate(`document.activeElement.${what}`)
  await page.keyboard.press('Tab')
  assert.equal(await focused('className'), 'skip')
  await page.keyboard.press('Enter')
  assert.equal(await focused('id'), 'main')
  await page.focus('summary')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(`document.querySelector('details').open`), true)
  assert.ok(Number(await page.evaluate(`[...document.querySelectorAll('.scroll')].filter((each) => each.tabIndex === 0).length`)) > 2)
}

await main()
