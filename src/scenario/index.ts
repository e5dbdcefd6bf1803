// Scenarios: what is asked for; YAML in, checked settings or every problem out.
export { readScenario } from './read.ts'
export { resolvedYaml } from './write.ts'
export { jsonSchema } from './json-schema.ts'
export { type FieldRow, fieldReference } from './reference.ts'
export { scenarioTemplate } from './template.ts'
export { ScenarioError } from './scenario-error.ts'
export type * from './settings.ts'
