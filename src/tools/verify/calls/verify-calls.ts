// Calls: every file is read once, day by day, and every law sees every record.
import type { Counts } from '../../../records/manifest.ts'
import { CALLS, ROLES, TRUTH_CALLS } from '../../../records/tables.ts'
import type { Check } from '../check.ts'
import { ChunkColumns } from '../../dataset/chunk-columns.ts'
import type { Piece } from '../../dataset/pieces.ts'
import type { IdFilter } from '../ids.ts'
import type { Reading } from '../reading.ts'
import type { Traffic } from '../traffic/verify-traffic.ts'
import { CallRows } from './call-rows.ts'
import { callLaws } from './index.ts'
import type { CallLaws, Known } from './law.ts'
import { Legs } from './legs.ts'
import { Listed } from './listed.ts'
import { PresenceLaws } from './presence.ts'
import { RecordIdLaws } from './record-ids.ts'
import { RoleLaws } from './roles.ts'

/** What was found, for the comparison of counts. */
export interface CallsVerdict {
  readonly checks: readonly Check[]
  readonly roles: Counts['records']
}

export async function verifyCalls(reading: Reading, known: Known, traffic: Traffic): Promise<CallsVerdict> {
  const pieces = reading.of(CALLS.path)
  const ids = new RecordIdLaws(pieces.reduce((sum, { entry }) => sum + entry.rows, 0))
  const roles = new RoleLaws(known)
  const laws: CallLaws[] = [ids, roles, ...callLaws.map((Laws) => new Laws(known))]
  if (traffic.timeline) laws.push(new PresenceLaws(known, traffic.timeline))
  const examiner = new Examiner(reading, known, laws)
  const truths = reading.of(TRUTH_CALLS.path)
  for (const day of new Set(pieces.map((piece) => piece.day))) {
    const ofDay = (piece: Piece) => piece.day === day
    await traffic.day(day)
    await examiner.day(pieces.filter(ofDay), truths.filter(ofDay))
  }
  if (ids.filter.suspects > 0) for (const piece of pieces) await recount(reading, piece, ids.filter)
  for (const law of laws) law.end?.()
  return {
    checks: laws.flatMap(({ checks }) => checks),
    roles: Object.fromEntries(ROLES.map((role, i) => [role, roles.roles[i]])),
  }
}

class Examiner {
  readonly #reading: Reading
  readonly #known: Known
  readonly #laws: readonly CallLaws[]
  readonly #rows: CallRows
  readonly #legs: Legs

  constructor(reading: Reading, known: Known, laws: readonly CallLaws[]) {
    this.#reading = reading
    this.#known = known
    this.#laws = laws
    this.#rows = new CallRows(known.frame)
    this.#legs = new Legs(known.network, known.truth.handsets)
  }

  /** All calls of a day, or of the whole period where the table is one file. */
  async day(calls: readonly Piece[], truths: readonly Piece[]): Promise<void> {
    const { frame, truth } = this.#known
    const listed = new Listed(truths[0]?.entry.path ?? TRUTH_CALLS.path)
    for (const piece of truths) {
      await this.#reading.read(piece, (chunk) => listed.add(new ChunkColumns(chunk, frame.origin), truth.operationAt))
    }
    for (const piece of calls) {
      this.#rows.begin(piece.entry.path, piece.day === undefined ? undefined : piece.day - frame.firstDay)
      await this.#reading.read(piece, (chunk) => {
        this.#rows.add(chunk)
        this.#examine(this.#rows.wholeSeconds(), listed)
      })
      this.#examine(this.#rows.size, listed)
    }
    for (const law of this.#laws) law.endDay?.(listed)
  }

  #examine(count: number, listed: Listed): void {
    if (count === 0) return
    this.#legs.gather(this.#rows, count)
    const block = { rows: this.#rows, count, legs: this.#legs, listed }
    for (const law of this.#laws) law.examine(block)
    this.#rows.drop(count)
  }
}

async function recount(reading: Reading, piece: Piece, ids: IdFilter): Promise<void> {
  let before = 0
  await reading.again(piece, 'record_id', (chunk) => {
    ids.recount(chunk, before, piece.entry.path)
    before += chunk.rows
  })
}
