// Strategies of evasion: each moves a feature in its direction, and costs what it costs.
import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/base/units.ts'
import { wasAnswered, type Ending } from '../../src/network/outcome.ts'
import { Spot } from '../../src/operations/itinerary.ts'
import { Part } from '../../src/operations/log.ts'
import type { Operation, PartialDeep, Policy } from '../../src/scenario/settings.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { type Stage, perform } from '../laws/simulate.ts'
import { mean } from '../laws/statistics.ts'
import { grouped } from '../laws/views.ts'

const DAYS = 5
const CALM = { lot: 8, reserve: 2, move: 0, rest: 0, swap: { from: 60, to: 600 } }

/** Every comparison is one of means over so many towns. */
const TOWNS = ['one', 'two', 'three', 'four']

/** In each town a crew of two with four handsets for five working days, from a Monday on. */
function crewWith(more: PartialDeep<Operation> = {}, policy: Partial<Policy> = {}): Stage[] {
  return TOWNS.map((town) => crewIn(town, more, policy))
}

function crewIn(town: string, more: PartialDeep<Operation>, policy: Partial<Policy>): Stage {
  const base = plain(town, 800, DAYS, { groups: { list: { size: 9000, onNetShare: 0.05 } } })
  const from = 19_142 + 5 // 2022-06-06
  const relay = crew('relay-pair', 'crew', 'list', DAYS, { members: 2, sites: 2, pairs: 4, sims: CALM })
  const { sims, dial, shift, ...rest } = more
  const merged: Operation = {
    ...relay, ...(rest as Partial<Operation>), from, to: from + DAYS - 1, sims: { ...relay.sims, ...sims } as Operation['sims'],
    dial: { ...relay.dial, ...dial } as Operation['dial'], shift: { ...relay.shift, ...shift } as Operation['shift'],
  }
  return perform({
    ...base, period: { ...base.period, from, to: from + DAYS - 1 }, network: { ...base.network, policy: { ...base.network.policy, ...policy } },
    operations: [merged],
  })
}

interface Call { readonly sim: number; readonly callee: number; readonly time: number; readonly part: number; readonly answered: boolean; readonly pair: number }

function callsOf({ log }: Stage): Call[] {
  return log.scripts.flatMap((script, day) => Array.from({ length: script.length }, (_, row) => ({
    sim: script.caller[row], callee: script.callee[row], time: day * DAY + script.ms[row], part: script.part[row], pair: script.pair[row],
    answered: wasAnswered(log.endings[day][row] as Ending),
  })))
}

const dialsOf = (stage: Stage) => callsOf(stage).filter(({ part }) => part === Part.dial)
const perSimDay = (stage: Stage) => [...grouped(dialsOf(stage), ({ sim, time }) => `${sim} ${Math.floor(time / DAY)}`).values()]

/** From one dial that was not answered to the next, ms; longer ones are breaks. */
function pausesOf(stage: Stage): { readonly time: number; readonly length: number }[] {
  return perSimDay(stage).flatMap((calls) => calls.slice(1).flatMap((call, i) =>
    (calls[i].answered ? [] : [{ time: calls[i].time, length: call.time - calls[i].time }]))).filter(({ length }) => length < HOUR / 12)
}

/** Features as detectors name them; all are means over SIMs, or over SIMs and days. */
const FEATURES = {
  throughput: (stage: Stage) => stage.log.accounts.operations[0].answered,
  callsPerDay: (stage: Stage) => mean(perSimDay(stage).map((calls) => calls.length)),
  distinctPerDay: (stage: Stage) => mean(perSimDay(stage).map((calls) => new Set(calls.map(({ callee }) => callee)).size)),
  activeHours: (stage: Stage) => mean(perSimDay(stage).map((calls) => new Set(calls.map(({ time }) => Math.floor(time / HOUR))).size)),
  /** Pauses between dials after lunch, when ordinary people call less, over those of the other hours. */
  noonPauses: (stage: Stage) => {
    const pauses = pausesOf(stage)
    const [noon, others] = [true, false].map((is) => pauses.filter(({ time }) => ((time % DAY) / HOUR + 4 >= 13 && (time % DAY) / HOUR + 4 < 16) === is))
    return mean(noon.map(({ length }) => length)) / mean(others.map(({ length }) => length))
  },
  outShare: (stage: Stage) => {
    const sims = new Set(dialsOf(stage).map(({ sim }) => sim))
    const calls = callsOf(stage).filter(({ answered }) => answered)
    return calls.filter(({ sim }) => sims.has(sim)).length / (calls.filter(({ sim }) => sims.has(sim)).length + calls.filter(({ callee }) => sims.has(callee)).length)
  },
  distinctToTotal: (stage: Stage) => {
    const sims = new Set(dialsOf(stage).map(({ sim }) => sim))
    return mean([...grouped(callsOf(stage).filter(({ sim }) => sims.has(sim)), ({ sim }) => sim).values()].map((calls) => new Set(calls.map(({ callee }) => callee)).size / calls.length))
  },
  simsPerTarget: (stage: Stage) => mean([...grouped(dialsOf(stage), ({ callee }) => callee).values()].map((calls) => new Set(calls.map(({ sim }) => sim)).size)),
  imeis: (stage: Stage) => mean([...grouped(stage.crowd.holdings.all(), ({ line }) => line).values()].map((stays) => new Set(stays.map(({ handset }) => handset)).size)),
  simsPerImei: (stage: Stage) => mean([...grouped(stage.crowd.holdings.all(), ({ handset }) => handset).values()].map((stays) => new Set(stays.map(({ line }) => line)).size)),
  simsUsed: (stage: Stage) => new Set(dialsOf(stage).map(({ sim }) => sim)).size,
  cells: (stage: Stage) => {
    const spot = new Spot()
    return mean(perSimDay(stage).map((calls) => new Set(calls.map(({ sim, time }) => {
      const holding = stage.crowd.holdings.at(sim, time)
      if (!holding) return -1
      const { x, y } = spot.find(stage.log.members[holding.member], time)
      return Math.floor(x / 0.8) * 1000 + Math.floor(y / 0.8)
    })).size))
  },
  sites: (stage: Stage) => mean([...grouped(dialsOf(stage), ({ pair }) => pair).values()].map((calls) => {
    const spot = new Spot()
    const member = stage.log.members[calls[0].pair % 2]
    return new Set(calls.map(({ time }) => Math.round(spot.find(member, time).x * 10))).size
  })),
  pauseSpread: (stage: Stage) => {
    const logs = pausesOf(stage).map(({ length }) => Math.log(length))
    const middle = mean(logs)
    return Math.sqrt(mean(logs.map((each) => (each - middle) ** 2)))
  },
  firstDial: (stage: Stage) => dialsOf(stage)[0].time,
}
type Feature = keyof typeof FEATURES

