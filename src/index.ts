// patchcord as a library: load a scenario, simulate it in memory or generate its dataset, and read datasets.
export { type Overrides, loadScenario, parseScenario } from './load.ts'
export { type Batch, type Cell, type Row, type SimulateOptions, rowsOf, simulate, simulateSync } from './simulate.ts'
export { generate, generateShard, type Request } from './generate.ts'
export { plan, type Plan } from './run/plan.ts'
export { repertoire } from './repertoire.ts'
export { ScenarioError, jsonSchema, readScenario, resolvedYaml, type Scenario } from './scenario/index.ts'
export type {
  Answers, Cover, Dial, Group, Limits, LogNormal, Missing, Mobility, Network, Operation, OperationDefaults, Output, Period, Policy,
  Population, Preset, Registry, Shift, SimSupply, Takedown, Talk,
} from './scenario/settings.ts'
export type { Problem } from './base/problem.ts'
export type { About } from './records/about.ts'
export type { Counts, FileEntry, Head, Manifest, TableEntry } from './records/manifest.ts'
export type { Shard, ShardNote } from './run/shard.ts'
export { type OnChunk, type ReadOptions, ReadError, readTable } from './records/reader.ts'
export { TABLES, tablesOf } from './records/tables.ts'
export type { Chunk, Column, Field, FieldType, Table } from './records/fields.ts'
export type { Progress } from './run/run.ts'
export { VERSION } from './package.ts'
