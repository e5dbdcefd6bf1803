// The Shanghai case over many seeds: what comes out of behaviour, without writing the days. The pass runs alone.
import { readFileSync } from 'node:fs'
import { Crowd } from '../../src/crowd/crowd.ts'
import { wasAnswered, type Ending } from '../../src/network/outcome.ts'
import { Part } from '../../src/operations/log.ts'
import { runPass } from '../../src/operations/pass.ts'
import { Holdings } from '../../src/population/holdings.ts'
import { makePopulation } from '../../src/population/population.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'

const FILE = new URL('../../scenarios/shanghai-2022.yaml', import.meta.url)

export interface Figures {
  readonly dials: number
  readonly answered: number
  readonly simsUsed: number
  readonly simsBlocked: number
  /** Mean number of days on which a SIM dialled. */
  readonly activeDays: number
  /** Median number of handsets a SIM was used in. */
  readonly imeis: number
  readonly microsecondsPerDial: number
}

/** The figures of one seed; `changes` are overrides of the scenario as --set takes them. */
export function shanghai(seed: number, changes: readonly string[] = []): Figures {
  const scenario = readScenario(readFileSync(FILE), 'shanghai-2022.yaml', repertoire, [`seed=${seed}`, ...changes])
  const population = makePopulation(scenario)
  const crowd = new Crowd(scenario, population, repertoire.profiles, new Holdings(population.lines.addresses))
  const start = process.cpuUsage()
  const log = runPass(scenario, crowd)
  const spent = process.cpuUsage(start)
  const days = new Map<number, Set<number>>()
  let dials = 0
  let answered = 0
  log.scripts.forEach((script, day) => {
    for (let row = 0; row < script.length; row++) {
      if (script.part[row] !== Part.dial) continue
      dials++
      if (wasAnswered(log.endings[day][row] as Ending)) answered++
      days.set(script.caller[row], (days.get(script.caller[row]) ?? new Set()).add(day))
    }
  })
  const handsets = new Map<number, Set<number>>()
  for (const { line, handset } of crowd.holdings.all()) handsets.set(line, (handsets.get(line) ?? new Set()).add(handset))
  const perSim = [...handsets.values()].map((set) => set.size).sort((a, b) => a - b)
  const count = (event: string) => log.happenings.filter((happening) => happening.event === event).length
  return {
    dials, answered, simsUsed: count('sim_first_used'), simsBlocked: count('sim_blocked'),
    activeDays: [...days.values()].reduce((sum, set) => sum + set.size, 0) / days.size,
    imeis: perSim[perSim.length >> 1],
    microsecondsPerDial: (spent.user + spent.system) / dials,
  }
}

/** What the report says, with room: more than 50,000 calls in under a month, over fifty SIM cards. */
export function fits({ dials, simsUsed }: Figures): boolean {
  return dials >= 50_000 && dials <= 60_000 && simsUsed >= 50 && simsUsed <= 70
}

/** What the figures would be with an hour more or less of work, and with other shares of answered calls. */
export const SENSITIVITY: Readonly<Record<string, readonly string[]>> = {
  'an hour less': ['operations.relay.shift.hours=["09:00-12:00", "13:00-18:00"]'],
  'an hour more': ['operations.relay.shift.hours=["09:00-12:00", "13:00-20:00"]'],
  'answers .12': ['population.answers.unknown=12.8 %'],
  'answers .30': ['population.answers.unknown=32 %'],
}

export function line(name: string, figures: Figures): string {
  const { dials, answered, simsUsed, simsBlocked, activeDays, imeis } = figures
  return [name.padEnd(14), String(dials).padStart(6), (answered / dials).toFixed(3).padStart(9), String(simsUsed).padStart(5),
    String(simsBlocked).padStart(8), activeDays.toFixed(2).padStart(12), String(imeis).padStart(6)].join(' ')
}

export const HEAD = 'seed            dials  answered  SIMs  blocked  active days  IMEIs'
