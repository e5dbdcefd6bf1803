// Arbitrary call records: consistent legs of calls that nobody simulated, with every ending and absence that there can be.
import * as fc from 'fast-check'
import { Numbering } from '../base/numbering.ts'
import { CALLS, MSC_ADDRESSES } from '../records/tables.ts'
import type { Row } from '../simulate.ts'

export interface CallsSize {
  /** Subscribers of the network that take part; from 2. */
  readonly subscribers?: number
  /** Calls; each has one to eight records. */
  readonly calls?: { readonly min: number; readonly max: number }
}

/** Endings with the cause, diagnostics and party that records tell of them. */
const ENDINGS = [
  { ending: 'answered', cause: 0, diagnostics: 16, party: 1 },
  { ending: 'answered', cause: 0, diagnostics: 16, party: 2 },
  { ending: 'dropped', cause: 4, diagnostics: 41, party: 3 },
  { ending: 'no answer', cause: 3, diagnostics: 19, party: 3 },
  { ending: 'rejected', cause: 3, diagnostics: 21, party: 2 },
  { ending: 'abandoned', cause: 3, diagnostics: 16, party: 1 },
  { ending: 'busy', cause: 3, diagnostics: 17, party: 3 },
  { ending: 'absent', cause: 3, diagnostics: 20, party: 3 },
  { ending: 'barred', cause: 3, diagnostics: 8, party: 3 },
] as const
/** The callee never hears of these, so its leg is missing. */
const UNHEARD = new Set<string>(['busy', 'absent', 'barred'])
const TALKED = new Set<string>(['answered', 'dropped'])
/** A record ends after half an hour of talk; the next one goes on. */
const PARTIAL = 1800
const LONGEST = 7200
const PIECES = 8
/** 2022-06-01T00:00 at +08:00, in Unix seconds, and a week from then on. */
const START = 1_654_012_800
const WEEK = 7 * 86_400
const UTC_OFFSET = 480

type Ending = (typeof ENDINGS)[number]

interface Call {
  readonly caller: number
  readonly callee: number
  readonly seizure: number
  readonly setup: number
  readonly ring: number
  readonly talk: number
  readonly ending: Ending
  readonly label: number
  readonly handsets: readonly (number | null)[]
  readonly cells: readonly (number | null)[]
}

/**
 * Rows of `data/calls` in the order of seizure, as `rowsOf` gives them: both legs of calls within the network, one of
 * others, partial records of long talks, missing handsets and places. Legs of one call agree; a line may be in two calls
 * at once, which a detector has to survive. Shrinks to few, short, plain calls.
 */
export function calls({ subscribers = 20, calls: number = { min: 0, max: 30 } }: CallsSize = {}): fc.Arbitrary<Row[]> {
  return fc.array(call(subscribers), { minLength: number.min, maxLength: number.max }).map((all) => {
    const numbering = new Numbering('arbitrary')
    const rows = all.flatMap((each, i) => [...legsOf(each, i, subscribers, numbering)])
    return rows.sort((a, b) => Number(a['seizure_time']) - Number(b['seizure_time']) || Number(a['record_id']) - Number(b['record_id']))
  })
}

/** Lines from `subscribers` on are of other networks; at least one of the two is not. */
function call(subscribers: number): fc.Arbitrary<Call> {
  const line = fc.nat(2 * subscribers - 1)
  const maybe = fc.option(fc.nat(999), { freq: 10 })
  return fc.record({
    caller: line, callee: line, seizure: fc.nat(WEEK - 1), setup: fc.integer({ min: 1, max: 12 }), ring: fc.nat(60),
    talk: fc.oneof({ weight: 9, arbitrary: fc.nat(600) }, { weight: 1, arbitrary: fc.nat(LONGEST) }), ending: fc.constantFrom(...ENDINGS),
    label: fc.nat(1), handsets: fc.tuple(maybe, maybe), cells: fc.tuple(maybe, maybe),
  }).map((drawn) => (drawn.caller < subscribers || drawn.callee < subscribers ? drawn : { ...drawn, caller: drawn.caller - subscribers }))
    .map((drawn) => (drawn.caller === drawn.callee ? { ...drawn, callee: (drawn.caller + 1) % subscribers } : drawn))
}

function* legsOf(call: Call, at: number, subscribers: number, numbering: Numbering): Generator<Row> {
  const reference = String(numbering.callReference(at))
  if (call.caller < subscribers) yield* pieces(call, 0, reference, at, subscribers, numbering)
  if (call.callee < subscribers && !UNHEARD.has(call.ending.ending)) yield* pieces(call, 1, reference, at, subscribers, numbering)
}

function* pieces(call: Call, side: 0 | 1, reference: string, at: number, subscribers: number, numbering: Numbering): Generator<Row> {
  const { caller, callee, ending, handsets, cells, label } = call
  const served = side === 0 ? caller : callee
  const name = (line: number) => String(line < subscribers ? numbering.msisdn(line) : numbering.offNetNumber(line - subscribers))
  const talked = TALKED.has(ending.ending)
  const heard = !UNHEARD.has(ending.ending)
  const seizure = START + call.seizure
  const alerting = seizure + call.setup
  const answer = alerting + call.ring
  const number = talked && call.talk > PARTIAL ? Math.ceil(call.talk / PARTIAL) : 1
  for (let piece = 0; piece < number; piece++) {
    const last = piece === number - 1
    const from = talked ? answer + piece * PARTIAL : seizure
    const duration = talked ? (last ? call.talk - piece * PARTIAL : PARTIAL) : heard ? call.setup + call.ring : call.setup
    const cell = cells[side]
    yield row({
      record_id: numbering.recordId((2 * at + side) * PIECES + piece), record_type: side === 0 ? 'MOC' : 'MTC',
      served_msisdn: name(served), served_imsi: String(numbering.imsi(served)),
      served_imei: handsets[side] === null ? null : String(numbering.imei(handsets[side] as number)),
      calling_number: name(caller), called_number: name(callee), seizure_time: new Date(seizure * 1000),
      alerting_time: heard ? new Date(alerting * 1000) : null, answer_time: talked ? new Date(from * 1000) : null,
      release_time: new Date((from + duration) * 1000), call_duration: duration,
      cause_for_term: last ? ending.cause : 1, diagnostics: last ? ending.diagnostics : null, disconnect_party: last ? ending.party : null,
      lac: cell === null ? null : 100 + (cell & 7), cell, recording_entity: MSC_ADDRESSES[(cell ?? 0) & 15],
      network_call_reference: reference, partial_record_number: number > 1 ? piece + 1 : null, utc_offset: UTC_OFFSET, label,
    })
  }
}

/** In the order of the fields; a field that is not told is a mistake here. */
function row(values: Row): Row {
  return Object.fromEntries(CALLS.fields.map(({ name }) => {
    if (values[name] === undefined) throw new Error(`arbitrary calls have no ${name}`)
    return [name, values[name]]
  }))
}

