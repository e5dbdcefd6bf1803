// Look-alikes: in which features each resembles a relay SIM more than a resident, and in which it does not.
import { describe, expect, test } from 'vitest'
import { profiles } from '../../src/crowd/profiles/index.ts'
import { KM_PER_DEGREE } from '../../src/population/cell-map.ts'
import { crew, plain } from '../laws/scenarios.ts'
import { type CallRow, simulate } from '../laws/simulate.ts'
import { mean } from '../laws/statistics.ts'
import { grouped } from '../laws/views.ts'

const DAYS = 6
/** Enough of each look-alike; telemarketers and probes call so much that few say enough. */
const SHARES: Readonly<Record<string, number>> = {
  courier: 0.02, driver: 0.02, agent: 0.02, telemarketer: 0.01, shop: 0.03, newcomer: 0.05, probe: 0.004, 'repair-shop': 0.004,
}

type Feature = 'attempts' | 'newness' | 'talk' | 'outgoing' | 'unanswered' | 'spread' | 'days' | 'crowding'
type Features = Readonly<Record<Feature, number>>

/** One SIM's features, from its records alone; `sims` tells how many SIMs each handset has seen. */
function featuresOf(rows: readonly CallRow[], sims: ReadonlyMap<number, number>): Features | undefined {
  const first = rows.filter(({ partial_record_number: piece }) => piece === null || piece === 1)
  const out = first.filter(({ record_type }) => record_type === 'MOC')
  const answered = first.filter(({ answer_time }) => answer_time !== null)
  if (out.length < 3 || answered.length < 2) return undefined
  const days = new Set(first.map(({ seizure_time }) => Math.floor(seizure_time / 86_400))).size
  const cells = first.flatMap(({ cell }) => (cell === null ? [] : [cell]))
  return {
    attempts: out.length / days, // outgoing attempts a day on which it is used
    newness: new Set(out.map(({ called_number }) => called_number)).size / out.length, // distinct callees of its attempts
    talk: middle(answered.map(({ call_duration }) => call_duration)),
    outgoing: answered.filter(({ record_type }) => record_type === 'MOC').length / answered.length,
    unanswered: out.filter(({ answer_time }) => answer_time === null).length / out.length,
    spread: gyration(cells), // km: how far apart its cells are
    days, // on which it was used at all
    crowding: Math.max(1, ...first.map(({ served_imei }) => sims.get(served_imei ?? 0) ?? 1)), // SIMs in its handset
  }
}

/** Root of the mean square distance of calls from their middle, km; a phone at rest is heard by cells next to one another. */
function gyration(cells: readonly number[]): number {
  const { map } = population.places
  const [x, y] = [map.longitude.bind(map), map.latitude.bind(map)].map((of) => cells.map((id) => of(cellOfId.get(id) ?? 0) * KM_PER_DEGREE))
  const square = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))
  return Math.max(0.1, Math.sqrt(square(x) + square(y)))
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

const base = plain('look-alikes', 4000, DAYS, { groups: { customers: { size: 8000, onNetShare: 0.1 } } })
const rest = Object.values(SHARES).reduce((sum, share) => sum - share, 1)
const policy = { reportChance: 1 / 75, reportDelay: { median: 1800, sigma: 1.2 }, reportsToMark: 5, reportsToBar: 3 }
const { rows, crowd, population, log } = simulate({
  ...base,
  network: { ...base.network, policy },
  population: { ...base.population, profiles: { ...Object.fromEntries(profiles.map(({ name }) => [name, 0])), resident: rest, ...SHARES } },
  operations: [crew('relay-pair', 'relay', 'customers', DAYS, { members: 4, sites: 4, pairs: 8 })],
})
const cellOfId = new Map(Array.from({ length: population.places.map.cells }, (_, cell) => [population.places.map.id(cell), cell]))
const perSim = grouped(rows, ({ served_imsi }) => served_imsi)
const perHandset = grouped(rows.filter(({ served_imei }) => served_imei !== null), ({ served_imei }) => served_imei as number)
const sims = new Map([...perHandset].map(([imei, own]) => [imei, new Set(own.map(({ served_imsi }) => served_imsi)).size]))
const labelled = new Set(rows.filter(({ label, record_type }) => label === 1 && record_type === 'MOC').map(({ served_imsi }) => served_imsi))
const groups = new Map<string, Features[]>()
for (let subscriber = 0; subscriber < population.lines.subscribers; subscriber++) {
  const imsi = population.numbering.imsi(subscriber)
  const line = population.lines.lineOf(subscriber)
  if (crowd.holdings.wasEverSold(line) && !labelled.has(imsi)) continue
  // Of a relay SIM what it did as one: before it was sold it was somebody's.
  const own = (perSim.get(imsi) ?? []).filter(({ label }) => !labelled.has(imsi) || label === 1)
  const features = featuresOf(own, sims)
  const name = labelled.has(imsi) ? 'relay' : crowd.profiles[crowd.profileAt(line)].name
  if (features) groups.set(name, [...(groups.get(name) ?? []), features])
}

