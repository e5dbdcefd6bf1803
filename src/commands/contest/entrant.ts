// Entrants: detectors that compete, a command of somebody's own or a baseline.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Baseline } from '../../tools/baselines/baseline.ts'
import { World } from '../../tools/baselines/world.ts'
import { detectionText } from '../../tools/baselines/write.ts'
import type { Case } from './case.ts'

export interface Entrant {
  readonly name: string
  /** Says nothing where it cannot take part, and why. */
  absent(contest: Case): string | undefined
  /** Writes its scores into the file. Rejects with what went wrong. */
  run(contest: Case, out: string): Promise<void>
}

/** Its last words, that people may see why it failed. */
const LAST_WORDS = 2000

/** `command` names the input folder as {data} and the file to write as {out}. `limit` in seconds. */
export function commandEntrant(command: string, limit: number): Entrant {
  return {
    name: command,
    absent: () => undefined,
    run: ({ input }, out) => {
      rmSync(out, { force: true })
      return runCommand(command.replaceAll('{data}', quoted(input)).replaceAll('{out}', quoted(out)), limit)
    },
  }
}

export function baselineEntrant({ name, needs, detect }: Baseline, worldOf: (contest: Case) => Promise<World>, hear: (contest: Case, score: Float64Array) => void): Entrant {
  return {
    name,
    absent: ({ dataset }) => needs.find(({ path }) => !(path in dataset.manifest.tables))?.path,
    async run(contest, out) {
      const world = await worldOf(contest)
      const detection = await detect(world)
      hear(contest, detection.score)
      writeFileSync(out, detectionText(detection, world, new Set(contest.split.testEntities.map((id) => world.sims.find(Number(id))))))
    },
  }
}

/** Where the scores of an entrant go. */
export function scoresFile({ folder }: Case, { name }: Entrant): string {
  return join(folder, `scores-${name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}.csv`)
}

async function runCommand(command: string, limit: number): Promise<void> {
  // A group of its own, so that whatever it starts ends with it.
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { words = (words + text).slice(-LAST_WORDS) })
  let late = false
  const timer = setTimeout(() => {
    late = true
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limit * 1000)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)).finally(() => clearTimeout(timer))
  if (late) throw new Error(`it took more than ${limit} s`)
  if (code !== 0) throw new Error(`it ended with ${code ?? 'a signal'}${words.trim() === '' ? '' : `: ${words.trim()}`}`)
}

/** For the shell that runs the command. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`
}
