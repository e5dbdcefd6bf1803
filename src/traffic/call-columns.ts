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

/** Fills the rows from the first `count` legs. */
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
  const [record, call, permuted] = [made, made + COLUMN, made + 2 * COLUMN]
  kernels.numberLegs(facts, ms, subscriber, peer, to - from, second, crowd.population.lines.subscribers, record, call)
  kernels.permuteDoubles(record, to - from, words + 4 * 12, 0, permuted)
  takeDoubles(rows.floats('record_id'), from, to, permuted)
  kernels.permuteDoubles(call, to - from, words + 4 * 16, REFERENCE_BASE, permuted)
  takeDoubles(rows.floats('network_call_reference'), from, to, permuted)
}

function fillParties(rows: Rows, { facts, subscriber, peer }: Addresses, from: number, to: number): void {
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

/** Handset, cell and switching centre of a line at the seizure: by kernels; then again, one by one, of whoever may be in another handset. */
function fillWhereabouts(rows: Rows, whereabouts: Whereabouts, at: Addresses, from: number, to: number): void {
  const [handset, cell, names] = [made, made + COLUMN, made + 2 * COLUMN]
  kernels.permuteInts(at.subscriber, to - from, HANDSET_HALF, words + 4 * 9, 0, names)
  imeisOf(names, to - from, handset)
  kernels.cellsOf(STATE, at.line, at.ms, to - from, cell)
  findElsewhere(whereabouts, at, to - from, handset, cell)
  kernels.nameCells(STATE, cell, to - from, names, names + COLUMN, names + 2 * COLUMN)
  takeDoubles(rows.floats('served_imei'), from, to, handset)
  ;['lac', 'cell', 'recording_entity'].forEach((name, column) => takeInts(rows.ints(name), from, to, names + column * COLUMN))
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
  kernels.gapsOf(STATE, line, ms, to - from, made, made + COLUMN)
  takeBytes(rows.valid('lac'), from, to, made)
  takeBytes(rows.valid('cell'), from, to, made)
  takeBytes(rows.valid('served_imei'), from, to, made + COLUMN)
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

function takeDoubles(column: Float64Array, from: number, to: number, made: number): void {
  column.set(DOUBLES.subarray(made >> 3, (made >> 3) + to - from), from)
}

function takeInts(column: Int32Array, from: number, to: number, made: number): void {
  column.set(INTS.subarray(made >> 2, (made >> 2) + to - from), from)
}

function takeBytes(column: Uint8Array, from: number, to: number, made: number): void {
  column.set(BYTES.subarray(made, made + to - from), from)
}
