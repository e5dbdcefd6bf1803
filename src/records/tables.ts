// The tables of a dataset: each field with its type, unit, source and meaning. Everything that reads or writes
// them is derived from here.
import { IMEI_DIGITS, IMSI_DIGITS, MSISDN_DIGITS, REFERENCE_DIGITS } from '../base/numbering.ts'
import {
  CELL, HOLDER, IMEI, IMSI, LABEL, LAC, MSISDN, OPERATION, OWN, PAIR, RECORD_ID, TS, UTC_OFFSET, count, identifier, maybe, text, time,
} from './common-fields.ts'
import { ACCOUNTS } from './account-tables.ts'
import { LOCATIONS, MESSAGES, SESSIONS } from './traffic-tables.ts'
import type { Table } from './fields.ts'

export { HOLDER_DIGITS } from './common-fields.ts'

/** Numbers of people and handsets in the truth: 10^8 is added to what they are called inside. */
export const HANDSET_DIGITS = 9
export const NUMBER_BASE = 1e8

/** Switching centres: addresses in the number space of the network. */
export const MSC_ADDRESSES: readonly string[] = Array.from({ length: 16 }, (_, i) => `99913000000${String(101 + i)}`)

export const CALLS: Table = {
  path: 'data/calls',
  daily: true,
  description: 'Call attempts as the network bills them: one record per leg of a subscriber of this network.',
  key: ['record_id'],
  fields: [
    RECORD_ID,
    {
      name: 'record_type', type: 'category', values: ['MOC', 'MTC'], source: `${TS} recordType`,
      description: 'Leg of the calling (MOC) or of the called subscriber (MTC).',
    },
    MSISDN, IMSI, IMEI,
    identifier('calling_number', MSISDN_DIGITS, `${TS} callingNumber`, 'Who called, on both legs.'),
    identifier('called_number', MSISDN_DIGITS, `${TS} calledNumber`, 'Who was called, on both legs.'),
    time('seizure_time', 'When the attempt began.', `${TS} seizureTime`),
    maybe(time('alerting_time', 'When the called phone began to ring.', 'Huawei-CS extension of TS 32.298: alertingTime')),
    maybe(time('answer_time', 'When the call was answered; absent for attempts that were not.', `${TS} answerTime`)),
    time('release_time', 'When the record ended; answer plus duration.', `${TS} releaseTime`),
    {
      name: 'call_duration', type: 'int32', unit: 's', source: `${TS} callDuration`,
      description: 'Talking time of the record; for unanswered attempts the holding time (TS 32.250). Test answer_time, not zero.',
    },
    {
      name: 'cause_for_term', type: 'int32', source: `${TS} causeForTerm`,
      description: '0 normal release, 1 partial record, 3 unsuccessful attempt, 4 abnormal release.',
    },
    {
      name: 'diagnostics', type: 'int32', nullable: true, source: `${TS} diagnostics, gsm0408Cause (TS 24.008)`,
      description: '1 vacant number, 8 barred, 16 normal clearing, 17 busy, 19 no answer, 20 absent, 21 rejected, 27 suspended, 41 temporary failure.',
    },
    {
      name: 'disconnect_party', type: 'int32', nullable: true, source: 'Huawei-CS extension of TS 32.298: disconnectparty',
      description: 'Who ended it: 1 calling, 2 called, 3 network.',
    },
    LAC, CELL,
    {
      name: 'recording_entity', type: 'category', values: MSC_ADDRESSES, source: `${TS} recordingEntity`,
      description: 'Address of the switching centre that wrote the record.',
    },
    identifier('network_call_reference', REFERENCE_DIGITS, `${TS} networkCallReference`, 'The same on both legs of a call.'),
    {
      name: 'partial_record_number', type: 'int32', nullable: true, source: `${TS} sequenceNumber`,
      description: 'Place in a chain of partial records, from 1; absent where the record is whole.',
    },
    UTC_OFFSET,
    LABEL,
  ],
}

export const SUBSCRIBERS: Table = {
  path: 'data/subscribers',
  daily: false,
  description: 'What the operator knows of its subscribers.',
  key: ['imsi'],
  fields: [
    identifier('imsi', IMSI_DIGITS, `${TS} servedIMSI`, 'The SIM.'),
    identifier('msisdn', MSISDN_DIGITS, `${TS} servedMSISDN`, 'Its number.'),
    { name: 'activation_date', type: 'date', source: OWN, description: 'First day of the contract.' },
    { name: 'contract', type: 'category', values: ['prepaid', 'postpaid'], source: OWN, description: 'Kind of contract.' },
    { name: 'home_district', type: 'int32', source: OWN, description: 'District of the registered address.' },
  ],
}

export const CELLS: Table = {
  path: 'data/cells',
  daily: false,
  description: 'The cells of the network, on a map of no real place.',
  key: ['lac', 'cell'],
  fields: [
    { name: 'lac', type: 'int32', source: `${TS} locationAreaCode`, description: 'Location area.' },
    { name: 'cell', type: 'int32', source: `${TS} cellId`, description: 'Cell.' },
    { name: 'latitude', type: 'double', unit: 'degrees', source: OWN, description: 'Of the middle of the cell.' },
    { name: 'longitude', type: 'double', unit: 'degrees', source: OWN, description: 'Of the middle of the cell.' },
    { name: 'district', type: 'int32', source: OWN, description: 'District in which the cell lies.' },
    { name: 'city', type: 'int32', source: OWN, description: 'City in which the cell lies.' },
  ],
}

export { LOCATIONS, MESSAGES, SESSIONS } from './traffic-tables.ts'

