// Reading targets: a YAML text to checked targets, or to every problem that it has.
import type { z } from 'zod'
import { nearest } from '../../base/problem.ts'
import { type Hearing, filled, list, map, named, readDocument, real, text, whole, word, flag } from '../../scenario/document.ts'
import { FEATURES } from '../features/features.ts'
import { measureGroups } from './measures/index.ts'
import type { Form } from './measures/measure.ts'
import type { Target, TargetSet, Wanted } from './target.ts'

const PERCENTS = [1, 5, 10, 25, 50, 75, 90, 95, 99]
const ANY = { from: -1e12, to: 1e12 }
const DAYS = { from: 1, to: 366 }
const words = (meaning: string) =>
  text({ meaning, pattern: '^[^\\p{C}]{1,1000}$', expected: 'a text of at most 1000 visible characters' })

/** Features and measures by name, with the form of what they find. */
export const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...[...FEATURES.keys()].map((name) => [name, 'numbers'] as const),
  ...measureGroups.flatMap(({ measures }) => Object.entries(measures).map(([name, { form }]) => [name, form] as const)),
])

const target = map('A figure that a dataset is held against.', {
  measure: text({
    meaning: 'Name of a feature or a measure.', pattern: '^[a-z][a-z0-9_]*$', expected: 'the name of a feature or a measure',
  }),
  percentiles: map('Percentiles of the numbers.', Object.fromEntries(
    PERCENTS.map((percent) => [`p${percent}`, real({ meaning: `Percentile ${percent}.`, ...ANY }).optional()]),
  )).optional(),
  shares: list('Shares of the categories, in their order; scaled to the sum 1.', real({ meaning: 'A share.', from: 0, to: 1e12 }), 100).optional(),
  value: real({ meaning: 'The number.', ...ANY }).optional(),
  sense: word({ meaning: 'Which side of the number counts as a distance.', choices: ['both', 'at-least', 'at-most'], default: 'both' }),
  tolerance: map('Distances: Kolmogorov-Smirnov at the percentiles, total variation of shares, difference of numbers.', {
    pass: real({ meaning: 'Up to here it is met.', from: 0, to: 1e12 }),
    fail: real({ meaning: 'Beyond it is missed.', from: 0, to: 1e12 }),
  }),
  required: flag({ meaning: 'Whether missing it fails the dataset.', default: false }),
  days: filled(map('Lengths of datasets that can be compared.', {
    from: whole({ meaning: 'Shortest, days.', ...DAYS, default: DAYS.from }),
    to: whole({ meaning: 'Longest, days.', ...DAYS, default: DAYS.to }),
  })),
  calls: whole({ meaning: 'Answered calls that a SIM needs to be looked at; features only.', from: 1, to: 1_000_000, default: 1 }),
  population: words('Whom the figure is about.'),
  source: words('Where it is published, or the word assumed and why.'),
  caveat: words('Why it may not apply.').optional(),
})

const fields = map('Targets of realism.', {
  version: whole({ meaning: 'Version of this notation.', from: 1, to: 1 }),
  name: words('Name of the set.'),
  'median-distance': real({ meaning: 'Largest median of the distances of required percentiles.', from: 0, to: 1, default: 0.1 }),
  targets: named('Targets by name.', target),
})

type Written = z.output<typeof target>

/**
 * The targets of a YAML text; `file` is its name in problems.
 * @throws {ScenarioError} with every problem, if there is any.
 */
export function readTargets(input: string | Uint8Array, file: string): TargetSet {
  const read = readDocument(input, file, fields, contradict)
  return {
    name: read.name,
    medianDistance: read['median-distance'],
    targets: Object.entries(read.targets).map(([name, written]) => targetOf(name, written)),
  }
}

function targetOf(name: string, written: Written): Target {
  const { measure, tolerance, required, days, calls, population, source, caveat } = written
  return {
    name, measure, wanted: wantedOf(written), pass: tolerance.pass, fail: tolerance.fail, required,
    days: [days.from, days.to], calls, population, source, caveat,
  }
}

function wantedOf({ percentiles, shares, value, sense }: Written): Wanted {
  if (shares) return { form: 'shares', shares }
  if (value !== undefined) return { form: 'number', value, sense }
  const given = Object.entries(percentiles ?? {}).filter((entry): entry is [string, number] => entry[1] !== undefined)
  return { form: 'numbers', percentiles: new Map(given.map(([name, number]) => [Number(name.slice(1)), number])) }
}

const KEYS: Readonly<Record<Form, string>> = { numbers: 'percentiles', shares: 'shares', number: 'value' }

function contradict(hearing: Hearing<undefined>): void {
  for (const name of hearing.keys('targets')) contradictTarget(hearing, name)
}

function contradictTarget({ get, keys, say }: Hearing<undefined>, name: string): void {
  const path = ['targets', name]
  const measure = get<string>(...path, 'measure')
  const form = measure === undefined ? undefined : FORMS.get(measure)
  if (measure !== undefined && form === undefined) {
    const near = nearest(measure, FORMS.keys())
    say([...path, 'measure'], 'the name of a feature or a measure', { hint: near === undefined ? undefined : `did you mean "${near}"?` })
  }
  if (form !== undefined) {
    const given = Object.values(KEYS).filter((key) => keys(...path).includes(key))
    if (given.join() !== KEYS[form]) say(path, `${KEYS[form]} and nothing else for ${measure}`, { found: given.join(' and ') || 'no figure' })
  }
  const [pass, fail] = [get<number>(...path, 'tolerance', 'pass'), get<number>(...path, 'tolerance', 'fail')]
  if (pass !== undefined && fail !== undefined && pass > fail) say([...path, 'tolerance', 'fail'], `${pass} or more, as pass`)
  const [from, to] = [get<number>(...path, 'days', 'from'), get<number>(...path, 'days', 'to')]
  if (from !== undefined && to !== undefined && from > to) say([...path, 'days', 'to'], `${from} or more, as from`)
  contradictPercentiles(path)

  function contradictPercentiles(at: string[]): void {
    let last = -Infinity
    for (const percent of PERCENTS) {
      const value = get<number>(...at, 'percentiles', `p${percent}`)
      if (value === undefined) continue
      if (value < last) say([...at, 'percentiles', `p${percent}`], `${last} or more, as the percentile before`)
      last = value
    }
  }
}
