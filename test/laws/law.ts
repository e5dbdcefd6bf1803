// Laws: properties over random scenarios, which are simulated once for all laws of a file.
import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { test } from 'vitest'
import type { Profile } from '../../src/crowd/profile.ts'
import { profiles as everybody } from '../../src/crowd/profiles/index.ts'
import type { Scenario } from '../../src/scenario/settings.ts'
import { type Wish, runs, scenarios } from './scenarios.ts'
import { type Simulation, simulate } from './simulate.ts'

/**
 * Shared by the laws of a file, so that they meet the same scenarios. Another one each time; fast-check prints it when a
 * law is broken, and PATCHCORD_SEED takes it again.
 */
export const SEED = Number(process.env.PATCHCORD_SEED ?? randomInt(2 ** 31))
/** Rows and attempts of the simulations that are kept, which are objects of some 500 bytes: a gigabyte. */
const MOST_KEPT = 2_000_000
/** In order of use. */
const kept = new Map<string, Simulation>()

/** The simulation of a scenario, from memory if it was done lately; profiles may differ in how often they are barred. */
export function simulated(scenario: Scenario, profiles: readonly Profile[] = everybody): Simulation {
  const text = JSON.stringify([scenario, profiles.map(({ barred }) => barred)])
  const simulation = kept.get(text) ?? simulate(scenario, { profiles })
  kept.delete(text)
  kept.set(text, simulation)
  let sum = [...kept.values()].reduce((size, each) => size + sizeOf(each), 0)
  for (const [oldest, each] of kept) {
    if (sum <= MOST_KEPT || oldest === text) break
    kept.delete(oldest)
    sum -= sizeOf(each)
  }
  return simulation
}

function sizeOf({ rows, attempts }: Simulation): number {
  return rows.length + attempts.length
}

/** A test that `check` throws for no simulation. */
export function law(
  title: string, check: (simulation: Simulation) => void, options: { runs?: number; wish?: Wish; profiles?: readonly Profile[] } = {},
): void {
  test(title, { timeout: 600_000 }, () => {
    assertLaw((scenario) => check(simulated(scenario, options.profiles)), options)
  })
}

/** Runs `check` over random scenarios, and shrinks for at most twenty seconds. */
export function assertLaw(check: (scenario: Scenario) => void, { runs: few = 10, wish = {} }: { runs?: number; wish?: Wish } = {}): void {
  const before = performance.now()
  let failed = false
  fc.assert(fc.property(scenarios(wish), (scenario) => {
    if (failed && performance.now() - before > 20_000) return
    try {
      check(scenario)
    } catch (problem) {
      failed = true
      throw problem
    }
  }), { seed: SEED, numRuns: runs(few), verbose: 0 })
}