export const ROLES = ['relay', 'callback', 'cover', 'own', 'none'] as const
export type Role = (typeof ROLES)[number]

export const TRUTH_CALLS: Table = {
  path: 'truth/calls',
  daily: true,
  description: 'Records in which an operation had a hand. A record that is not listed has label 0 and role none.',
  key: ['record_id'],
  fields: [
    RECORD_ID,
    identifier('network_call_reference', REFERENCE_DIGITS, `${TS} networkCallReference`, 'The same on both legs of a call.'),
    LABEL,
    { name: 'role', type: 'category', values: ROLES, source: OWN, description: 'What the call was; label is 1 exactly for relay.' },
    OPERATION, PAIR,
  ],
}

export const TRUTH_SIMS: Table = {
  path: 'truth/sims',
  daily: false,
  description: 'Every SIM of the network.',
  key: ['imsi'],
  fields: [
    identifier('imsi', IMSI_DIGITS, OWN, 'The SIM.'),
    identifier('msisdn', MSISDN_DIGITS, OWN, 'Its number.'),
    text('profile', 'What its owner is: a profile of the crowd.'),
    { ...LABEL, description: '1: it carried relay calls at some time.' },
    OPERATION,
    maybe(time('first_use_time', 'First call by an operation.', OWN)),
    maybe(time('block_time', 'When the network first barred it.', OWN)),
    maybe(time('unblock_time', 'When that bar was lifted.', OWN)),
  ],
}

export const TRUTH_HANDSETS: Table = {
  path: 'truth/handsets',
  daily: false,
  description: 'Every handset.',
  key: ['imei'],
  fields: [
    identifier('imei', IMEI_DIGITS, OWN, 'The handset, with check digit.'),
    identifier('handset_id', HANDSET_DIGITS, OWN, 'Number of the handset, whatever its IMEI.'),
    OPERATION, PAIR,
    maybe({
      name: 'part', type: 'category', values: ['dialler', 'bridge', 'nursery'], source: OWN,
      description: 'What the handset was first used for: in its pair, or to nurse SIMs; truth/events tells of exchanges.',
    }),
  ],
}

export const TRUTH_HOLDINGS: Table = {
  path: 'truth/holdings',
  daily: false,
  description: 'Which SIM was in which handset, with whom and where, from when to when.',
  fields: [
    identifier('imsi', IMSI_DIGITS, OWN, 'The SIM.'),
    identifier('imei', IMEI_DIGITS, OWN, 'The handset.'),
    HOLDER,
    OPERATION,
    maybe(text('site', 'Place of the operation.')),
    time('from_time', 'Beginning.', OWN),
    time('to_time', 'End.', OWN),
  ],
}

export const TRUTH_OPERATIONS: Table = {
  path: 'truth/operations',
  daily: false,
  description: 'Operations, lawful ones included.',
  key: ['operation_id'],
  fields: [
    text('operation_id', 'Name and number.'),
    text('name', 'Name in the scenario.'),
    text('kind', 'Kind of operation.'),
    { ...LABEL, description: '1: a relay operation; 0: a lawful one.' },
    text('sort', 'relay, other fraud, or lawful.'),
    maybe(count('level', 'Level of evasion, where a preset was asked for: 0 naive to 5 adaptive.')),
    count('members', 'People.'),
    count('pairs', 'Handset pairs or desks.'),
    count('calls', 'Calls to targets.'),
    count('answered', 'Of these.'),
    count('hooked', 'Targets who believed the story.'),
    { name: 'earned_hours', type: 'double', unit: 'h', source: OWN, description: 'Talk of these calls, by which members are paid.' },
    time('from_time', 'Beginning of its first day.', OWN),
    time('to_time', 'End.', OWN),
    text('end', 'How it ended: raid, or period.'),
  ],
}

export const TRUTH_EVENTS: Table = {
  path: 'truth/events',
  daily: false,
  description: 'What happened to operations and their SIMs, and whom else the network barred.',
  fields: [
    time('time', 'When.', OWN),
    OPERATION,
    text('event', 'sim_bought, sim_warmed, sim_inserted, sim_first_used, sim_moved, sim_removed, complaint, sim_blocked, '
      + 'sim_unblocked, sim_retired, own_sim_inserted, own_sim_removed, line_blocked, site_moved, takedown, raid, operation_ended.'),
    maybe(identifier('imsi', IMSI_DIGITS, OWN, 'SIM concerned.')),
    maybe(identifier('imei', IMEI_DIGITS, OWN, 'Handset concerned.')),
    maybe(text('detail', 'Why the network barred, and whether by mistake; which site.')),
  ],
}

/** Tables that a dataset may lack (output.tables). */
export const OPTIONAL: readonly Table[] = [MESSAGES, SESSIONS, LOCATIONS]

export const TABLES: readonly Table[] = [
  CALLS, ...OPTIONAL, SUBSCRIBERS, CELLS, TRUTH_CALLS, TRUTH_SIMS, TRUTH_HANDSETS, TRUTH_HOLDINGS, TRUTH_OPERATIONS, TRUTH_EVENTS,
  ...ACCOUNTS,
]

/** data/calls without its label. */
export function blind(table: Table): Table {
  return { ...table, fields: table.fields.filter((field) => field !== LABEL) }
}

const BLIND_TABLES = TABLES.map((table) => (table === CALLS ? blind(CALLS) : table))

/** The tables of a dataset by its manifest, with the fields that it has. */
export function tablesOf({ blind: isBlind, tables }: { readonly blind: boolean; readonly tables: object }): readonly Table[] {
  return (isBlind ? BLIND_TABLES : TABLES).filter((table) => !OPTIONAL.includes(table) || table.path in tables)
}
