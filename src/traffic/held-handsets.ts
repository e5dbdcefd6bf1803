// The truth about handsets: which there are, and which SIM was in which of them, from when to when.
import { hasBit } from '../base/bits.ts'
import { DAY, SECOND } from '../base/units.ts'
import type { Rows, Value } from '../records/rows.ts'
import { NUMBER_BASE, TRUTH_HANDSETS, TRUTH_HOLDINGS } from '../records/tables.ts'
import { CHUNK_ROWS } from './legs.ts'
import { OrdinaryHoldings } from './ordinary-holdings.ts'
import { callRuns } from './roll.ts'
import { Sheet, number } from './sheet.ts'
import { handOver } from './standing.ts'
import { type Stage, pairName } from './truth.ts'

type Hand = (rows: Rows) => void

export function handsetRows({ crowd, log, cut, end }: Stage, hand: Hand): void {
  const { population: { numbering }, handsets } = crowd
  const sheet = new Sheet(TRUTH_HANDSETS, cut, numbering, hand)
  const id = sheet.rows.floats('handset_id')
  const addRun = (at: number, first: number, count: number): void => number(id, at, first, count)
  const add = (handset: number, slot: number, more?: Record<string, Value>): void => {
    const at = sheet.next(0, handset, slot)
    id[at] = NUMBER_BASE + handset
    if (more) sheet.rows.set(at, more)
  }
  const days = daysOf({ cut, end })
  const moved = handsets.movedIn(days)
  const one = (subscriber: number, line: number): void => {
    if (handsets.phoneOf(line) !== line) return // the second SIM of a handset
    const slots = handsets.hasTwin(line) ? 2 : 1
    for (let slot = 0; slot < slots; slot++) add(subscriber, slot)
    if (!hasBit(moved, line)) return
    for (const handset of handsets.newHandsets(line, subscriber, days)) for (let slot = 0; slot < slots; slot++) add(handset, slot)
  }
  callRuns(crowd, handsets.restless(days, moved), { run: (first, count) => sheet.run(first, count, addRun), one })
  for (const handset of handsets.loans.handsets()) add(handset, 0)
  for (const { handset, operation, pair, part } of log.handsets) {
    add(handset, 0, { operation_id: log.operations[operation].id, pair_id: pairName(log, operation, pair), part })
  }
  sheet.handOver()
}

export function holdingRows(stage: Stage, hand: Hand): void {
  const { crowd, midnight, cut, end } = stage
  const sheet = new Sheet(TRUTH_HOLDINGS, cut, crowd.population.numbering, hand)
  new OrdinaryHoldings(crowd, sheet, { days: daysOf(stage), from: midnight - cut, to: end - cut }).write()
  operatedHoldings(stage, sheet.rows, hand)
  handOver(sheet.rows, hand)
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
