// Call columns: each filled from the waiting legs in a loop of its own, so that few streams of memory are open at once.
import { imeisOf } from '../base/imei.ts'
import { HANDSET_HALF, IMSI_BASE, IMSI_HALF, NUMBER_HALF, OFF_NET_NUMBER, ON_NET_NUMBER, REFERENCE_BASE } from '../base/numbering.ts'
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { BYTES, DOUBLES, INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { Ending } from '../network/outcome.ts'
import type { Rows } from '../records/rows.ts'
import { STATE, ensureLaid } from './laid.ts'
import { Leg, type Legs, MOST_PARTIALS, PARTIAL, legOf } from './legs.ts'
import type { Whereabouts } from './whereabouts.ts'

/** causeForTerm (TS 32.298), diagnostics (TS 24.008 annex H) and disconnectparty, by Ending. */
const CAUSE = Int32Array.of(0, 3, 3, 0, 4, 3, 3, 3, 3, 3, 3)
const DIAGNOSTICS = Int32Array.of(0, 17, 20, 16, 41, 21, 16, 19, 8, 1, 27)
const PARTY = Int32Array.of(0, 3, 3, 1, 3, 2, 1, 3, 3, 3, 3)
const PARTIAL_CAUSE = 1
const BY_CALLEE = 2

/** One leg's number among all legs of a run: below 2^52, as the scenario's bounds see to. */
export function legNumber(day: number, second: number, subscribers: number, subscriber: number, leg: number): number {
  return (((day + 1) * (DAY / SECOND) + second) * subscribers + subscriber) * (2 * MOST_PARTIALS) + leg * MOST_PARTIALS
}

/** The number of a call: that of its caller's leg, or of the only leg that this network sees. */
export function callNumber(legNumber: number, leg: number, subscriber: number, peer: number): number {
  if (leg === Leg.MOC || peer < 0) return legNumber
  return legNumber + (peer - subscriber) * (2 * MOST_PARTIALS) - MOST_PARTIALS
}

/** Legs filled at a time, so that they are still in the cache for the next column. */
const TILE = 4096
/** Bytes of a column of a tile in the arena, where kernels read and write. */
const COLUMN = 8 * TILE
/** What kernels make of the legs of a tile; words of permutations and tables. */
const made = deal(7 * COLUMN)
const words = deal(20 * 4)
const endings = deal(3 * 64)
INTS.set(CAUSE, endings >> 2)
INTS.set(DIAGNOSTICS, (endings >> 2) + 16)
INTS.set(PARTY, (endings >> 2) + 32)

/** Endings with a talk, a bit each. */
const TALKED = (1 << Ending.answered) | (1 << Ending.dropped)

type Addresses = ReturnType<Legs['at']>

/** Fills the rows, whose columns lie in the arena, from the first `count` legs. */
export function fillCalls(rows: Rows, legs: Legs, count: number, crowd: Crowd, whereabouts: Whereabouts): void {
  rows.size = count
  INTS.set(crowd.population.numbering.words(), words >> 2)
  ensureLaid(crowd)
  for (let from = 0; from < count; from += TILE) {
    const to = Math.min(count, from + TILE)
    const at = legs.at(from)
    fillNumbers(rows, crowd, at, from, to)
    fillParties(rows, at, from, to)
    fillWhereabouts(rows, whereabouts, at, from, to)
    fillGaps(rows, at, from, to)
    fillTimes(rows, at, from, to)
    fillEndings(rows, at, from, to)
  }
}

function fillNumbers(rows: Rows, crowd: Crowd, { facts, ms, subscriber, peer }: Addresses, from: number, to: number): void {
  const second = (crowd.day + 1) * (DAY / SECOND)
  const [record, call] = [made, made + COLUMN]
  kernels.numberLegs(facts, ms, subscriber, peer, to - from, second, crowd.population.lines.subscribers, record, call)
  kernels.permuteDoubles(record, to - from, words + 4 * 12, 0, placeOf(rows.floats('record_id'), from))
  kernels.permuteDoubles(call, to - from, words + 4 * 16, REFERENCE_BASE, placeOf(rows.floats('network_call_reference'), from))
}

function fillParties(rows: Rows, { facts, subscriber, peer }: Addresses, from: number, to: number): void {
  const [served, calling, called] = ['served_msisdn', 'calling_number', 'called_number'].map((name) => placeOf(rows.floats(name), from))
  kernels.nameParties(facts, subscriber, peer, to - from, NUMBER_HALF, words, ON_NET_NUMBER, OFF_NET_NUMBER, served, calling, called)
  kernels.permuteInts(subscriber, to - from, IMSI_HALF, words + 4 * 6, IMSI_BASE, placeOf(rows.floats('served_imsi'), from))
  const type = rows.ints('record_type')
  for (let i = from; i < to; i++) type[i] = legOf(INTS[(facts >> 2) + i - from])
}

/** Handset, cell and switching centre of a line at the seizure: by kernels; then again, one by one, of whoever may be in another handset. */
function fillWhereabouts(rows: Rows, whereabouts: Whereabouts, at: Addresses, from: number, to: number): void {
  const [cell, scattered] = [made, made + COLUMN]
  const handset = placeOf(rows.floats('served_imei'), from)
  kernels.permuteInts(at.subscriber, to - from, HANDSET_HALF, words + 4 * 9, 0, scattered)
  imeisOf(scattered, to - from, handset)
  kernels.cellsOf(STATE, at.line, at.ms, to - from, cell)
  findElsewhere(whereabouts, at, to - from, handset, cell)
  const [lac, id, entity] = ['lac', 'cell', 'recording_entity'].map((name) => placeOf(rows.ints(name), from))
  kernels.nameCells(STATE, cell, to - from, lac, id, entity)
}

function findElsewhere(whereabouts: Whereabouts, { line, subscriber, ms }: Addresses, count: number, handset: number, cell: number): void {
  for (let i = 0; i < count; i++) {
    const at = (cell >> 2) + i
    if (INTS[at] >= 0) continue
    whereabouts.find(INTS[(line >> 2) + i], INTS[(subscriber >> 2) + i], INTS[(ms >> 2) + i], -1 - INTS[at])
    DOUBLES[(handset >> 3) + i] = whereabouts.imei
    INTS[at] = whereabouts.cell
  }
}

function fillGaps(rows: Rows, { line, ms }: Addresses, from: number, to: number): void {
  const hasCell = placeOf(rows.valid('cell'), from)
  kernels.gapsOf(STATE, line, ms, to - from, hasCell, placeOf(rows.valid('served_imei'), from))
  takeBytes(rows.valid('lac'), from, to, hasCell)
}

/** Seconds after the cut; a long call in pieces. */
function fillTimes(rows: Rows, { facts, ms, seconds }: Addresses, from: number, to: number): void {
  kernels.timeLegs(facts, ms, seconds, to - from, TALKED, PARTIAL, made)
  const names = ['seizure_time', 'alerting_time', 'answer_time', 'release_time', 'call_duration']
  names.forEach((name, column) => takeInts(rows.ints(name), from, to, made + column * COLUMN))
  takeBytes(rows.valid('alerting_time'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('answer_time'), from, to, made + 6 * COLUMN)
}

function fillEndings(rows: Rows, { facts }: Addresses, from: number, to: number): void {
  kernels.endLegs(facts, to - from, endings, PARTIAL_CAUSE, Ending.dropped, BY_CALLEE, made)
  const names = ['cause_for_term', 'diagnostics', 'disconnect_party', 'partial_record_number']
  names.forEach((name, column) => takeInts(rows.ints(name), from, to, made + column * COLUMN))
  if (rows.has('label')) takeInts(rows.ints('label'), from, to, made + 4 * COLUMN)
  takeBytes(rows.valid('diagnostics'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('disconnect_party'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('partial_record_number'), from, to, made + 6 * COLUMN)
}

/** The address of a row of a column, which lies in the arena with room for some rows more. */
function placeOf(column: Float64Array | Int32Array | Uint8Array, row: number): number {
  return column.byteOffset + row * column.BYTES_PER_ELEMENT
}

function takeInts(column: Int32Array, from: number, to: number, made: number): void {
  column.set(INTS.subarray(made >> 2, (made >> 2) + to - from), from)
}

function takeBytes(column: Uint8Array, from: number, to: number, made: number): void {
  column.set(BYTES.subarray(made, made + to - from), from)
}
