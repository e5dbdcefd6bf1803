// patchcord as a library: read a scenario, generate a dataset, verify one.
export { generate, type Request } from './generate.ts'
export { plan, type Plan } from './run/plan.ts'
export { repertoire } from './repertoire.ts'
export { ScenarioError, jsonSchema, readScenario, resolvedYaml, type Scenario } from './scenario/index.ts'
export type { Manifest } from './records/manifest.ts'
export { TABLES } from './records/tables.ts'
export type { Chunk, Column, Field, Table } from './records/fields.ts'
export type { Progress } from './run/run.ts'
