// patchcord plan: what generate would write, and what it would cost.
import { repertoire } from '../repertoire.ts'
import { plan as estimate } from '../run/plan.ts'
import { Exit } from './exit.ts'
import { type ScenarioOptions, loadScenario } from './scenario.ts'
import { duration, many, print, size } from './terminal.ts'

export function plan({ json, ...options }: ScenarioOptions & { readonly json: boolean }): number {
  const { scenario } = loadScenario(options)
  const estimated = estimate(scenario, repertoire)
  if (json) {
    print(JSON.stringify({ name: scenario.name, ...estimated }))
    return Exit.ok
  }
  const { rows, bytes, cpuSeconds, memoryBytes } = estimated
  print(`${scenario.name} would write, as ${scenario.output.formats.join(' and ')}, about:`)
  for (const [table, n] of Object.entries(rows)) print(`  ${table.padEnd(18)} ${many(n).padStart(14)} rows`)
  print(`  on disk            ${size(bytes).padStart(14)}`)
  print(`  CPU time           ${duration(cpuSeconds).padStart(14)}`)
  print(`  memory             ${size(memoryBytes).padStart(14)}`)
  return Exit.ok
}
