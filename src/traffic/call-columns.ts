// Call columns: each filled from the waiting legs in a loop of its own, so that few streams of memory are open at once.
import { DAY, SECOND } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { Ending } from '../network/outcome.ts'
import type { MemberFacts } from '../operations/log.ts'
import type { Rows } from '../records/rows.ts'
import {
  Leg, type Legs, MOST_PARTIALS, PARTIAL, calleeReleased, endingOf, isLast, isPartial, labelOf, legOf, pieceOf, ringOf, setupOf,
} from './legs.ts'

/** causeForTerm (TS 32.298), diagnostics (TS 24.008 annex H) and disconnectparty, by Ending. */
const CAUSE = Int32Array.of(0, 3, 3, 0, 4, 3, 3, 3, 3)
const DIAGNOSTICS = Int32Array.of(0, 17, 20, 16, 41, 21, 16, 19, 8)
const PARTY = Int32Array.of(0, 3, 3, 1, 3, 2, 1, 3, 3)
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

export function fillCalls(rows: Rows, legs: Legs, crowd: Crowd, members: readonly MemberFacts[]): void {
  rows.size = legs.size
  fillNumbers(rows, legs, crowd)
  fillParties(rows, legs, crowd)
  fillWhereabouts(rows, legs, crowd, members)
  fillTimes(rows, legs)
  fillEndings(rows, legs)
}

function fillNumbers(rows: Rows, legs: Legs, crowd: Crowd): void {
  const { numbering, lines: { subscribers } } = crowd.population
  const { size, facts, ms, subscriber, peer } = legs
  const id = rows.floats('record_id')
  const reference = rows.floats('network_call_reference')
  for (let i = 0; i < size; i++) {
    const fact = facts[i]
    const leg = legOf(fact)
    const own = legNumber(crowd.day, (ms[i] / SECOND) | 0, subscribers, subscriber[i], leg)
    id[i] = numbering.recordId(own + pieceOf(fact))
    reference[i] = numbering.callReference(callNumber(own, leg, subscriber[i], peer[i]))
  }
}

function fillParties(rows: Rows, legs: Legs, crowd: Crowd): void {
  const { numbering } = crowd.population
  const { size, facts, subscriber, peer } = legs
  const type = rows.ints('record_type')
  const served = rows.floats('served_msisdn')
  const calling = rows.floats('calling_number')
  const called = rows.floats('called_number')
  const imsi = rows.floats('served_imsi')
  for (let i = 0; i < size; i++) {
    const leg = legOf(facts[i])
    const mine = numbering.msisdn(subscriber[i])
    const theirs = peer[i] >= 0 ? numbering.msisdn(peer[i]) : numbering.offNetNumber(-1 - peer[i])
    type[i] = leg
    served[i] = mine
    calling[i] = leg === Leg.MOC ? mine : theirs
    called[i] = leg === Leg.MOC ? theirs : mine
  }
  for (let i = 0; i < size; i++) imsi[i] = numbering.imsi(subscriber[i])
}

/** Handset, cell and switching centre of a line at the seizure. */
function fillWhereabouts(rows: Rows, legs: Legs, crowd: Crowd, members: readonly MemberFacts[]): void {
  const { holdings, population: { places, numbering }, day } = crowd
  const { size, line, ms, subscriber } = legs
  const imei = rows.floats('served_imei')
  const lacs = rows.ints('lac')
  const cells = rows.ints('cell')
  const entity = rows.ints('recording_entity')
  for (let i = 0; i < size; i++) {
    const holding = holdings.isSold(line[i], day) ? holdings.at(line[i], day * DAY + ms[i]) : undefined
    imei[i] = numbering.imei(holding ? holding.handset : subscriber[i])
    const cell = holding
      ? places.cellAt(members[holding.member].x, members[holding.member].y, holding.handset, ms[i])
      : places.cellOf(line[i], ms[i])
    const lac = places.lac(cell)
    lacs[i] = lac
    cells[i] = places.cellId(cell)
    entity[i] = lac & 15
  }
}

/** Seconds after the cut; a long call in pieces. */
function fillTimes(rows: Rows, legs: Legs): void {
  const { size, facts, ms, seconds } = legs
  const seizure = rows.ints('seizure_time')
  const alerting = rows.ints('alerting_time')
  const alerted = rows.valid('alerting_time')
  const answer = rows.ints('answer_time')
  const answered = rows.valid('answer_time')
  const release = rows.ints('release_time')
  const duration = rows.ints('call_duration')
  for (let i = 0; i < size; i++) {
    const fact = facts[i]
    const ending = endingOf(fact)
    const talked = ending === Ending.answered || ending === Ending.dropped
    const second = (ms[i] / SECOND) | 0
    const before = pieceOf(fact) * PARTIAL
    const length = talked ? Math.min(PARTIAL, seconds[i] - before) : seconds[i]
    const begin = talked ? second + setupOf(fact) + ringOf(fact) + before : second
    seizure[i] = second
    alerting[i] = second + setupOf(fact)
    alerted[i] = setupOf(fact) > 0 ? 1 : 0
    answer[i] = begin
    answered[i] = talked ? 1 : 0
    release[i] = begin + length
    duration[i] = length
  }
}

function fillEndings(rows: Rows, legs: Legs): void {
  const { size, facts } = legs
  const cause = rows.ints('cause_for_term')
  const diagnostics = rows.ints('diagnostics')
  const diagnosed = rows.valid('diagnostics')
  const party = rows.ints('disconnect_party')
  const partied = rows.valid('disconnect_party')
  const partial = rows.ints('partial_record_number')
  const partials = rows.valid('partial_record_number')
  const label = rows.has('label') ? rows.ints('label') : null
  for (let i = 0; i < size; i++) {
    const fact = facts[i]
    const ending = endingOf(fact)
    const last = isLast(fact)
    cause[i] = last ? CAUSE[ending] : PARTIAL_CAUSE
    diagnostics[i] = DIAGNOSTICS[ending]
    diagnosed[i] = last
    party[i] = calleeReleased(fact) && ending !== Ending.dropped ? BY_CALLEE : PARTY[ending]
    partied[i] = last
    partial[i] = pieceOf(fact) + 1
    partials[i] = isPartial(fact)
    if (label) label[i] = labelOf(fact)
  }
}
