// A clerk: a thread that hashes, encodes and writes what another simulates, where there are more cores than days.
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Chunk, Column, Table } from '../records/fields.ts'
import type { Dataset, Desk, Piece, Writer } from './dataset.ts'
import { type Failure, errorOf, failureOf } from './failure.ts'
import type { Written } from './yield.ts'

/** Chunks that may be under way: the simulating thread waits when there are more, so memory is bounded. */
const MOST_AHEAD = 3
/** What both threads look at: chunks under way, answers given, and whether the clerk has failed. */
const AHEAD = 0
const ANSWERS = 1
const FAILED = 2
const WORDS = 3

/** One end of the line between a studio and its clerk. */
export interface Line {
  readonly port: MessagePort
  readonly state: Int32Array
}

/** Both ends of a new line. */
export function makeLine(): { readonly studio: Line; readonly clerk: Line } {
  const { port1, port2 } = new MessageChannel()
  const state = new Int32Array(new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT))
  return { studio: { port: port1, state }, clerk: { port: port2, state } }
}

type Sheet = Omit<Column, 'field'>

type Order =
  | { readonly do: 'open'; readonly writer: number; readonly table: Table; readonly piece: Piece }
  | { readonly do: 'write'; readonly writer: number; readonly rows: number; readonly sheets: readonly Sheet[] }
  | { readonly do: 'close'; readonly writer: number }
  | { readonly do: 'finish' }
  | { readonly do: 'take' }

type Answer = { readonly written: Written } | { readonly failure: Failure }

/** The desk of a thread that has a clerk: chunks are copied and sent, and nothing is written here. */
export class Dictation implements Desk {
  readonly #port: MessagePort
  readonly #state: Int32Array
  readonly #numbers = new Map<Writer, number>()
  #opened = 0

  constructor({ port, state }: Line) {
    this.#port = port
    this.#state = state
  }

  open(table: Table, piece: Piece): Writer {
    const number = this.#opened++
    const writer = { write: (chunk: Chunk) => this.#write(number, chunk) }
    this.#numbers.set(writer, number)
    this.#send({ do: 'open', writer: number, table, piece })
    return writer
  }

  close(writer: Writer, last?: Chunk): void {
    if (last) writer.write(last)
    this.#send({ do: 'close', writer: this.#numbers.get(writer) ?? -1 })
    this.#numbers.delete(writer)
  }

  finish(): void {
    this.#send({ do: 'finish' })
  }

  /** Waits until all is written. Throws what the clerk threw. */
  take(): Written {
    const before = Atomics.load(this.#state, ANSWERS)
    this.#send({ do: 'take' })
    Atomics.wait(this.#state, ANSWERS, before)
    const { message: answer } = receiveMessageOnPort(this.#port) as { message: Answer }
    if ('failure' in answer) throw errorOf(answer.failure)
    return answer.written
  }

  #write(writer: number, { rows, columns }: Chunk): void {
    for (let ahead = Atomics.load(this.#state, AHEAD); ahead >= MOST_AHEAD; ahead = Atomics.load(this.#state, AHEAD)) {
      Atomics.wait(this.#state, AHEAD, ahead)
    }
    if (Atomics.load(this.#state, FAILED) === 1) this.take()
    Atomics.add(this.#state, AHEAD, 1)
    const sheets = columns.map(copied)
    this.#send({ do: 'write', writer, rows, sheets }, sheets.flatMap(buffersOf))
  }

  #send(order: Order, transfer: ArrayBuffer[] = []): void {
    this.#port.postMessage(order, transfer)
  }
}

/** Keeps a dataset for another thread, order by order. After a failure nothing is written until it is told. */
export function serve(dataset: Dataset, { port, state }: Line): void {
  const open = new Map<number, { readonly table: Table; readonly writer: Writer }>()
  let failure: Failure | null = null
  const carryOut = (order: Order): void => {
    if (order.do === 'open') open.set(order.writer, { table: order.table, writer: dataset.open(order.table, order.piece) })
    else if (order.do === 'finish') dataset.finish()
    else if (order.do !== 'take') {
      const { table, writer } = open.get(order.writer) ?? unknown(order.writer)
      if (order.do === 'write') writer.write({ rows: order.rows, columns: order.sheets.map((sheet, i) => ({ ...sheet, field: table.fields[i] })) })
      else dataset.close(writer)
    }
  }
  port.on('message', (order: Order) => {
    try {
      if (!failure) carryOut(order)
    } catch (error) {
      failure = failureOf(error)
      Atomics.store(state, FAILED, 1)
    }
    if (order.do === 'write') {
      Atomics.sub(state, AHEAD, 1)
      Atomics.notify(state, AHEAD)
    } else if (order.do === 'take') {
      port.postMessage((failure ? { failure } : { written: dataset.take() }) satisfies Answer)
      Atomics.add(state, ANSWERS, 1)
      Atomics.notify(state, ANSWERS)
    }
  })
}

function unknown(writer: number): never {
  throw new Error(`nobody has opened ${writer}`)
}

/** The arrays of a chunk stay with whoever fills it. */
function copied({ data, valid, epoch }: Column): Sheet {
  return { data: data.slice(), ...(valid ? { valid: valid.slice() } : {}), ...(epoch === undefined ? {} : { epoch }) }
}

function buffersOf({ data, valid }: Sheet): ArrayBuffer[] {
  const arrays = [...(Array.isArray(data) ? [] : [data]), ...(valid ? [valid] : [])]
  return arrays.map(({ buffer }) => buffer as ArrayBuffer)
}
