// Reading the scenario that a command is given.
import { readFileSync } from 'node:fs'
import { repertoire } from '../repertoire.ts'
import { type Scenario, readScenario } from '../scenario/index.ts'

export interface ScenarioOptions {
  readonly scenario: string
  readonly set: readonly string[]
}

/** Throws ScenarioError, and what the file system throws. */
export function loadScenario({ scenario, set }: ScenarioOptions): { scenario: Scenario; text: string } {
  const bytes = readFileSync(scenario)
  return { scenario: readScenario(bytes, scenario, repertoire, set), text: bytes.toString('utf8') }
}
