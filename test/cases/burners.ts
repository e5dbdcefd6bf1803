// npm run test:burners: burner SIMs of relay pairs beside those of the Sichuan 2020 competition, SIM by SIM.
import { DAY, HOUR } from '../../src/base/units.ts'
import { wasAnswered } from '../../src/network/outcome.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { simulate } from '../laws/simulate.ts'

/**
 * Fraud SIMs that were active on at most six days: 947 of the 1,892 with calls in the data of the 2020 Sichuan competition
 * (xxhu94/GAT-COBO); answered calls only. The band is p25 to p75 where these are known, else p10 to p90.
 */
const PUBLISHED: readonly [string, number, number, number, string][] = [
  ['active days', 2, 3, 4, 'p25-p75'],
  ['answered calls an active day', 20, 38.5, 68, 'p25-p75'],
  ['answered calls in all', 52, 117, 212, 'p25-p75'],
  ['distinct / total', 0.62, 0.89, 1, 'p10-p90'],
  ['outgoing share', 0.87, 1, 1, 'p10-p90'],
  ['IMEIs', 1, 2, 5, 'p10-p90'],
  ['active hours of the day', 3, 10, 12, 'p10-p90'],
  ['mean duration, s', 41, 120, 255, 'p10-p90'],
  ['median duration, s', 23, 45, 92, 'p10-p90'],
]
const DAYS = 14

interface Sim { readonly days: Map<number, number>; readonly peers: Set<number>; readonly hours: Set<number>; readonly imeis: Set<number>; readonly talks: number[]; out: number }

/** Figures by SIM, in the order of PUBLISHED: crews that take no precautions beside crews that throttle themselves. */
export function burners(seed: string): number[][] {
  const base = plain(seed, 4000, DAYS, { groups: { list: { size: 60_000, onNetShare: 0.1 } } })
  const policy = { reportChance: 1 / 75, reportDelay: { median: 1800, sigma: 1.2 }, reportsToMark: 5, reportsToBar: 3 }
  const throttled = { limits: { calls: 150 }, sims: { pool: 2 } } // the fair-use end of the ladder's first step
  const { attempts, crowd, log } = simulate({
    ...base, network: { ...base.network, policy },
    operations: [crew('relay-pair', 'naive', 'list', DAYS, { count: 4 }), crew('relay-pair', 'throttled', 'list', DAYS, { count: 4, ...throttled })],
  })
  const sims = new Map<number, Sim>()
  for (const { time, line, event } of log.happenings) {
    if (event === 'sim_first_used' && time < (DAYS - 5) * DAY) sims.set(line, { days: new Map(), peers: new Set(), hours: new Set(), imeis: new Set(), talks: [], out: 0 })
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
export function compared(figures: readonly number[][]): { readonly name: string; readonly inside: boolean; readonly line: string }[] {
  return PUBLISHED.map(([name, low, middle, high, band], i) => {
    const values = figures.map((figure) => figure[i]).sort((a, b) => a - b)
    const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))]
    const inside = at(0.5) >= low && at(0.5) <= high
    const shown = [at(0.25), at(0.5), at(0.75)].map((value) => value.toFixed(2).padStart(8)).join('')
    return { name, inside, line: `${name.padEnd(30)}${shown}   ${`${low} / ${middle} / ${high}`.padEnd(18)} ${band}${inside ? '' : '  <- outside'}` }
  })
}

if (process.argv[1]?.endsWith('burners.ts')) {
  const figures = ['1', '2', '3'].flatMap(burners)
  const rows = compared(figures)
  console.log(`${figures.length} burner SIMs of seeds 1 to 3      p25     p50     p75   published low / median / high`)
  for (const { line } of rows) console.log(line)
  const outside = rows.filter(({ inside }) => !inside).length
  console.log(`\n${rows.length - outside} passed, ${outside} failed`)
  process.exitCode = outside > 0 ? 1 : 0
}
