// Legs: the records of a block put together to legs and calls by reference, with whom and what they name looked up.
import type { Network } from '../network.ts'
import { cellKey } from '../network.ts'
import { Positions } from '../../dataset/positions.ts'
import { type CallRows, MOC } from './call-rows.ts'

/** Positions are those of the network and the truth, -1 where there is none. */
export class Legs {
  /** Calls in the block, numbered in the order of their first records. */
  calls = 0
  /** By call: the first record of either leg, or -1. */
  moc = new Int32Array(0)
  mtc = new Int32Array(0)
  /** By call: position of either party among the SIMs of the network. */
  caller = new Int32Array(0)
  callee = new Int32Array(0)
  /** By record: whether it is the first one of its leg. */
  first = new Uint8Array(0)
  /** By record: the next one of the same leg, or -1; by first record: the last one of the leg. */
  next = new Int32Array(0)
  last = new Int32Array(0)
  /** By record. */
  sim = new Int32Array(0)
  handset = new Int32Array(0)
  cell = new Int32Array(0)
  readonly #references = new Positions(1024)
  readonly #network: Network
  readonly #handsets: Positions

  constructor(network: Network, handsets: Positions) {
    this.#network = network
    this.#handsets = handsets
  }

  /** Takes the first `count` rows, which are the block. */
  gather(rows: CallRows, count: number): void {
    if (this.next.length < count) this.#reserve(count)
    this.#lookUp(rows, count)
    this.#references.clear()
    this.calls = 0
    const { network_call_reference, calling_number, called_number } = rows.floats
    const { record_type } = rows.ints
    for (let row = 0; row < count; row++) {
      const call = this.#references.place(network_call_reference[row])
      if (call === this.calls) {
        this.calls++
        this.moc[call] = -1
        this.mtc[call] = -1
        this.caller[call] = this.#network.numbers.find(calling_number[row])
        this.callee[call] = this.#network.numbers.find(called_number[row])
      }
      this.#append(record_type[row] === MOC ? this.moc : this.mtc, call, row)
    }
  }

  #append(leg: Int32Array, call: number, row: number): void {
    this.next[row] = -1
    this.last[row] = row
    this.first[row] = leg[call] < 0 ? 1 : 0
    if (leg[call] < 0) {
      leg[call] = row
      return
    }
    this.next[this.last[leg[call]]] = row
    this.last[leg[call]] = row
  }

  #lookUp(rows: CallRows, count: number): void {
    const { sims, cells } = this.#network
    const { served_imsi, served_imei } = rows.floats
    const { lac, cell } = rows.ints
    for (let row = 0; row < count; row++) {
      this.sim[row] = sims.find(served_imsi[row])
      this.handset[row] = this.#handsets.find(served_imei[row])
      this.cell[row] = cells.find(cellKey(lac[row], cell[row]))
    }
  }

  #reserve(count: number): void {
    for (const name of ['moc', 'mtc', 'caller', 'callee', 'next', 'last', 'sim', 'handset', 'cell'] as const) {
      this[name] = new Int32Array(2 * count)
    }
    this.first = new Uint8Array(2 * count)
  }
}
