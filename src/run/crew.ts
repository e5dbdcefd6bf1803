// The crew: worker threads, each with one task at a time.
import { Worker } from 'node:worker_threads'
import { type Answer, type Brief, type Results, type Task, errorOf } from './task.ts'

/** Told by a worker in the middle of a task. */
export type OnShare = (share: number, records: number) => void

export class Hand {
  readonly #worker: Worker
  #done: ((answer: Answer) => void) | null = null
  #failed: ((error: Error) => void) | null = null
  #onShare: OnShare | null = null
  /** Why the worker does no more. */
  #ended: Error | null = null

  constructor(module: URL, brief: Brief) {
    this.#worker = startWorker(module, brief)
    this.#worker.on('message', (answer: Answer) => {
      if ('share' in answer) this.#onShare?.(answer.share, answer.records)
      else this.#done?.(answer)
    })
    this.#worker.on('error', (error: Error) => this.#end(error))
    this.#worker.on('exit', (code) => this.#end(new Error(`a worker ended with code ${code}`)))
  }

  /** Resolves with the task's result; one task at a time. */
  do<T extends Task>(task: T, onShare: OnShare | null = null): Promise<Results[T['do']]> {
    this.#onShare = onShare
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#failed = reject
      this.#done = (answer) => {
        if ('failure' in answer) reject(errorOf(answer.failure))
        else if ('result' in answer) resolve(answer.result as Results[T['do']])
      }
      this.#worker.postMessage(task)
    })
  }

  async dismiss(): Promise<void> {
    this.#failed = null
    await this.#worker.terminate()
  }

  #end(why: Error): void {
    this.#ended ??= why
    this.#failed?.(why)
  }
}

/** Starts a module as a worker: from TypeScript through tsx (plain `new Worker` fails on Node 20), else as it is. */
function startWorker(module: URL, workerData: Brief): Worker {
  if (module.pathname.endsWith('.js')) return new Worker(module, { workerData })
  const tsx = import.meta.resolve('tsx/esm/api')
  const boot = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}) })`
  return new Worker(boot, { workerData, eval: true })
}
