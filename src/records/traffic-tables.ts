// The tables beside the calls: messages, data sessions, and where phones come and go.
import { MSISDN_DIGITS } from '../base/numbering.ts'
import { CELL, IMEI, IMSI, LAC, MSISDN, OWN, RECORD_ID, TS, UTC_OFFSET, identifier, time } from './common-fields.ts'
import type { Field, Table } from './fields.ts'

const count = (name: string, unit: string, source: string, description: string): Field =>
  ({ name, type: 'int64', unit, source: `${TS} ${source}`, description })

export const MESSAGES: Table = {
  path: 'data/messages',
  daily: true,
  description: 'Short messages: one record where a subscriber of this network sends, one where a subscriber receives.',
  key: ['record_id'],
  fields: [
    RECORD_ID,
    {
      name: 'record_type', type: 'category', values: ['MOSMS', 'MTSMS'], source: `${TS} recordType`,
      description: 'Record of the sending (MOSMS) or of the receiving subscriber (MTSMS).',
    },
    MSISDN, IMSI, IMEI,
    {
      name: 'calling_number', type: 'identifier', source: `${TS} serviceCentre, originator`,
      description: 'Who sent it, on both records: a number of 14 digits, or the code of six digits of a service.',
    },
    identifier('called_number', MSISDN_DIGITS, `${TS} destinationNumber`, 'Who received it, on both records.'),
    time('event_time', 'When it was sent, or delivered.', `${TS} originationTime, deliveryTime`),
    LAC, CELL, UTC_OFFSET,
  ],
}

export const SESSIONS: Table = {
  path: 'data/sessions',
  daily: true,
  description: 'Data sessions in records of at most an hour; a record lies in the day in which it begins.',
  key: ['record_id'],
  fields: [
    RECORD_ID, MSISDN, IMSI, IMEI,
    time('start_time', 'Beginning of the record.', `${TS} startTime`),
    time('stop_time', 'End of the record.', `${TS} stopTime`),
    count('volume_uplink', 'B', 'listOfTrafficVolumes', 'Bytes from the handset during the record.'),
    count('volume_downlink', 'B', 'listOfTrafficVolumes', 'Bytes to the handset during the record.'),
    {
      name: 'record_sequence_number', type: 'int32', source: `${TS} recordSequenceNumber`,
      description: 'Place of the record in its session, from 1.',
    },
    {
      name: 'cause_for_rec_closing', type: 'int32', source: `${TS} causeForRecClosing`,
      description: '0 normal release, 4 abnormal release: the phone was lost, 17 time limit: the session goes on.',
    },
    LAC, CELL, UTC_OFFSET,
  ],
}

export const LOCATIONS: Table = {
  path: 'data/locations',
  daily: true,
  description: 'Where phones come and go: attach, detach, and updates of the location area while attached.',
  key: ['record_id'],
  fields: [
    RECORD_ID, MSISDN, IMSI, IMEI,
    time('event_time', 'When it was.', `${TS} updateTime`),
    {
      name: 'event_type', type: 'category', values: ['attach', 'detach', 'location_update'], source: `${OWN}, after 3GPP TS 23.012`,
      description: 'The phone is on and heard; is off or out of coverage; is heard in another location area.',
    },
    { name: LAC.name, type: LAC.type, source: LAC.source, description: 'Location area of the phone; where it was last heard, for detach.' },
    { name: CELL.name, type: CELL.type, source: CELL.source, description: 'Its cell; key of data/cells together with lac.' },
    UTC_OFFSET,
  ],
}
