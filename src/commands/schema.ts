// patchcord schema: the JSON Schema (draft-07) of scenarios, by which editors complete and check.
import { repertoire } from '../repertoire.ts'
import { jsonSchema } from '../scenario/index.ts'
import { Exit } from './exit.ts'
import { print } from './terminal.ts'

export function schema(): number {
  print(JSON.stringify(jsonSchema(repertoire), null, 2))
  return Exit.ok
}
