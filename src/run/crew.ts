// The crew: worker threads, each with one task at a time.
import { Worker } from 'node:worker_threads'
import { makeLine } from './clerk.ts'
import { errorOf } from './failure.ts'
import type { Answer, Brief, Post, Results, Task } from './task.ts'

/** Told by a worker in the middle of a task. */
export type OnShare = (share: number, records: number) => void

/** A worker that does tasks, alone or with a clerk who writes for it. */
export class Hand {
  readonly #worker: Worker
  readonly #clerk: Worker | null
  #done: ((answer: Answer) => void) | null = null
  #failed: ((error: Error) => void) | null = null
  #onShare: OnShare | null = null
  /** Why the worker does no more. */
  #ended: Error | null = null

  constructor(module: URL, brief: Brief, withClerk: boolean) {
    const line = withClerk ? makeLine() : null
    this.#worker = this.#watched(startWorker(module, { ...brief, as: 'studio', ...(line ? { line: line.studio } : {}) }))
    this.#clerk = line ? this.#watched(startWorker(module, { ...brief, as: 'clerk', line: line.clerk })) : null
    this.#worker.on('message', (answer: Answer) => {
      if ('share' in answer) this.#onShare?.(answer.share, answer.records)
      else this.#done?.(answer)
    })
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
    await Promise.all([this.#worker.terminate(), this.#clerk?.terminate()])
  }

  #watched(worker: Worker): Worker {
    worker.on('error', (error: Error) => this.#end(error))
    worker.on('exit', (code) => this.#end(new Error(`a worker ended with code ${code}`)))
    return worker
  }

  #end(why: Error): void {
    this.#ended ??= why
    this.#failed?.(why)
  }
}

/**
 * Starts a module as a worker: from TypeScript through tsx (plain `new Worker` fails on Node 20), else as it is, without the
 * loaders that the process may have been started with: in a program that tsx runs they take each thread 60 to 100 ms.
 */
function startWorker(module: URL, workerData: Post): Worker {
  const transferList = workerData.line ? [workerData.line.port] : []
  if (module.pathname.endsWith('.js')) return new Worker(module, { workerData, transferList, execArgv: [] })
  const tsx = import.meta.resolve('tsx/esm/api')
  const boot = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}) })`
  return new Worker(boot, { workerData, transferList, eval: true })
}
