// The fields of an operation. What is left out, its kind sets.
import { duration, durationRange, real, share, whole } from './amounts.ts'
import { date, hours, moment } from './dates.ts'
import { NAME_PATTERN, list, map } from './field.ts'
import type { Registry } from './settings.ts'
import { text, word } from './words.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Handset pairs of all operations of a scenario together. */
export const MOST_PAIRS = 20_000

const SIZE = { from: 1, to: 1000 }
/** Longest talk that look-back allows for; see the base's units. */
const TALK = { from: 1, to: 7200 }
const SIGMA = { meaning: 'Standard deviation of the logarithm.', from: 0, to: 3 }

export function operation(registry: Registry) {
  return map('Organised callers of one kind.', {
    kind: word({
      meaning: registry.kinds.map(({ name, description }) => `${name}: ${description}`).join(' '),
      choices: registry.kinds.map(({ name }) => name),
    }),
    count: whole({ meaning: 'Operations like this one.', ...SIZE }).optional(),
    members: whole({ meaning: 'People who dial, each at one handset or more.', ...SIZE }).optional(),
    sites: whole({ meaning: 'Places; members take them in turn.', ...SIZE }).optional(),
    pairs: whole({ meaning: 'Dialling handsets; members take them in turn.', ...SIZE }).optional(),
    bridge: word({
      meaning: 'Whether each dialling handset is joined to a second one, whose internet call goes over Wi-Fi.',
      choices: ['none', 'wifi'],
    }).optional(),
    active: map('When it exists.', {
      from: date({ meaning: 'First day.', absent: 'first day of the period' }).optional(),
      to: date({ meaning: 'Last day, included.', absent: 'last day of the period' }).optional(),
    }).prefault({}),
    shift: shift().optional(),
    dial: dial().optional(),
    errand: list('Sorts of talk; their shares add up to 100 %.', talk(), 10).optional(),
    sims: sims().optional(),
    targets: text({
      meaning: 'Name of the group that is called.', pattern: NAME_PATTERN, expected: 'the name of a group',
    }),
    answers: share({ meaning: 'Chance that somebody picks up when a dialling handset is called.' }).optional(),
    raid: moment({ meaning: 'Its end by the police, while it is active.', absent: 'none' }).optional(),
  })
}

function shift() {
  const worked = (day: string) =>
    share({ meaning: `On ${day}.`, absent: '100 %, where another day is named' }).optional()
  return map('When members work.', {
    hours: list('Hours of a working day, in order and apart.', hours({ meaning: 'From when to when.' }), 8).optional(),
    weekdays: map('Share of shifts worked on each weekday.', {
      mon: worked('Monday'), tue: worked('Tuesday'), wed: worked('Wednesday'), thu: worked('Thursday'),
      fri: worked('Friday'), sat: worked('Saturday'), sun: worked('Sunday'),
    }).optional(),
  })
}

function dial() {
  return map('How members dial.', {
    gap: map('Time from a release to the next seizure; log-normal.', {
      median: duration({ meaning: 'Median.', ...TALK }).optional(),
      sigma: real(SIGMA).optional(),
    }).optional(),
    'pace-spread': real({
      meaning: 'Standard deviation of the logarithm of a member\'s pace.', from: 0, to: 2,
    }).optional(),
    redial: share({
      meaning: 'Chance that an unanswered or busy target is dialled once more later in the shift.',
    }).optional(),
  })
}

function talk() {
  return map('A sort of talk.', {
    share: share({ meaning: 'Share of talks.' }),
    duration: map('Length of the talk, unless the callee ends it; log-normal.', {
      median: duration({ meaning: 'Median.', ...TALK }),
      sigma: real(SIGMA),
    }),
    'callee-releases': share({ meaning: 'Chance that the callee hangs up, not the caller.' }),
  })
}

function sims() {
  return map('Where SIMs come from.', {
    lot: whole({ meaning: 'SIMs bought at a time.', ...SIZE }).optional(),
    reserve: whole({
      meaning: 'A new lot is ordered when fewer unused SIMs than this are left.', from: 0, to: 1000,
    }).optional(),
    swap: durationRange({
      meaning: 'Time to put another SIM into a handset; uniform.', from: 0, to: 86_400,
    }).optional(),
    move: share({
      meaning: 'Chance at the start of a working day that a SIM moves to another handset of its member.',
    }).optional(),
    rest: share({
      meaning: 'Chance at the start of a working day that a SIM rests and another one takes its turn.',
    }).optional(),
    codes: real({ meaning: 'Codes of services sent to a SIM when it is put into a handset, on average.', from: 0, to: 100 }).optional(),
    alerts: real({
      meaning: 'Messages of services to a SIM a day while it is in use, beside those to its former owner.', from: 0, to: 1000,
    }).optional(),
  })
}
