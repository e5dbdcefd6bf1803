// The truth about handsets: which there are, and which SIM was in which of them, from when to when.
import { hasBit } from '../base/bits.ts'
import { DAY, SECOND } from '../base/units.ts'
import { staysOf } from '../crowd/stays.ts'
import { Rows, type Value } from '../records/rows.ts'
import { NUMBER_BASE, TRUTH_HANDSETS, TRUTH_HOLDINGS } from '../records/tables.ts'
import { Numbers, inArena } from './columns.ts'
import { CHUNK_ROWS } from './legs.ts'
import { handOver } from './standing.ts'
import { type Stage, pairName } from './truth.ts'

type Hand = (rows: Rows) => void

export function handsetRows({ crowd, log, cut, end }: Stage, hand: Hand): void {
  const { population: { lines, numbering }, handsets } = crowd
  const rows = Rows.blank(TRUTH_HANDSETS, CHUNK_ROWS, cut, inArena)
  const numbers = new Numbers(numbering)
  const id = rows.floats('handset_id')
  const add = (handset: number, slot: number, more?: Record<string, Value>): void => {
    const at = rows.size++
    numbers.handset[at] = handset
    numbers.slot[at] = slot
    id[at] = NUMBER_BASE + handset
    if (more) rows.set(at, more)
    if (rows.size === CHUNK_ROWS) handOver(rows, hand, numbers)
  }
  const days = daysOf({ cut, end })
  const restless = handsets.restless(days)
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    if (handsets.phoneOf(line) !== line) continue // the second SIM of a handset
    const slots = handsets.hasTwin(line) ? 2 : 1
    for (let slot = 0; slot < slots; slot++) add(subscriber, slot)
    if (!hasBit(restless, line)) continue
    for (const handset of handsets.newHandsets(line, subscriber, days)) for (let slot = 0; slot < slots; slot++) add(handset, slot)
  }
  for (const handset of handsets.loans.handsets()) add(handset, 0)
  for (const { handset, operation, pair, part } of log.handsets) {
    add(handset, 0, { operation_id: log.operations[operation].id, pair_id: pairName(log, operation, pair), part })
  }
  handOver(rows, hand, numbers)
}

export function holdingRows(stage: Stage, hand: Hand): void {
  const rows = Rows.blank(TRUTH_HOLDINGS, CHUNK_ROWS, stage.cut, inArena)
  ordinaryHoldings(stage, rows, hand)
  operatedHoldings(stage, rows, hand)
  handOver(rows, hand)
}

/** Of subscribers, until they sell their SIM. */
function ordinaryHoldings({ crowd, midnight, cut, end }: Stage, rows: Rows, hand: Hand): void {
  const { population: { lines, numbering }, handsets, holdings } = crowd
  const numbers = new Numbers(numbering)
  const holder = rows.floats('holder')
  const [begins, ends] = [rows.ints('from_time'), rows.ints('to_time')]
  const days = daysOf({ cut, end })
  const restless = handsets.restless(days)
  const add = (subscriber: number, person: number, handset: number, slot: number, from: number, to: number): void => {
    const at = rows.size++
    numbers.subscriber[at] = subscriber
    numbers.handset[at] = handset
    numbers.slot[at] = slot
    holder[at] = NUMBER_BASE + person
    begins[at] = from - cut
    ends[at] = to - cut
    if (rows.size === CHUNK_ROWS) handOver(rows, hand, numbers)
  }
  for (let subscriber = 0; subscriber < lines.subscribers; subscriber++) {
    const line = lines.lineOf(subscriber)
    const left = holdings.leaves(line)
    if (left < 0 && !hasBit(restless, line)) {
      add(subscriber, subscriber, subscriber, 0, midnight, end)
      continue
    }
    const until = left < 0 ? end : Math.min(end, cut + Math.floor(left / SECOND))
    const person = lines.subscriberAt(handsets.phoneOf(line))
    for (const { handset, slot, from, to } of staysOf(handsets, line, subscriber, days)) {
      const [began, ended] = [from === 0 ? midnight : cut + Math.floor(from / SECOND), Math.min(until, cut + Math.floor(to / SECOND))]
      if (began < ended) add(subscriber, person, handset, slot, began, ended)
    }
  }
  handOver(rows, hand, numbers)
}

/** Of the people of operations. */
function operatedHoldings({ crowd, log, cut, end }: Stage, rows: Rows, hand: Hand): void {
  const { population: { lines, numbering }, holdings } = crowd
  for (const { line, handset, member, from, to } of holdings.all()) {
    const { operation, site, person } = log.members[member]
    const { id } = log.operations[operation]
    const began = cut + Math.floor(from / SECOND)
    const ended = Math.min(end, cut + Math.floor(Math.min(to, 1e14) / SECOND))
    if (began >= ended) continue // moved twice in one morning, or after the period
    rows.add({
      imsi: numbering.imsi(lines.subscriberAt(line)), imei: numbering.imei(handset),
      holder: NUMBER_BASE + lines.subscribers + person, operation_id: id, site: `${id}/site-${site + 1}`,
      from_time: began, to_time: ended,
    })
    if (rows.size === CHUNK_ROWS) handOver(rows, hand)
  }
}

/** Days of the run: the last one ends beyond the period. */
function daysOf({ cut, end }: Pick<Stage, 'cut' | 'end'>): number {
  return Math.ceil(((end - cut) * SECOND) / DAY)
}