const meanOf = (feature: Feature, stages: readonly Stage[]) => mean(stages.map((stage) => FEATURES[feature](stage)))

/** Strategy, its settings, the features it lowers and raises; by the field of a record that it plays with. */
const STRATEGIES: readonly [string, PartialDeep<Operation>, readonly Feature[], readonly Feature[]][] = [
  ['time: a shorter working day', { shift: { hours: [{ from: 10 * 3600, to: 12 * 3600 }, { from: 14 * 3600, to: 17 * 3600 }] } }, ['activeHours', 'callsPerDay', 'throughput'], []],
  ['time: gaps like ordinary people\'s', { dial: { rhythm: 'ordinary' } }, ['throughput'], ['noonPauses']],
  ['time: an even pace', { dial: { gap: { median: 16, sigma: 0.02 } } }, ['pauseSpread'], []],
  ['metric: few calls a day', { limits: { calls: 60, strangers: 0, talk: 0 }, sims: { pool: 1 } }, ['callsPerDay', 'throughput'], ['simsUsed']],
  ['metric: little talk a day', { limits: { calls: 0, strangers: 0, talk: 1800 }, sims: { pool: 1 } }, ['callsPerDay', 'throughput'], []],
  ['metric: SIMs in turns', { sims: { pool: 3, turn: 40, lot: 20 } }, ['callsPerDay'], ['simsUsed', 'simsPerImei']],
  ['event type: calls for show', { cover: { calls: 60, among: 0.8, contacts: 4 }, answers: 1 }, ['outShare', 'distinctToTotal', 'throughput'], []],
  ['event type: nursing SIMs first', { sims: { warmUp: 2 * 86_400 } }, ['throughput'], ['firstDial', 'imeis']],
  ['contact: few strangers a day', { limits: { calls: 0, strangers: 30, talk: 0 }, sims: { pool: 1 } }, ['distinctPerDay', 'throughput'], []],
  ['contact: history routing', { dial: { routing: 'history', redial: 1 }, sims: { pool: 3, turn: 20, lot: 20 } }, ['simsPerTarget'], []],
  ['where: driving', { mobility: { stay: { from: 0, to: 0 }, drive: true } }, [], ['cells']],
  ['where: another hotel every day', { mobility: { stay: { from: 86_400, to: 86_400 }, drive: false } }, ['throughput'], ['sites']],
  ['device: other handsets every day', { sims: { handsets: 'daily' } }, [], ['imeis']],
  ['device: the own SIM in the evening', { sims: { ownInEvening: 1 } }, [], ['simsPerImei']],
]

test.each(STRATEGIES)('%s', (name, settings, lower, higher) => {
  const against = name.startsWith('contact: history') ? { dial: { redial: 1 }, sims: { pool: 3, turn: 20, lot: 20 } } : {}
  const [before, after] = [crewWith(against), crewWith(settings)]
  for (const feature of lower) expect(meanOf(feature, after), feature).toBeLessThan(0.985 * meanOf(feature, before))
  for (const feature of higher) expect(meanOf(feature, after), feature).toBeGreaterThan(1.015 * meanOf(feature, before))
})

test('device: a handset for each SIM', () => {
  const rotating = { sims: { pool: 3, turn: 30, lot: 20 } }
  const own = crewWith({ sims: { ...rotating.sims, handsets: 'per-sim' } })
  expect(meanOf('simsPerImei', crewWith(rotating))).toBeGreaterThan(2)
  expect(meanOf('simsPerImei', own)).toBe(1)
  expect(meanOf('imeis', own)).toBe(1)
})

test('metric: less after every bar', () => {
  const policy = { reportChance: 0.2, reportDelay: { median: 600, sigma: 0.5 }, reportsToBar: 3 }
  const [bold, careful] = [crewWith({}, policy), crewWith({ caution: 0.6 }, policy)]
  expect(meanOf('throughput', careful)).toBeLessThan(0.8 * meanOf('throughput', bold))
  expect(meanOf('simsUsed', careful)).toBeLessThan(meanOf('simsUsed', bold))
})
