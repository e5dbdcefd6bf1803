// patchcord check: every problem of a scenario, and nothing else.
import { Exit } from './exit.ts'
import { type ScenarioOptions, loadScenario } from './scenario.ts'
import { print } from './terminal.ts'

export function check(options: ScenarioOptions & { readonly quiet: boolean }): number {
  const { scenario } = loadScenario(options)
  if (!options.quiet) print(`${options.scenario}: no problems (${scenario.name}: ${scenario.population.subscribers} subscribers, ${scenario.operations.reduce((all, { count }) => all + count, 0)} operations)`)
  return Exit.ok
}
