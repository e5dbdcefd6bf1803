// Threads: workers that stay for the next run of their process, as to start one takes longer than to write a small dataset.
import { availableParallelism } from 'node:os'
import { type TransferListItem, Worker } from 'node:worker_threads'
import { WORKER } from '../package.ts'
import type { Answer, Task } from './task.ts'

/** Milliseconds that a thread without work stays. */
const STAY = 30_000

/** Those without work. */
const idle = new Set<Thread>()

/** Who works with a thread. */
export interface Employer {
  onAnswer(answer: Answer): void
  /** It has ended, and does no more. */
  onEnd(why: Error): void
}

export class Thread {
  readonly #worker = startWorker()
  #employer: Employer | null = null
  #leave: NodeJS.Timeout | undefined

  private constructor() {
    this.#worker.on('message', (answer: Answer) => this.#employer?.onAnswer(answer))
    this.#worker.on('error', (error: Error) => this.#end(error))
    this.#worker.on('exit', (code) => this.#end(new Error(`a worker ended with code ${code}`)))
  }

  /** One that stayed, or a new one. */
  static take(employer: Employer): Thread {
    const [thread = new Thread()] = idle
    idle.delete(thread)
    clearTimeout(thread.#leave)
    thread.#worker.ref()
    thread.#employer = employer
    return thread
  }

  /** Sees to it that so many wait for a run to come, or one a core: they start while the thread in charge still reads what is asked for. */
  static prepare(count: number): void {
    for (let i = idle.size; i < Math.min(count, availableParallelism()); i++) new Thread().#wait()
  }

  send(task: Task, transfer: TransferListItem[] = []): void {
    this.#worker.postMessage(task, transfer)
  }

  /** Lets others have it: all that it was asked is answered. */
  release(): void {
    this.#employer = null
    this.send({ do: 'rest' })
    this.#wait()
  }

  /** Ends it, whatever it does. */
  async stop(): Promise<void> {
    this.#employer = null
    idle.delete(this)
    await this.#worker.terminate()
  }

  /** For work, without keeping the process alive. */
  #wait(): void {
    this.#worker.unref()
    this.#leave = setTimeout(() => void this.stop(), STAY).unref()
    idle.add(this)
  }

  #end(why: Error): void {
    idle.delete(this)
    this.#employer?.onEnd(why)
  }
}

/**
 * A worker: from TypeScript through tsx (plain `new Worker` fails on Node 20), else as it is, without the
 * loaders that the process may have been started with: in a program that tsx runs they take each thread 60 to 100 ms.
 */
function startWorker(): Worker {
  if (!WORKER.pathname.endsWith('.ts')) return new Worker(WORKER, { execArgv: [] })
  const tsx = import.meta.resolve('tsx/esm/api')
  return new Worker(`import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(WORKER.href)}) })`, { eval: true })
}
