// Threads: workers that stay for the next run of their process, as to start one takes longer than to write a small dataset.
import { type TransferListItem, Worker } from 'node:worker_threads'
import type { Answer, Task } from './task.ts'

/** Milliseconds that a thread without work stays. */
const STAY = 30_000

/** Those without work, by the module that they run. */
const idle = new Map<string, Thread[]>()

/** Who works with a thread. */
export interface Employer {
  onAnswer(answer: Answer): void
  /** It has ended, and does no more. */
  onEnd(why: Error): void
}

export class Thread {
  readonly #module: URL
  readonly #worker: Worker
  #employer: Employer | null = null
  #leave: NodeJS.Timeout | undefined

  private constructor(module: URL) {
    this.#module = module
    this.#worker = startWorker(module)
    this.#worker.on('message', (answer: Answer) => this.#employer?.onAnswer(answer))
    this.#worker.on('error', (error: Error) => this.#end(error))
    this.#worker.on('exit', (code) => this.#end(new Error(`a worker ended with code ${code}`)))
  }

  /** One that stayed, or a new one. */
  static take(module: URL, employer: Employer): Thread {
    const thread = idle.get(module.href)?.pop() ?? new Thread(module)
    clearTimeout(thread.#leave)
    thread.#worker.ref()
    thread.#employer = employer
    return thread
  }

  /** Starts so many, for a run to come: they start while the thread in charge still reads what is asked for. */
  static prepare(module: URL, count: number): void {
    for (let i = 0; i < count; i++) new Thread(module).#wait()
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
    idle.set(this.#module.href, this.#others())
    await this.#worker.terminate()
  }

  /** For work, without keeping the process alive. */
  #wait(): void {
    this.#worker.unref()
    this.#leave = setTimeout(() => void this.stop(), STAY).unref()
    idle.set(this.#module.href, [...this.#others(), this])
  }

  #end(why: Error): void {
    idle.set(this.#module.href, this.#others())
    this.#employer?.onEnd(why)
  }

  #others(): Thread[] {
    return (idle.get(this.#module.href) ?? []).filter((each) => each !== this)
  }
}

/**
 * Starts a module as a worker: from TypeScript through tsx (plain `new Worker` fails on Node 20), else as it is, without the
 * loaders that the process may have been started with: in a program that tsx runs they take each thread 60 to 100 ms.
 */
function startWorker(module: URL): Worker {
  if (module.pathname.endsWith('.js')) return new Worker(module, { execArgv: [] })
  const tsx = import.meta.resolve('tsx/esm/api')
  return new Worker(`import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}) })`, { eval: true })
}
