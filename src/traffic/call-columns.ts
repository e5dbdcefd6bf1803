// Call columns: each filled from the waiting legs in a loop of its own, so that few streams of memory are open at once.
import { imeisOf } from '../base/imei.ts'
import { HANDSET_HALF, IMSI_BASE, IMSI_HALF, NUMBER_HALF, OFF_NET_NUMBER, ON_NET_NUMBER, REFERENCE_BASE } from '../base/numbering.ts'
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { BYTES, DOUBLES, INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { CELL, IMEI } from '../network/gaps.ts'
import { Ending } from '../network/outcome.ts'
import type { Rows } from '../records/rows.ts'
import { homeCells, prepare } from './home-cells.ts'
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
/** The legs of a tile: facts, moment, subscriber, peer, seconds and line; what kernels make of them; words of permutations and tables. */
const given = deal(6 * COLUMN)
const made = deal(7 * COLUMN)
const words = deal(20 * 4)
const endings = deal(3 * 64)
INTS.set(CAUSE, endings >> 2)
INTS.set(DIAGNOSTICS, (endings >> 2) + 16)
INTS.set(PARTY, (endings >> 2) + 32)

const [facts, ms, subscriber, peer, seconds, line] = [0, 1, 2, 3, 4, 5].map((column) => given + column * COLUMN)
/** Endings with a talk, a bit each. */
const TALKED = (1 << Ending.answered) | (1 << Ending.dropped)

export function fillCalls(rows: Rows, legs: Legs, crowd: Crowd, whereabouts: Whereabouts): void {
  rows.size = legs.size
  INTS.set(crowd.population.numbering.words(), words >> 2)
  prepare(crowd)
  for (let from = 0; from < legs.size; from += TILE) {
    const to = Math.min(legs.size, from + TILE)
    legs.copy(from, to, given, COLUMN)
    fillNumbers(rows, crowd, from, to)
    fillParties(rows, from, to)
    fillWhereabouts(rows, legs, crowd, whereabouts, from, to)
    fillGaps(rows, legs, crowd, from, to)
    fillTimes(rows, from, to)
    fillEndings(rows, from, to)
  }
}

function fillNumbers(rows: Rows, crowd: Crowd, from: number, to: number): void {
  const second = (crowd.day + 1) * (DAY / SECOND)
  const [record, call, permuted] = [made, made + COLUMN, made + 2 * COLUMN]
  kernels.numberLegs(facts, ms, subscriber, peer, to - from, second, crowd.population.lines.subscribers, record, call)
  kernels.permuteDoubles(record, to - from, words + 4 * 12, 0, permuted)
  takeDoubles(rows.floats('record_id'), from, to, permuted)
  kernels.permuteDoubles(call, to - from, words + 4 * 16, REFERENCE_BASE, permuted)
  takeDoubles(rows.floats('network_call_reference'), from, to, permuted)
}

function fillParties(rows: Rows, from: number, to: number): void {
  const [served, calling, called] = [made, made + COLUMN, made + 2 * COLUMN]
  kernels.nameParties(facts, subscriber, peer, to - from, NUMBER_HALF, words, ON_NET_NUMBER, OFF_NET_NUMBER, served, calling, called)
  takeDoubles(rows.floats('served_msisdn'), from, to, served)
  takeDoubles(rows.floats('calling_number'), from, to, calling)
  takeDoubles(rows.floats('called_number'), from, to, called)
  kernels.permuteInts(subscriber, to - from, IMSI_HALF, words + 4 * 6, IMSI_BASE, made)
  takeDoubles(rows.floats('served_imsi'), from, to, made)
  const type = rows.ints('record_type')
  for (let i = from; i < to; i++) type[i] = legOf(INTS[(facts >> 2) + i - from])
}

/** Handset, cell and switching centre of a line at the seizure: of everybody by kernels, then again of whoever is elsewhere. */
function fillWhereabouts(rows: Rows, legs: Legs, crowd: Crowd, whereabouts: Whereabouts, from: number, to: number): void {
  const { map } = crowd.population.places
  const [handset, cell] = [made, made + COLUMN]
  kernels.permuteInts(subscriber, to - from, HANDSET_HALF, words + 4 * 9, 0, made + 2 * COLUMN)
  imeisOf(made + 2 * COLUMN, to - from, handset)
  homeCells(line, ms, to - from, cell)
  findElsewhere(legs, whereabouts, from, to, handset, cell)
  takeDoubles(rows.floats('served_imei'), from, to, handset)
  const [lacs, ids, entity] = ['lac', 'cell', 'recording_entity'].map((name) => rows.ints(name))
  for (let i = from; i < to; i++) {
    const at = INTS[(cell >> 2) + i - from]
    const lac = map.lac(at)
    lacs[i] = lac
    ids[i] = map.id(at)
    entity[i] = lac & 15
  }
}

function findElsewhere(legs: Legs, whereabouts: Whereabouts, from: number, to: number, handset: number, cell: number): void {
  for (let i = from; i < to; i++) {
    const at = (cell >> 2) + i - from
    if (INTS[at] >= 0 && whereabouts.isPlain(legs.line[i])) continue
    whereabouts.find(legs.line[i], legs.subscriber[i], legs.ms[i])
    DOUBLES[(handset >> 3) + i - from] = whereabouts.imei
    INTS[at] = whereabouts.cell
  }
}

function fillGaps(rows: Rows, { line, ms }: Legs, { gaps }: Crowd, from: number, to: number): void {
  const [hasImei, hasLac, hasCell] = [rows.valid('served_imei'), rows.valid('lac'), rows.valid('cell')]
  for (let i = from; i < to; i++) {
    const missing = gaps.of(line[i], ms[i])
    hasImei[i] = missing & IMEI ? 0 : 1
    hasLac[i] = hasCell[i] = missing & CELL ? 0 : 1
  }
}

/** Seconds after the cut; a long call in pieces. */
function fillTimes(rows: Rows, from: number, to: number): void {
  kernels.timeLegs(facts, ms, seconds, to - from, TALKED, PARTIAL, made)
  const names = ['seizure_time', 'alerting_time', 'answer_time', 'release_time', 'call_duration']
  names.forEach((name, column) => takeInts(rows.ints(name), from, to, made + column * COLUMN))
  takeBytes(rows.valid('alerting_time'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('answer_time'), from, to, made + 6 * COLUMN)
}

function fillEndings(rows: Rows, from: number, to: number): void {
  kernels.endLegs(facts, to - from, endings, PARTIAL_CAUSE, Ending.dropped, BY_CALLEE, made)
  const names = ['cause_for_term', 'diagnostics', 'disconnect_party', 'partial_record_number']
  names.forEach((name, column) => takeInts(rows.ints(name), from, to, made + column * COLUMN))
  if (rows.has('label')) takeInts(rows.ints('label'), from, to, made + 4 * COLUMN)
  takeBytes(rows.valid('diagnostics'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('disconnect_party'), from, to, made + 5 * COLUMN)
  takeBytes(rows.valid('partial_record_number'), from, to, made + 6 * COLUMN)
}

function takeDoubles(column: Float64Array, from: number, to: number, made: number): void {
  column.set(DOUBLES.subarray(made >> 3, (made >> 3) + to - from), from)
}

function takeInts(column: Int32Array, from: number, to: number, made: number): void {
  column.set(INTS.subarray(made >> 2, (made >> 2) + to - from), from)
}

function takeBytes(column: Uint8Array, from: number, to: number, made: number): void {
  column.set(BYTES.subarray(made, made + to - from), from)
}
