// The fields of an operation. What is left out, its kind sets.
import { duration, durationRange, real, share, whole } from './amounts.ts'
import { date, hours, moment } from './dates.ts'
import { NAME_PATTERN, list, map } from './field.ts'
import type { Registry } from './settings.ts'
import { flag, text, word } from './words.ts'

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
    evasion: word({
      meaning: 'A preset of the settings below. '
        + registry.presets.map(({ name, description }) => `${name}: ${description}`).join(' '),
      choices: registry.presets.map(({ name }) => name),
      absent: 'none',
    }).optional(),
    count: whole({ meaning: 'Operations like this one.', ...SIZE }).optional(),
    members: whole({ meaning: 'People who dial, each at one handset or more.', ...SIZE }).optional(),
    sites: whole({ meaning: 'Places; members take them in turn.', ...SIZE }).optional(),
    pairs: whole({ meaning: 'Dialling handsets; members take them in turn.', ...SIZE }).optional(),
    bridge: word({
      meaning: 'Whether each dialling handset is joined to a second one, whose internet call goes over Wi-Fi, where no record tells '
        + 'of it, or over a SIM of its own, which has data sessions as long as the pair works and no calls.',
      choices: ['none', 'wifi', 'cellular'],
    }).optional(),
    lines: word({
      meaning: 'What is dialled from: SIMs in handsets, or fixed lines of other networks.',
      choices: ['sims', 'landlines'],
    }).optional(),
    active: map('When it exists.', {
      from: date({ meaning: 'First day.', absent: 'first day of the period' }).optional(),
      to: date({ meaning: 'Last day, included.', absent: 'last day of the period' }).optional(),
    }).prefault({}),
    shift: shift().optional(),
    dial: dial().optional(),
    limits: limits().optional(),
    cover: cover().optional(),
    mobility: mobility().optional(),
    errand: list('Sorts of talk; their shares add up to 100 %.', talk(), 10).optional(),
    sims: sims().optional(),
    targets: text({
      meaning: 'Name of the group that is called.', pattern: NAME_PATTERN, expected: 'the name of a group',
    }),
    answers: share({ meaning: 'Chance that somebody picks up when a dialling handset is called.' }).optional(),
    caution: share({
      meaning: 'By what share the calls a day of a SIM are cut whenever one was barred; a tenth of that comes back every day.',
    }).optional(),
    raid: moment({ meaning: 'Its end by the police, while it is active.', absent: 'none' }).optional(),
    takedown: map('A raid of some of its sites, while it is active.', {
      at: moment({ meaning: 'When.' }),
      share: share({ meaning: 'Share of the sites; at least one.', from: 0.01, to: 1 }),
    }).optional(),
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
    rhythm: word({
      meaning: 'Gaps that are as long at every hour, or longer when ordinary people call less.', choices: ['even', 'ordinary'],
    }).optional(),
    second: map('Another call to a victim who believes the story.', {
      chance: share({ meaning: 'Chance of it.' }).optional(),
      after: durationRange({ meaning: 'How long after the talk; uniform.', from: 0, to: 7 * 86_400 }).optional(),
    }).optional(),
    routing: word({
      meaning: 'Who calls somebody again: whoever has the handset, or only the SIM that called before.',
      choices: ['any', 'history'],
    }).optional(),
    ring: durationRange({
      meaning: 'Ringing after which the caller hangs up; uniform. 0 s-0 s: as people do.', from: 0, to: 60,
    }).optional(),
    awaited: share({ meaning: 'Chance that whoever is called awaits the call: an order, a booking.' }).optional(),
  })
}

function limits() {
  const most = { from: 0, to: 100_000 }
  return map('What a SIM may do on one day; then another one takes its turn, if there is one. 0: no limit.', {
    calls: whole({ meaning: 'Dials.', ...most }).optional(),
    strangers: whole({ meaning: 'Targets that were not dialled before.', ...most }).optional(),
    talk: duration({ meaning: 'Talking time.', from: 0, to: 86_400 }).optional(),
  })
}

function cover() {
  return map('Calls that only serve to look ordinary.', {
    calls: real({ meaning: 'A day, by each SIM in use; the mean.', from: 0, to: 100 }).optional(),
    among: share({ meaning: 'Share of them to other SIMs of the operation; the others go to acquaintances.' }).optional(),
    contacts: whole({ meaning: 'Acquaintances of a SIM.', from: 1, to: 1000 }).optional(),
  })
}

function mobility() {
  return map('Where members are.', {
    stay: durationRange({
      meaning: 'How long a site stays at a place, in whole days; uniform. 0 s-0 s: it never moves.', from: 0, to: 366 * 86_400,
    }).optional(),
    drive: flag({ meaning: 'Whether members drive around while they work.' }).optional(),
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
    hooked: flag({ meaning: 'Whether the callee believes the story.', absent: 'false' }).optional(),
  })
}

function sims() {
  return map('Where SIMs come from.', {
    lot: whole({ meaning: 'SIMs bought at a time.', ...SIZE }).optional(),
    elsewhere: share({ meaning: 'Share of them that are registered in another district than the one in which the buyer works.' }).optional(),
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
    pool: whole({
      meaning: 'Cards at rest for each handset from which on they take turns, and no new one is begun.', ...SIZE,
    }).optional(),
    turn: whole({ meaning: 'Dials after which a card makes room for the next; 0: it stays.', from: 0, to: 100_000 }).optional(),
    'warm-up': duration({
      meaning: 'From purchase to first use, in whole days: the SIM makes calls like an ordinary one.', from: 0, to: 90 * 86_400,
    }).optional(),
    handsets: word({
      meaning: 'Handsets stay, or each SIM has its own, or all are others every day.', choices: ['fixed', 'per-sim', 'daily'],
    }).optional(),
    'own-in-evening': share({ meaning: 'Share of members who have their own SIM in the handset after work.' }).optional(),
    'still-called': share({ meaning: 'Share of calls that the former owner\'s friends still make.' }).optional(),
    missed: map('Owners who have the SIM barred as lost.', {
      chance: share({ meaning: 'Chance of it.' }).optional(),
      after: map('How long after it changed hands; log-normal.', {
        median: duration({ meaning: 'Median.', from: 60, to: 30 * 86_400 }).optional(),
        sigma: real(SIGMA).optional(),
      }).optional(),
    }).optional(),
  })
}
