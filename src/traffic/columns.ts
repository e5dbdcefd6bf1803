// Columns: room in the arena for those of one table at a time, and numbers that kernels fill in there.
import { IMEI_TABLES } from '../base/imei.ts'
import { HANDSET_HALF, IMSI_BASE, IMSI_HALF, NUMBER_HALF, type Numbering, ON_NET_NUMBER } from '../base/numbering.ts'
import { BYTES, INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import type { Rows } from '../records/rows.ts'
import { CHUNK_ROWS } from './legs.ts'

const rooms = new Map<string, number>()

/** Room for so many bytes of a column, the same each time: of one table at a time. */
export function inArena(name: string, bytes: number): readonly [ArrayBuffer, number] {
  const room = `${name} ${bytes}`
  const address = rooms.get(room) ?? deal(bytes)
  rooms.set(room, address)
  return [BYTES.buffer, address]
}

/** Where the words of a numbering lie: those of MSISDNs first, of IMSIs and of handsets so many bytes on. */
export const WORDS = deal(4 * 20)
const IMSIS = 24
const HANDSETS = 36
const tables = deal(4 * IMEI_TABLES.length)
INTS.set(IMEI_TABLES, tables >> 2)
const [subscriber, handset, slot] = [0, 1, 2].map(() => deal(4 * CHUNK_ROWS))

/** Puts the words of a numbering where kernels see them. */
export function layWords(numbering: Numbering): void {
  INTS.set(numbering.words(), WORDS >> 2)
}

/** What IMSI, MSISDN and IMEI of each row follow from, at most CHUNK_ROWS of them; of one table at a time. */
export class Numbers {
  readonly subscriber = intsAt(subscriber)
  readonly handset = intsAt(handset)
  /** Place of the SIM in the handset. */
  readonly slot = intsAt(slot)
  readonly #numbering: Numbering

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** So many rows from one on are subscribers in the order of their numbers, each in the handset of the same number. */
  count(at: number, first: number, rows: number): void {
    for (let i = 0; i < rows; i++) this.subscriber[at + i] = this.handset[at + i] = first + i
    this.slot.fill(0, at, at + rows)
  }

  /** Fills the columns `imsi`, `msisdn` and `imei` of the rows so far, as far as there are such: they lie in the arena. */
  fill(rows: Rows): void {
    layWords(this.#numbering)
    const [count, at] = [rows.size, (name: string) => rows.floats(name).byteOffset]
    if (rows.has('imsi')) kernels.permuteInts(subscriber, count, IMSI_HALF, WORDS + IMSIS, IMSI_BASE, at('imsi'))
    if (rows.has('msisdn')) kernels.permuteInts(subscriber, count, NUMBER_HALF, WORDS, ON_NET_NUMBER, at('msisdn'))
    if (!rows.has('imei')) return
    kernels.scatter(handset, count, HANDSET_HALF, WORDS + HANDSETS, handset)
    kernels.imeisOf(handset, slot, count, tables, at('imei'))
  }
}

function intsAt(address: number): Int32Array {
  return new Int32Array(BYTES.buffer, address, CHUNK_ROWS)
}
