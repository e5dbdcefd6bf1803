// patchcord init: a commented scenario to start from.
import { existsSync, writeFileSync } from 'node:fs'
import { repertoire } from '../repertoire.ts'
import { scenarioTemplate } from '../scenario/index.ts'
import { Exit, UsageError } from './exit.ts'
import { print } from './terminal.ts'

/** By this line editors complete and check; the schema lies where npm puts the package. */
const SCHEMA = '# yaml-language-server: $schema=./node_modules/patchcord/scenarios/scenario.schema.json\n'

export function init({ file, force }: { readonly file: string; readonly force: boolean }): number {
  const text = SCHEMA + scenarioTemplate(repertoire)
  if (file === '-') print(text.trimEnd())
  else {
    if (existsSync(file) && !force) throw new UsageError(`${file} exists. Add --force to replace it, or name another file.`)
    writeFileSync(file, text)
    print(`${file} written. Next:\n  npx patchcord plan ${file}\n  npx patchcord generate ${file}`)
  }
  return Exit.ok
}
