// The exports, by name.
import { bandicoot } from './bandicoot.ts'
import type { Export } from './contract.ts'
import { fraudzen } from './fraudzen.ts'
import { graph } from './graph.ts'
import { sichuan2020 } from './sichuan2020.ts'
import { sql } from './sql.ts'

export const exports: readonly Export[] = [
  bandicoot,
  fraudzen,
  graph,
  sichuan2020,
  sql,
]
