// Call columns: filled from the waiting legs by a kernel; by hand where a SIM is in another handset.
import { IMEI_TABLES } from '../base/imei.ts'
import { HANDSET_HALF, IMSI_BASE, IMSI_HALF, NUMBER_HALF, OFF_NET_NUMBER, ON_NET_NUMBER, REFERENCE_BASE } from '../base/numbering.ts'
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { BYTES, DOUBLES, INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Rows } from '../records/rows.ts'
import { WORDS, layWords } from './columns.ts'
import { STATE, ensureLaid } from './laid.ts'
import { CHUNK_ROWS, COLUMN, Leg, type Legs, MOST_PARTIALS } from './legs.ts'
import type { Whereabouts } from './whereabouts.ts'

/** causeForTerm (TS 32.298), diagnostics (TS 24.008 annex H) and disconnectparty, by Ending. */
const CAUSE = Int32Array.of(0, 3, 3, 0, 4, 3, 3, 3, 3, 3, 3)
const DIAGNOSTICS = Int32Array.of(0, 17, 20, 16, 41, 21, 16, 19, 8, 1, 27)
const PARTY = Int32Array.of(0, 3, 3, 1, 3, 2, 1, 3, 3, 3, 3)

/** One leg's number among all legs of a run: below 2^52, as the scenario's bounds see to. */
export function legNumber(day: number, second: number, subscribers: number, subscriber: number, leg: number): number {
  return (((day + 1) * (DAY / SECOND) + second) * subscribers + subscriber) * (2 * MOST_PARTIALS) + leg * MOST_PARTIALS
}

/** The number of a call: that of its caller's leg, or of the only leg that this network sees. */
export function callNumber(legNumber: number, leg: number, subscriber: number, peer: number): number {
  if (leg === Leg.MOC || peer < 0) return legNumber
  return legNumber + (peer - subscriber) * (2 * MOST_PARTIALS) - MOST_PARTIALS
}

/** Rows that a kernel fills at a time. */
const TILE = 4096
/** Words of the kernel's job, as kernels/assembly/fill.ts has them, and the place of its doubles and of its columns among them. */
const job = deal(4 * 64) >> 2
const BASES = 16
const COLUMNS = 24
/** Columns in the order in which the job lists them, then whether they have a value. */
const NAMES = ['record_id', 'network_call_reference', 'served_msisdn', 'calling_number', 'called_number', 'served_imsi', 'served_imei']
const GAPS = ['cell', 'served_imei']
const TIMES = ['seizure_time', 'alerting_time', 'answer_time', 'release_time', 'call_duration']
const ALERTED = ['alerting_time', 'answer_time']
const ENDS = ['cause_for_term', 'diagnostics', 'disconnect_party', 'partial_record_number', 'record_type', 'label']
const ENDED = ['diagnostics', 'disconnect_party', 'partial_record_number']

const endings = deal(3 * 16)
BYTES.set(CAUSE, endings)
BYTES.set(DIAGNOSTICS, endings + 16)
BYTES.set(PARTY, endings + 32)
const cells = deal(4 * (CHUNK_ROWS + 1))
const moved = deal(4 * (CHUNK_ROWS + 1))
INTS.set([COLUMN, WORDS, endings, deal(2 * 8 * TILE), cells, moved, NUMBER_HALF, IMSI_HALF, HANDSET_HALF, ...IMEI_TABLES], job + 1)
DOUBLES.set([ON_NET_NUMBER, OFF_NET_NUMBER, IMSI_BASE, REFERENCE_BASE], (job + BASES) >> 1)

/** Fills the rows, whose columns lie in the arena, from the first `count` legs. */
export function fillCalls(rows: Rows, legs: Legs, count: number, crowd: Crowd, whereabouts: Whereabouts): void {
  const { numbering, lines } = crowd.population
  rows.size = count
  ensureLaid(crowd)
  layWords(numbering)
  INTS[job] = legs.at(0).facts
  INTS.set(columnsOf(rows), job + COLUMNS)
  const again = kernels.fillLegs(STATE, 4 * job, count, (crowd.day + 1) * (DAY / SECOND), lines.subscribers)
  findElsewhere(whereabouts, crowd, legs, again, rows.floats('served_imei'))
  const [lac, cell, entity] = ['lac', 'cell', 'recording_entity'].map((name) => rows.ints(name).byteOffset)
  kernels.nameCells(STATE, cells, count, lac, cell, entity)
  rows.valid('lac').set(rows.valid('cell'))
}

/** Addresses of columns and of their validity; 0 of a label that is not written. */
function columnsOf(rows: Rows): number[] {
  const floats = (names: readonly string[]) => names.map((name) => rows.floats(name).byteOffset)
  const ints = (names: readonly string[]) => names.map((name) => (rows.has(name) ? rows.ints(name).byteOffset : 0))
  const valid = (names: readonly string[]) => names.map((name) => rows.valid(name).byteOffset)
  return [...floats(NAMES), ...valid(GAPS), ...ints(TIMES), ...valid(ALERTED), ...ints(ENDS), ...valid(ENDED)]
}

/** Handset and cell, one by one, of whoever may be in another handset than kernels find; of a sold one that had a twin they found another cell. */
function findElsewhere(whereabouts: Whereabouts, { handsets }: Crowd, legs: Legs, count: number, imeis: Float64Array): void {
  const { line, subscriber, ms } = legs.at(0)
  for (let i = moved >> 2, end = i + count; i < end; i++) {
    const leg = INTS[i]
    const cell = (cells >> 2) + leg
    const own = INTS[(line >> 2) + leg]
    whereabouts.find(own, INTS[(subscriber >> 2) + leg], INTS[(ms >> 2) + leg], handsets.hasTwin(own) ? -1 : INTS[cell])
    imeis[leg] = whereabouts.imei
    INTS[cell] = whereabouts.cell
  }
}
