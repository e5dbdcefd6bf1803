// Fields that several tables share, and short ways to write others.
import { IMEI_DIGITS, IMSI_DIGITS, MSISDN_DIGITS } from '../base/numbering.ts'
import type { Field } from './fields.ts'

export const TS = '3GPP TS 32.298'
export const OWN = 'patchcord'

export const RECORD_ID: Field = {
  name: 'record_id', type: 'int64', source: OWN,
  description: 'Unique number of the record; neither counts nor tells anything; below 2^52.',
}
export const MSISDN: Field = {
  name: 'served_msisdn', type: 'identifier', digits: MSISDN_DIGITS, source: `${TS} servedMSISDN`,
  description: 'Number of the subscriber whose record this is; E.164 digits without plus.',
}
export const IMSI: Field = {
  name: 'served_imsi', type: 'identifier', digits: IMSI_DIGITS, source: `${TS} servedIMSI`,
  description: 'SIM of the subscriber whose record this is.',
}
export const IMEI: Field = {
  name: 'served_imei', type: 'identifier', digits: IMEI_DIGITS, nullable: true, source: `${TS} servedIMEI`,
  description: 'Handset in which the SIM was, with check digit.',
}
export const LAC: Field = {
  name: 'lac', type: 'int32', nullable: true, source: `${TS} locationAreaCode`,
  description: 'Location area of the served subscriber at the time of the record.',
}
export const CELL: Field = {
  name: 'cell', type: 'int32', nullable: true, source: `${TS} cellId`,
  description: 'Cell of the served subscriber at the time of the record; key of data/cells together with lac.',
}
export const UTC_OFFSET: Field = {
  name: 'utc_offset', type: 'int32', unit: 'min', source: `${TS} TimeStamp`,
  description: 'Local time minus UTC.',
}
export const LABEL: Field = {
  name: 'label', type: 'int32', source: OWN,
  description: '1: a call dialled by a relay operation, on the legs of both sides; 0: any other.',
}
export const OPERATION: Field = {
  name: 'operation_id', type: 'text', nullable: true, source: OWN,
  description: 'Operation concerned; key of truth/operations.',
}
export const PAIR: Field = {
  name: 'pair_id', type: 'text', nullable: true, source: OWN, description: 'Handset pair or desk within the operation.',
}
export const identifier = (name: string, digits: number, source: string, description: string): Field =>
  ({ name, type: 'identifier', digits, source, description })
export const time = (name: string, description: string, source: string): Field => ({ name, type: 'time', source, description })
export const text = (name: string, description: string): Field => ({ name, type: 'text', source: OWN, description })
export const count = (name: string, description: string): Field => ({ name, type: 'int32', source: OWN, description })
export const maybe = (field: Field): Field => ({ ...field, nullable: true })
/** Digits of numbers of people in the truth. */
export const HOLDER_DIGITS = 9
export const HOLDER: Field = identifier('holder', HOLDER_DIGITS, OWN, 'Number of the person who has them.')
