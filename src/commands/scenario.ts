// Reading the scenario that a command is given.
import { readFileSync } from 'node:fs'
import { repertoire } from '../repertoire.ts'
import { type Scenario, ScenarioError, readScenario } from '../scenario/index.ts'
import { many, warn } from './terminal.ts'

export interface ScenarioOptions {
  readonly scenario: string
  readonly set: readonly string[]
  readonly quiet?: boolean
}

const SHRINK = /^population\.subscribers=/

/** Throws ScenarioError, and what the file system throws. */
export function loadScenario({ scenario: file, set, quiet }: ScenarioOptions): { scenario: Scenario; text: string } {
  const bytes = readFileSync(file)
  const text = bytes.toString('utf8')
  const { overrides, notes } = shrinking(bytes, file, set)
  const scenario = readScenario(bytes, file, repertoire, overrides)
  if (!quiet) for (const note of notes) warn(`note: ${note}`)
  return { scenario, text }
}

/**
 * A town made smaller by --set population.subscribers may have fewer people than a list names on its network. Then the
 * list's share of them shrinks as the town does, and a note says so; written in the file it would be a problem.
 */
function shrinking(bytes: Uint8Array, file: string, set: readonly string[]): { overrides: readonly string[]; notes: string[] } {
  const others = set.filter((override) => !SHRINK.test(override))
  if (others.length === set.length) return { overrides: set, notes: [] }
  const full = tryRead(bytes, file, others)
  if (!full) return { overrides: set, notes: [] }
  const bare = tryRead(bytes, file, [...set, 'groups={}', 'operations={}'])
  const subscribers = bare?.population.subscribers ?? Infinity
  const factor = subscribers / full.population.subscribers
  const overrides = [...set]
  const notes: string[] = []
  for (const [name, { size, onNetShare }] of Object.entries(full.groups)) {
    const members = Math.round(size * onNetShare)
    if (members <= subscribers) continue
    overrides.push(`groups.${name}.on-net-share=${onNetShare * factor}`)
    notes.push(`${many(subscribers)} subscribers are fewer than the ${many(members)} members of ${name} on this network; `
      + `shrunk with the town to ${many(Math.round(size * onNetShare * factor))}`)
  }
  return { overrides, notes }
}

function tryRead(bytes: Uint8Array, file: string, overrides: readonly string[]): Scenario | undefined {
  try {
    return readScenario(bytes, file, repertoire, overrides)
  } catch (error) {
    if (error instanceof ScenarioError) return undefined
    throw error
  }
}
