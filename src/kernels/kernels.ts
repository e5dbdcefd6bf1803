// The kernels: loops over calls and columns in WebAssembly, one instance a thread. What each does is said in assembly/.
import { memory } from './arena.ts'
import { WASM } from './module.ts'
import { Instance, Module } from './webassembly.ts'

/** All arguments are numbers; addresses are bytes into the arena. Those that write at `out` give where it ends. */
interface Kernels {
  ownEnd(): number
  hashStart(hashes: number, rows: number): void
  hashInts(hashes: number, data: number, valid: number, base: number, rows: number): void
  hashDoubles(hashes: number, data: number, valid: number, rows: number): void
  hashSums(hashes: number, rows: number, sums: number): void
  packLevels(valid: number, rows: number, bits: number): number
  writeLevels(bits: number, rows: number, out: number): number
  measureInts(values: number, count: number, result: number): void
  measureDoubles(values: number, count: number, result: number): void
  presentInts(data: number, valid: number, rows: number, out: number): void
  presentDoubles(data: number, valid: number, rows: number, out: number): void
  plainLongs(values: number, count: number, out: number): number
  deltaInts(values: number, count: number, scale: number, out: number): number
  deltaDoubles(values: number, count: number, out: number): number
  markDistinct(values: number, count: number, least: number, range: number, table: number): number
  listDistinct(least: number, range: number, table: number, entries: number): void
  positionsOf(values: number, count: number, least: number, table: number, codes: number): void
  hybrid(values: number, count: number, width: number, out: number): number
  permuteInts(values: number, rows: number, half: number, keys: number, base: number, out: number): void
  scatter(values: number, rows: number, half: number, keys: number, out: number): void
  permuteDoubles(values: number, rows: number, keys: number, base: number, out: number): void
  fillLegs(state: number, job: number, rows: number, second: number, subscribers: number): number
  digitsBlock(values: number, count: number, stem: number, digits: number, codes: number, tree: number, treeBytes: number, out: number): number
  imeisOf(scattered: number, slot: number, rows: number, tables: number, out: number): void
  handsetsOf(
    state: number, facts: number, line: number, subscriber: number, ms: number, rows: number, handset: number, slot: number, first: number,
    moved: number,
  ): number
  staysOf(
    state: number, first: number, lines: number, rows: number, count: number, days: number, moments: number, most: number, out: number,
    end: number, counts: number,
  ): number
  cellsOf(state: number, facts: number, line: number, ms: number, rows: number, out: number): void
  districtsOf(state: number, lines: number, count: number, out: number): void
  nameCells(state: number, cell: number, rows: number, lac: number, id: number, entity: number): void
  drawAttempts(state: number, pool: number, cursors: number, wide: number, window: number, first: number, last: number): number
  drawRounds(state: number, pool: number, cursors: number, rounds: number, window: number, first: number, last: number): number
  loadSlice(state: number, cursors: number, window: number, slice: number, kind: number, out: number, room: number): number
  legsOf(state: number, calls: number, count: number, legs: number, column: number, size: number): number
  foretell(state: number, rows: number, count: number): void
  sortRows(queue: number): void
  keep(queue: number, ms: number, caller: number, callee: number, key: number, note: number): void
  loadKept(queue: number, slice: number, out: number, room: number): number
  push(queue: number, row: number): void
  siftBelow(
    k0: number, k1: number, counter: number, most: number, self: number, chances: number, from: number, to: number, size: number, out: number,
  ): number
  siftBySort(
    k0: number, k1: number, counter: number, most: number, p0: number, p1: number, sorts: number, chances: number, from: number, to: number,
    size: number, out: number,
  ): number
  siftMarked(k0: number, k1: number, counter: number, marks: number, from: number, to: number, size: number, out: number): number
  markedAmong(k0: number, k1: number, counter: number, marks: number, lines: number, count: number): number
  sortsOf(k0: number, k1: number, counter: number, sorts: number, lines: number, count: number, out: number): void
  givePlaces(job: number, count: number, index: number, k0: number, k1: number, out: number): number
  bundleUp(ranks: number, facts: number, logs: number, links: number, rates: number, picks: number): void
  linesFrom(state: number, first: number, count: number, out: number): void
  profilesOf(state: number, lines: number, count: number, out: number): void
  contractsOf(
    k0: number, k1: number, oldest: number, prepaid: number, first: number, count: number, last: number, activation: number, contract: number,
  ): void
  rowsWith(bits: number, lines: number, count: number, out: number): number
  movesOf(k0: number, k1: number, window: number, days: number, lines: number, count: number, moments: number): number
  subscribersAmong(size: number, places: number, turns: number, before: number, lines: number, count: number): number
  pairUp(
    size: number, places: number, turns: number, before: number, lines: number, count: number, apart: number, taken: number, bits: number,
  ): void
  dealRounds(
    columns: number, count: number, t0: number, t1: number, k0: number, k1: number, week: number, daily: number, normal: number,
  ): void
  pausesBetween(median: number, sigma: number, low: number, high: number, size: number, out: number): void
  logNormalOf(median: number, sigma: number, normal: number, size: number, out: number): void
  inverseOf(weights: number, count: number, total: number, step: number, size: number, out: number): void
  freeAll(state: number): void
  hold(state: number, line: number, ms: number): void
  isHeld(state: number, line: number, ms: number): number
  resolve(state: number, queue: number): number
  csvLines(columns: number, count: number, from: number, to: number, four: number, zone: number, out: number): number
}

const instance = new Instance(new Module(Buffer.from(WASM, 'base64')), { env: { memory, exp: Math.exp } })

export const kernels = instance.exports as unknown as Kernels
