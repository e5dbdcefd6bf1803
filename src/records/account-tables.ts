// The tables by which the truth accounts for operations: places, people, pairs, lives of SIMs, and whom they called.
import { IMEI_DIGITS, IMSI_DIGITS, MSISDN_DIGITS } from '../base/numbering.ts'
import { HOLDER, OPERATION, OWN, PAIR, count, identifier, maybe, text, time } from './common-fields.ts'
import type { Table } from './fields.ts'

const SITE = text('site', 'Place of the operation.')
const flag = (name: string, description: string) => count(name, `1: ${description}`)
const degrees = (name: string) =>
  ({ name, type: 'double', unit: 'degrees', source: OWN, description: 'Where it was; members who drive are around it.' }) as const

export const TRUTH_SITES: Table = {
  path: 'truth/sites',
  daily: false,
  description: 'Where the sites of operations were, from when to when.',
  fields: [
    OPERATION, SITE, time('from_time', 'Beginning.', OWN), time('to_time', 'End.', OWN), degrees('latitude'), degrees('longitude'),
    flag('drives', 'members drive around while they work.'),
  ],
}

export const TRUTH_MEMBERS: Table = {
  path: 'truth/members',
  daily: false,
  description: 'People of operations.',
  key: ['holder'],
  fields: [
    OPERATION, HOLDER, SITE,
    maybe(identifier('own_imsi', IMSI_DIGITS, OWN, 'SIM that is the member\'s own, and in the handset after work.')),
    maybe(time('taken_time', 'When the police took the member.', OWN)),
  ],
}

export const TRUTH_PAIRS: Table = {
  path: 'truth/pairs',
  daily: false,
  description: 'When the two handsets of a pair were joined, or the one of a desk was ready: each stretch of work.',
  fields: [
    OPERATION, PAIR, HOLDER,
    maybe(identifier('dialler_imei', IMEI_DIGITS, OWN, 'The handset that dials; none: a fixed line.')),
    maybe(identifier('bridge_imei', IMEI_DIGITS, OWN, 'The handset in the internet call.')),
    time('from_time', 'Beginning.', OWN), time('to_time', 'End, not before the last call is over.', OWN),
  ],
}

export const SIM_USES = ['burner', 'own'] as const
export const SIM_ENDS = ['unused', 'in use', 'resting', 'barred', 'thrown away', 'seized', 'own'] as const

export const TRUTH_SIM_LIVES: Table = {
  path: 'truth/lives',
  daily: false,
  description: 'Lives of the SIMs that operations had.',
  key: ['imsi'],
  fields: [
    identifier('imsi', IMSI_DIGITS, OWN, 'The SIM.'), OPERATION,
    { name: 'use', type: 'category', values: SIM_USES, source: OWN, description: 'Bought for dialling, or a member\'s own.' },
    time('bought_time', 'When it came to the operation.', OWN),
    maybe(time('ready_time', 'When it had been nursed.', OWN)),
    maybe(time('first_use_time', 'First call to a target.', OWN)),
    maybe(time('last_use_time', 'Last call to a target.', OWN)),
    maybe(time('block_time', 'When the network barred it.', OWN)),
    maybe(text('block_reason', 'complaints, velocity, new-sim, or reported lost.')),
    flag('false_positive', 'the network barred it for its calls, though the operation is lawful.'),
    { name: 'end', type: 'category', values: SIM_ENDS, source: OWN, description: 'What it was at the end of the period.' },
    count('active_days', 'Days from cut to cut on which it called targets.'), count('calls', 'Calls to targets.'),
    count('answered', 'Of these.'), count('talk', 'Seconds of them.'), count('handsets', 'Handsets of the operation in which it was.'),
  ],
}

export const TARGET_OUTCOMES = ['not reached', 'talked', 'hooked'] as const

export const TRUTH_TARGETS: Table = {
  path: 'truth/targets',
  daily: false,
  description: 'Whom operations called, and what came of it.',
  key: ['operation_id', 'number'],
  fields: [
    OPERATION, identifier('number', MSISDN_DIGITS, OWN, 'Who was called.'),
    time('first_time', 'First call.', OWN), time('last_time', 'Last call.', OWN),
    count('attempts', 'Calls.'), count('answered', 'Of these.'), count('talk', 'Seconds of them.'),
    flag('called_back', 'called back.'), flag('complained', 'reported a call to the network.'),
    { name: 'outcome', type: 'category', values: TARGET_OUTCOMES, source: OWN, description: 'Whether the story was heard, and believed.' },
  ],
}

export const ACCOUNTS: readonly Table[] = [TRUTH_SITES, TRUTH_MEMBERS, TRUTH_PAIRS, TRUTH_SIM_LIVES, TRUTH_TARGETS]
