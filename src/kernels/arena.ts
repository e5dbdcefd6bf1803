// The arena: memory that the kernels see, dealt out once and never grown, so that views of it stay good.
import { Memory } from './webassembly.ts'

/** Pages of 64 KiB. Those never touched take no memory. */
export const PAGES = 11_776
/** What the kernels' own module keeps lies below. */
export const FIRST = 1 << 16
/** Most rows that a kernel is given at a time. */
export const MOST_ROWS = 65_536
/** Vectors may be read and written beyond the last row. */
const MARGIN = 64

export const memory = new Memory({ initial: PAGES, maximum: PAGES })
/** The whole arena; addresses are bytes, and values lie at multiples of their size. */
export const BYTES = new Uint8Array(memory.buffer)
export const INTS = new Int32Array(memory.buffer)
export const DOUBLES = new Float64Array(memory.buffer)

let end = FIRST

/** The address of so many bytes that nobody else has. For things that live as long as the thread. */
export function deal(bytes: number): number {
  const address = end
  end += Math.ceil((bytes + MARGIN) / MARGIN) * MARGIN
  if (end > BYTES.length) throw new RangeError(`the arena has no room for ${bytes} bytes`)
  return address
}

/** Where kernels leave what they wrote or found, and where that ends. */
export const OUT = deal(20 * MOST_ROWS)
export const OUT_END = OUT + 20 * MOST_ROWS
export const RESULT = deal(64)

const values = deal(8 * MOST_ROWS)
const validity = deal(MOST_ROWS)

/** Copies values to where the kernels see them, until the next call; what lies in the arena stays where it is. */
export function placeValues(data: Int32Array | Float64Array): number {
  if (data.buffer === memory.buffer) return data.byteOffset
  if (data instanceof Int32Array) INTS.set(data, values >> 2)
  else DOUBLES.set(data, values >> 3)
  return values
}

/** Tells of as many values at a time as there is room for, where they stand until the next call, and how many. */
export function inPieces(all: Int32Array, tell: (address: number, count: number) => void): void {
  for (let from = 0; from < all.length; from += MOST_ROWS) {
    const piece = all.subarray(from, from + MOST_ROWS)
    tell(placeValues(piece), piece.length)
  }
}

/** Those of many values that a kernel keeps, which leaves them at the address of each piece and gives how many; in order. */
export function keptOf(all: Int32Array, keep: (address: number, count: number) => number): Int32Array {
  const kept = new Int32Array(all.length)
  let count = 0
  inPieces(all, (address, rows) => {
    const found = INTS.subarray(address >> 2, (address >> 2) + keep(address, rows))
    kept.set(found, count)
    count += found.length
  })
  return kept.slice(0, count)
}

/** As `placeValues`, in a place of their own; 0 if there are none. */
export function placeValid(valid: Uint8Array | undefined): number {
  if (valid === undefined) return 0
  if (valid.buffer === memory.buffer) return valid.byteOffset
  BYTES.set(valid, validity)
  return validity
}

/** Copies an array to an address. */
export function copyIn(values: ArrayBufferView, address: number): void {
  BYTES.set(bytesOf(values), address)
}

/** Fills an array with what lies from an address on. */
export function copyOut(address: number, values: ArrayBufferView): void {
  bytesOf(values).set(BYTES.subarray(address, address + values.byteLength))
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** The bytes from OUT to `end`, good until the next kernel writes there. */
export function written(end: number): Uint8Array {
  return BYTES.subarray(OUT, end)
}