/** The median SIM of a group. */
function typical(name: string, feature: Feature): number {
  return middle((groups.get(name) ?? []).map((each) => each[feature]))
}

/** Whether the typical one of a profile is nearer to a relay SIM than to a resident, in the ratio of the three. */
function resembles(name: string, feature: Feature): boolean {
  const [mine, relay, resident] = [name, 'relay', 'resident'].map((each) => Math.log(typical(each, feature)))
  return Math.abs(mine - relay) < Math.abs(mine - resident)
}

describe('relay SIMs and residents', () => {
  test('differ in every feature, else none could tell a look-alike', () => {
    expect(log.operations.length).toBe(1)
    expect(groups.get('relay')!.length).toBeGreaterThan(10)
    const [relay, resident] = ['relay', 'resident'].map((name) => (feature: Feature) => typical(name, feature))
    expect(relay('attempts')).toBeGreaterThan(10 * resident('attempts'))
    expect(relay('newness')).toBeGreaterThan(1.2 * resident('newness'))
    expect(relay('outgoing')).toBeGreaterThan(1.5 * resident('outgoing'))
    expect(relay('unanswered')).toBeGreaterThan(1.5 * resident('unanswered'))
    expect(relay('days')).toBeLessThan(resident('days'))
    expect(relay('crowding')).toBeGreaterThan(resident('crowding'))
  })
})

describe('a look-alike', () => {
  test.each<[name: string, alike: Feature[], unlike: Feature[]]>([
    // Couriers call dozens of customers, but briefly, back and forth, in their own handset, day after day.
    ['courier', ['attempts'], ['newness', 'outgoing', 'unanswered', 'days', 'crowding', 'spread']],
    // Drivers call other people every time, who wait for the call; half of the calls come in.
    ['driver', ['newness'], ['attempts', 'outgoing', 'days', 'crowding', 'spread']],
    // Agents call strangers who do not answer; clients call them, and stay.
    ['agent', ['unanswered'], ['attempts', 'days', 'crowding']],
    // Telemarketers on their own are nearest: all but the many SIMs and the short life.
    ['telemarketer', ['attempts', 'newness', 'outgoing', 'unanswered', 'spread'], ['days', 'crowding']],
    // Shops speak with strangers, who call them.
    ['shop', ['newness', 'spread'], ['attempts', 'outgoing', 'days', 'crowding']],
    // Newcomers have a new SIM and new people to call, few a day, and are called back.
    ['newcomer', ['newness'], ['attempts', 'outgoing', 'crowding']],
    // Probes call as often as a dialler and never get a call, but one number, around the clock.
    ['probe', ['attempts', 'outgoing'], ['newness', 'unanswered', 'days', 'crowding']],
  ])('%s resembles a relay SIM in %j and not in %j', (name, alike, unlike) => {
    expect((groups.get(name) ?? []).length).toBeGreaterThan(3)
    const found = (features: Feature[]) => features.filter((feature) => resembles(name, feature))
    expect({ alike: found(alike), unlike: found(unlike) }, JSON.stringify(['relay', 'resident', name].map((each) =>
      Object.fromEntries([...alike, ...unlike].map((feature) => [feature, typical(each, feature)]))))).toEqual({ alike, unlike: [] })
  })

  test('repair shops lend phones in which many SIMs have been, as in a relay handset, for people who are called as ever', () => {
    const loans = new Set(crowd.handsets.loans.handsets().map((handset) => population.numbering.imei(handset)))
    const lent = [...loans].map((imei) => sims.get(imei) ?? 0)
    expect(middle(lent)).toBeGreaterThanOrEqual(2) // in six days
    const theirs = rows.filter(({ served_imei }) => loans.has(served_imei ?? 0))
    expect(theirs.filter(({ record_type }) => record_type === 'MTC').length).toBeGreaterThan(0.25 * theirs.length)
  })
})
