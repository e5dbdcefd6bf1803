// patchcord contest: detectors compete on datasets that are made here, over levels, sizes and seeds.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { auditDataset } from '../tools/audit/audit.ts'
import { baselines } from '../tools/baselines/index.ts'
import { World } from '../tools/baselines/world.ts'
import { readScoreFile } from '../tools/score/score-file.ts'
import { scorecard } from '../tools/score/score.ts'
import { readScores } from '../tools/score/scores.ts'
import { VERSION } from '../package.ts'
import { baselineNamed } from './baseline.ts'
import { type Case, type CaseName, caseTitle, openCase, scenarioOfCase } from './contest/case.ts'
import { type Entrant, baselineEntrant, commandEntrant, scoresFile } from './contest/entrant.ts'
import { type CaseFacts, type Result, tablesOf } from './contest/results.ts'
import { LEVELS, SIZES, SUITES, listOf } from './contest/suite.ts'
import { Exit, UsageError } from './exit.ts'
import { print, warn } from './terminal.ts'

export interface ContestOptions {
  readonly detector: readonly string[]
  readonly baselines?: string | undefined
  readonly suite: string
  readonly levels?: string | undefined
  readonly sizes?: string | undefined
  readonly seeds?: string | undefined
  readonly timeLimit: number
  readonly budget: number
  readonly format: string
  readonly out: string
  readonly markdown?: string | undefined
  readonly keep: boolean
  readonly json: boolean
  readonly quiet: boolean
}

/** What is kept of a case, so that the same command goes on where it was interrupted. */
interface Kept {
  readonly version: string
  readonly scenarioSha256: string
  facts?: CaseFacts
  readonly results: Record<string, Result>
}

/** Gives the exit code: 3 where an entrant failed. */
export async function contest(options: ContestOptions): Promise<number> {
  const cases = casesOf(options)
  const names = options.baselines === undefined ? [] : options.baselines === 'all' ? baselines.map(({ name }) => name) : listOf('baselines', options.baselines)
  if (names.length + options.detector.length === 0) throw new UsageError('name a --detector, or --baselines (all, or some of patchcord baseline --list)')
  const kept: Kept[] = []
  for (const name of cases) kept.push(await play(name, names, options))
  const results = kept.flatMap((each) => [...names, ...options.detector].map((entrant) => each.results[entrant]))
  const facts = kept.flatMap((each) => (each.facts ? [each.facts] : []))
  if (options.json) print(JSON.stringify({ version: VERSION, results, facts }, finite))
  else if (!options.quiet) print(tablesOf(results, facts, true).join('\n\n'))
  if (options.markdown !== undefined) put(options.markdown, pageOf(options.markdown, tablesOf(results, facts, false)))
  const failed = results.filter(({ entrant, metrics }) => !metrics && options.detector.includes(entrant))
  for (const { entrant, problem, ...name } of failed) warn(`patchcord: ${entrant} failed on ${caseTitle(name)}: ${problem ?? ''}`)
  return failed.length > 0 ? Exit.expectation : Exit.ok
}

function casesOf(options: ContestOptions): CaseName[] {
  const suite = SUITES[options.suite]
  if (!suite) throw new UsageError(`there is no suite ${options.suite}, only ${Object.keys(SUITES).join(', ')}`)
  if (!(options.timeLimit > 0)) throw new UsageError(`--time-limit ${options.timeLimit}: seconds`)
  const levels = options.levels === undefined ? suite.levels : listOf('levels', options.levels, LEVELS)
  const sizes = options.sizes === undefined ? suite.sizes : listOf('sizes', options.sizes, Object.keys(SIZES))
  const seeds = options.seeds === undefined ? suite.seeds : listOf('seeds', options.seeds)
  return levels.flatMap((level) => sizes.flatMap((size) => seeds.map((seed) => ({ level, size, seed }))))
}

