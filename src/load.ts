// Loading a scenario: from a file, or from its text.
import { readFileSync } from 'node:fs'
import { repertoire } from './repertoire.ts'
import { type Scenario, readScenario } from './scenario/index.ts'

/** Values in place of the scenario's, as after --set: `{ 'population.subscribers': 2000, seed: 'b' }`. */
export type Overrides = Readonly<Record<string, string | number | boolean>>

/**
 * Reads and checks a scenario's YAML file.
 * @throws {ScenarioError} with every problem of it, and what the file system throws.
 */
export function loadScenario(file: string, overrides: Overrides = {}): Scenario {
  return readScenario(readFileSync(file), file, repertoire, settings(overrides))
}

/** As `loadScenario`, from the text of a scenario; `name` stands for the file in problems. @throws {ScenarioError} */
export function parseScenario(text: string, overrides: Overrides = {}, name = 'scenario.yaml'): Scenario {
  return readScenario(text, name, repertoire, settings(overrides))
}

function settings(overrides: Overrides): string[] {
  return Object.entries(overrides).map(([path, value]) => `${path}=${typeof value === 'string' ? JSON.stringify(value) : value}`)
}
