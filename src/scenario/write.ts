// Writing: a scenario with every default spelled out, in the notation in which it is read.
import { stringify } from 'yaml'
import { unresolve } from './resolve.ts'
import { scenarioFields } from './schema.ts'
import type { Scenario } from './settings.ts'
import { toWriting } from './walk.ts'

/** YAML that reads as the same scenario, whatever the defaults of another version may be. */
export function resolvedYaml(scenario: Scenario): string {
  const fields = scenarioFields({
    profiles: Object.entries(scenario.population.profiles).map(([name, share]) => ({ name, share, description: '' })),
    kinds: scenario.operations.map(({ kind, ...defaults }) => ({ name: kind, description: '', defaults })),
    presets: scenario.operations.flatMap(({ evasion }) => (evasion === undefined ? [] : [{ name: evasion, description: '', settings: {} }])),
  })
  return stringify(toWriting(fields, unresolve(scenario)), {
    version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false,
  })
}
