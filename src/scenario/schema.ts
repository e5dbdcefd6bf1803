// The fields of a scenario: what may be asked for, in which unit, within which limits, and with which default.
import type { z } from 'zod'
import { duration, real, share, whole } from './amounts.ts'
import { date, utcOffset } from './dates.ts'
import { NAME_EXPECTED, NAME_PATTERN, filled, list, map, nameHint, named } from './field.ts'
import { writeShare } from './human.ts'
import { operation } from './operation-fields.ts'
import type { Registry } from './settings.ts'
import { flag, seed, text, word } from './words.ts'

export const LIMITS = {
  subscribers: { from: 100, to: 20_000_000 },
  /** Location area codes and cell identities have 16 bits each; some are reserved. */
  cells: { from: 1, to: 60_000 },
  group: { from: 1, to: 50_000_000 },
  days: { from: 1, to: 366 },
  /** Groups, and operations; a text that spells all of them out can still be read. */
  entries: 100,
}

const CNS = 'Copenhagen Networks Study: 74 % of 3,600 attempts between friends, some of them to phones that were off'

const SAMPLE = 'three days of 15,294 SIMs of an unnamed operator, April 2024'

export type Fields = ReturnType<typeof fieldsFor>
export type Parsed = z.output<Fields>

/** Descriptions that were made before: making one takes longer than reading a scenario with it. */
const made = new WeakMap<Registry, Fields>()

/** The fields of a scenario; those of operations and profiles follow the registry, which must not change later. */
export function scenarioFields(registry: Registry): Fields {
  const fields = made.get(registry) ?? fieldsFor(registry)
  made.set(registry, fields)
  return fields
}

function fieldsFor(registry: Registry) {
  return map('A scenario: what network there is, who lives in it, for how long.', {
    version: whole({ meaning: 'Version of this notation.', from: 1, to: 1 }),
    name: text({
      meaning: 'Name of the scenario and of its output folder.', pattern: NAME_PATTERN, expected: NAME_EXPECTED,
      hint: nameHint,
    }),
    seed: seed({ meaning: 'Seed of every draw: the same seed gives the same bytes.', default: 1 }),
    period: map('The days that are simulated.', {
      from: date({ meaning: 'First day.' }),
      to: date({ meaning: 'Last day, included; at most 366 days in all.' }),
      'utc-offset': utcOffset({
        meaning: 'Local time, for the whole period: daylight saving is not modelled.',
        default: '+08:00', source: 'China, where the figures behind the profiles come from',
      }),
    }),
    network: filled(network()),
    population: population(registry),
    groups: named('Lists of people whom operations call.', map('A list of people.', {
      size: whole({ meaning: 'People in the list.', ...LIMITS.group }),
      'on-net-share': share({
        meaning: 'Share of them who are subscribers of this network.', default: '10 %', source: 'assumed',
      }),
      from: word({
        meaning: 'Where those of this network live: in one region, or together like the families of a school.',
        choices: ['region', 'school'], absent: 'anywhere',
      }).optional(),
      machines: share({
        meaning: 'Chance that a member answers, where they are machines.', absent: 'they are people, who decide',
      }).optional(),
    })).prefault({}),
    operations: named('Organised callers.', operation(registry)).prefault({}),
    output: filled(output()),
  })
}

function network() {
  return map('The network.', {
    'on-net-share': share({
      meaning: 'Share of all lines of the country that are subscribers of this network.',
      from: 0.01, default: '60 %', source: 'assumed',
    }),
    cells: whole({ meaning: 'Cells of the city.', ...LIMITS.cells, default: 400, source: 'assumed' }),
    missing: filled(map('Shares of call records that lack a field, whoever they are of.', {
      cell: share({ meaning: 'Neither cell nor location area.', default: '1 %', source: `1.29 % in ${SAMPLE}` }),
      imei: share({ meaning: 'No IMEI.', default: '0.3 %', source: `.33 % in ${SAMPLE}` }),
    })),
    policy: filled(map('What the network does about callers, whoever they are.', {
      'report-chance': share({
        meaning: 'Chance that a callee reports one answered call from an unknown caller.',
        default: '1/75', source: 'assumed',
      }),
      'report-delay': filled(map('Time from the call to the report; log-normal.', {
        median: duration({ meaning: 'Median.', from: 1, to: 7 * 86_400, default: '1 h', source: 'assumed' }),
        sigma: real({
          meaning: 'Standard deviation of the logarithm.', from: 0, to: 3, default: 1.2, source: 'assumed',
        }),
      })),
      'reports-to-mark': whole({
        meaning: 'Reports from which on callees see a warning with the number; 0: never.',
        from: 0, to: 1_000_000, default: 5, source: 'assumed: apps show a number as marked when several people have marked it',
      }),
      'reports-to-bar': whole({
        meaning: 'Reports at which a line is barred; 0: never.', from: 0, to: 1000, default: 3, source: 'assumed',
      }),
      velocity: map('A line that calls often within some time is barred.', {
        calls: whole({ meaning: 'Calls at which it is.', from: 2, to: 100_000 }),
        within: duration({ meaning: 'Within so long.', from: 60, to: 86_400 }),
      }).optional(),
      'new-sim': map('A line with a young contract that calls many strangers on one day is barred.', {
        younger: duration({ meaning: 'Younger than this.', from: 86_400, to: 3650 * 86_400 }),
        strangers: whole({ meaning: 'Strangers at which it is.', from: 1, to: 100_000 }),
      }).optional(),
    })),
  })
}

function population(registry: Registry) {
  const profiles = registry.profiles.map((profile) => {
    const absent = `${writeShare(profile.share)}; 0 % where another profile is named`
    return [profile.name, share({ meaning: profile.description, absent }).optional()] as const
  })
  return map('The subscribers.', {
    subscribers: whole({ meaning: 'Subscribers of this network.', ...LIMITS.subscribers }),
    profiles: map('Shares of the kinds of subscriber; they add up to 100 %.', Object.fromEntries(profiles)).optional(),
    answers: filled(map('Chance that a reachable, free callee picks up by day, by what the callee sees in the caller.', {
      known: share({ meaning: 'A known caller.', default: '78 %', source: CNS }),
      expected: share({ meaning: 'Unknown but awaited: an order, a booking.', default: '53 %', source: 'Hiya 2018: recognised businesses' }),
      unknown: share({ meaning: 'An unknown caller.', default: '24 %', source: 'Hiya 2018: unidentified callers' }),
      marked: share({ meaning: 'Reported by others before.', default: '9 %', source: 'Hiya 2018: spam' }),
    })),
  })
}

function output() {
  return map('What is written, and how.', {
    tables: list('Tables of records. Each can be left out without a change in the others; truth and labels rest on calls.', word({
      meaning: 'A table.', choices: ['calls', 'messages', 'sessions', 'locations'],
    }), 4).prefault(['calls']),
    formats: list('Formats of the tables.', word({
      meaning: 'A format.', choices: ['csv', 'parquet'],
    }), 2).prefault(['parquet']),
    parquet: word({
      meaning: 'Parquet for today\'s readers (v2 pages, delta, zstd), or plain for old ones.',
      choices: ['modern', 'plain'], default: 'modern',
    }),
    ids: word({
      meaning: 'Type of identifiers in Parquet: text, or whole numbers for size and speed.',
      choices: ['string', 'int64'], default: 'string',
    }),
    blind: flag({ meaning: 'Leave the label out of data/calls.', default: false }),
    'single-file': flag({ meaning: 'One file a table instead of one folder a day.', default: false }),
  })
}
