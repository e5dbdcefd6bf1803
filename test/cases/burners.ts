// npm run test:burners: burner SIMs of relay pairs beside those of the Sichuan 2020 competition, SIM by SIM.
import { readFileSync } from 'node:fs'
import { DAY, HOUR } from '../../src/base/units.ts'
import { wasAnswered } from '../../src/network/outcome.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { type Simulation, simulate } from '../laws/simulate.ts'

/**
 * Fraud SIMs that were active on at most six days: 947 of the 1,892 with calls in the data of the 2020 Sichuan competition
 * (xxhu94/GAT-COBO); answered calls only. p10, p25, p50, p75 and p90; quarters are not known of all figures.
 */
const PUBLISHED: readonly [string, number, number | null, number, number | null, number][] = [
  ['active days', 1, 2, 3, 4, 6],
  ['answered calls an active day', 4.7, 20, 38.5, 68, 91],
  ['answered calls in all', 12, 52, 117, 212, 322],
  ['distinct / total', 0.62, null, 0.89, null, 1],
  ['outgoing share', 0.87, null, 1, null, 1],
  ['IMEIs', 1, null, 2, null, 5],
  ['active hours of the day', 3, null, 10, null, 12],
  ['mean duration, s', 41, null, 120, null, 255],
  ['median duration, s', 23, null, 45, null, 92],
]
const DAYS = 14

interface Sim { readonly days: Map<number, number>; readonly peers: Set<number>; readonly hours: Set<number>; readonly imeis: Set<number>; readonly talks: number[]; out: number }

/** Figures of SIMs in the case of Shanghai, which is a busy one; in a small town, as nothing of the town is looked at. */
export function shanghai(seed: string): number[][] {
  const file = new URL('../../scenarios/shanghai-2022.yaml', import.meta.url)
  const scenario = readScenario(readFileSync(file, 'utf8'), 'shanghai-2022.yaml', repertoire,
    ['population.subscribers=1500', 'groups.platform-customers.on-net-share=2 %', `seed=${seed}`])
  return burnersOf(simulate(scenario), scenario.period.to - scenario.period.from + 1)
}

/** Figures of SIMs of crews that take no precautions beside crews that throttle themselves: levels 0 and 1. */
export function burners(seed: string): number[][] {
  const base = plain(seed, 4000, DAYS, { groups: { list: { size: 60_000, onNetShare: 0.1 } } })
  const policy = { reportChance: 1 / 75, reportDelay: { median: 1800, sigma: 1.2 }, reportsToMark: 5, reportsToBar: 3 }
  const throttled = { limits: { calls: 150 }, sims: { pool: 2 } } // the fair-use end of the ladder's first step
  return burnersOf(simulate({
    ...base, network: { ...base.network, policy },
    operations: [crew('relay-pair', 'naive', 'list', DAYS, { count: 4 }), crew('relay-pair', 'throttled', 'list', DAYS, { count: 4, ...throttled })],
  }), DAYS)
}

/** By SIM, in the order of PUBLISHED. */
function burnersOf({ attempts, crowd, log }: Simulation, days: number): number[][] {
  const sims = new Map<number, Sim>()
  for (const { time, line, event } of log.happenings) {
    if (event === 'sim_first_used' && time < (days - 5) * DAY) sims.set(line, { days: new Map(), peers: new Set(), hours: new Set(), imeis: new Set(), talks: [], out: 0 })
  }
  for (const { unit, ms, caller, callee, ending, talk } of attempts) {
    if (!wasAnswered(ending) || unit < 0) continue
    for (const [line, peer] of [[caller, callee], [callee, caller]]) {
      const sim = sims.get(line)
      const holding = sim && crowd.holdings.at(line, unit * DAY + ms)
      if (!holding) continue
      sim.days.set(unit, (sim.days.get(unit) ?? 0) + 1)
      sim.peers.add(peer)
      sim.hours.add(Math.floor(ms / HOUR))
      sim.talks.push(talk)
      if (line !== caller) continue
      sim.out++
      sim.imeis.add(holding.handset)
    }
  }
  return [...sims.values()].filter(({ days }) => days.size > 0 && days.size <= 6).map(({ days, peers, hours, imeis, talks, out }) => {
    const sorted = talks.toSorted((a, b) => a - b)
    return [days.size, talks.length / days.size, talks.length, peers.size / talks.length, out / talks.length, imeis.size, hours.size,
      talks.reduce((sum, talk) => sum + talk, 0) / talks.length, sorted[sorted.length >> 1]]
  })
}

/** The middle SIM of each figure beside the published band, and whether it lies inside. */
export function compared(figures: readonly number[][], band: 'p25-p75' | 'p10-p90'): { readonly name: string; readonly inside: boolean; readonly line: string }[] {
  return PUBLISHED.map(([name, p10, p25, middle, p75, p90], i) => {
    const quarters = band === 'p25-p75' && p25 !== null && p75 !== null
    const [low, high] = quarters ? [p25, p75] : [p10, p90]
    const values = figures.map((figure) => figure[i]).sort((a, b) => a - b)
    const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))]
    const inside = at(0.5) >= low && at(0.5) <= high
    const shown = [at(0.25), at(0.5), at(0.75)].map((value) => value.toFixed(2).padStart(8)).join('')
    return { name, inside, line: `${name.padEnd(30)}${shown}   ${`${low} / ${middle} / ${high}`.padEnd(18)} ${quarters ? 'p25-p75' : 'p10-p90'}${inside ? '' : '  <- outside'}` }
  })
}

if (process.argv[1]?.endsWith('burners.ts')) {
  let [passed, failed] = [0, 0]
  for (const [title, sims, band] of [['levels 0 and 1', burners, 'p25-p75'], ['shanghai-2022', shanghai, 'p10-p90']] as const) {
    const figures = ['1', '2', '3'].flatMap(sims)
    console.log(`${`${title}: ${figures.length} SIMs, 3 seeds`.padEnd(32)}   p25     p50     p75   published low / median / high`)
    for (const { line, inside } of compared(figures, band)) {
      console.log(line)
      if (inside) passed++
      else failed++
    }
    console.log()
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