/** Lets every entrant that has no result yet compete on a case. */
async function play(name: CaseName, names: readonly string[], options: ContestOptions): Promise<Kept> {
  const folder = join(options.out, caseTitle(name))
  const { sha256 } = scenarioOfCase(name, options.format)
  const kept = recall(folder, sha256)
  const missing = [...names, ...options.detector].filter((entrant) => !kept.results[entrant]?.metrics && !kept.results[entrant]?.absent)
  if (missing.length === 0) return kept
  if (!options.quiet) warn(`${caseTitle(name)}: ${missing.length} to compete`)
  const opened = await openCase(name, options.out, options.format, availableParallelism())
  let forestScores: Float64Array | undefined
  let world: Promise<World> | undefined
  const worldOf = () => (world ??= World.open(opened.dataset, opened.split, name.seed))
  const hear = (entrant: string) => (_: Case, score: Float64Array) => { if (entrant === 'forest') forestScores = score }
  for (const entrant of missing) {
    const entered = names.includes(entrant) ? baselineEntrant(baselineNamed(entrant), worldOf, hear(entrant)) : commandEntrant(entrant, options.timeLimit)
    kept.results[entrant] = await compete(entered, opened, options.budget)
    remember(folder, kept)
  }
  if (names.includes('forest') && (forestScores || !kept.facts)) {
    kept.facts = await factsOf(opened, forestScores)
    remember(folder, kept)
  }
  if (!options.keep) for (const part of ['dataset', 'input']) rmSync(join(folder, part), { recursive: true, force: true })
  return kept
}

async function compete(entrant: Entrant, opened: Case, budget: number): Promise<Result> {
  const { level, size, seed, population, dataset } = opened
  const about = { level, size, seed, entrant: entrant.name }
  const lacking = entrant.absent(opened)
  if (lacking !== undefined) return { ...about, problem: `needs ${lacking}`, absent: true }
  const out = scoresFile(opened, entrant)
  try {
    await entrant.run(opened, out)
    const scores = readScores(await readScoreFile(out), population, { origin: dataset.frame.origin, allowMissing: false })
    const card = scorecard(scores, population, { name: entrant.name, k: 100, budget, seed: '1', replicates: 0 })
    return { ...about, metrics: card.rows[0].metrics }
  } catch (error) {
    return { ...about, problem: error instanceof Error ? error.message : String(error) }
  }
}

async function factsOf({ level, size, seed, dataset, split, population, whole }: Case, forestScores: Float64Array | undefined): Promise<CaseFacts> {
  const { verdict, leaks, sims, relaySims, operations, blending, features } = await auditDataset(dataset, split, seed, { forestScores, tested: population, whole })
  const [best] = features.filter(({ behavioural }) => behavioural)
  return { level, size, seed, verdict, leaks: leaks.map(({ name }) => name), sims, relaySims, operations, blending, bestFeature: best.name, bestFeatureAuc: best.auc }
}

function recall(folder: string, scenarioSha256: string): Kept {
  const file = join(folder, 'results.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) => (value === 'never' ? Infinity : value)) as Kept : undefined
  return kept?.version === VERSION && kept.scenarioSha256 === scenarioSha256 ? kept : { version: VERSION, scenarioSha256, results: {} }
}

function remember(folder: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true })
  put(join(folder, 'results.json'), `${JSON.stringify(kept, finite, 1)}\n`)
}

function finite(_: string, value: unknown): unknown {
  return value === Infinity ? 'never' : value
}

const [BEGIN, END] = ['<!-- results -->', '<!-- end of results -->']

/** A document keeps its own words: the tables stand between two marks. */
function pageOf(path: string, tables: readonly string[]): string {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : `# Results\n\n${BEGIN}\n${END}\n`
  const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)]
  if (from < 0 || to < from) throw new UsageError(`${path} has no place for results: ${BEGIN} and ${END}`)
  return `${before.slice(0, from + BEGIN.length)}\n\n${tables.join('\n\n')}\n\n${before.slice(to)}`
}

function put(path: string, text: string): void {
  writeFileSync(`${path}.partial`, text)
  renameSync(`${path}.partial`, path)
}
