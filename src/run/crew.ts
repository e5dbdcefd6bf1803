// The crew: threads, each with one task at a time.
import { makeLine } from './clerk.ts'
import { errorOf } from './failure.ts'
import type { Answer, Brief, Results, Work } from './task.ts'
import { Thread } from './thread.ts'

/** Told by a worker in the middle of a task. */
export type OnShare = (share: number, records: number) => void

/** A thread that does tasks, alone or with a clerk who writes for it. */
export class Hand {
  readonly #thread: Thread
  readonly #clerk: Thread | null
  #done: ((answer: Answer) => void) | null = null
  #failed: ((error: Error) => void) | null = null
  #onShare: OnShare | null = null
  /** Why the thread does no more. */
  #ended: Error | null = null

  constructor(brief: Brief, withClerk: boolean) {
    const onEnd = (why: Error): void => this.#end(why)
    const onAnswer = (answer: Answer): void => {
      if ('share' in answer) this.#onShare?.(answer.share, answer.records)
      else this.#done?.(answer)
    }
    const line = withClerk ? makeLine() : null
    this.#thread = Thread.take({ onAnswer, onEnd })
    this.#clerk = line ? Thread.take({ onAnswer: () => {}, onEnd }) : null
    this.#thread.send({ do: 'simulate', ...brief, ...(line ? { line: line.studio } : {}) }, line ? [line.studio.port] : [])
    if (line) this.#clerk?.send({ do: 'write', ...brief, line: line.clerk }, [line.clerk.port])
  }

  /** Resolves with the task's result; one task at a time. */
  do<T extends Work>(task: T, onShare: OnShare | null = null): Promise<Results[T['do']]> {
    this.#onShare = onShare
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#failed = reject
      this.#done = (answer) => {
        if ('failure' in answer) reject(errorOf(answer.failure))
        else if ('result' in answer) resolve(answer.result as Results[T['do']])
      }
      this.#thread.send(task)
    })
  }

  /** Lets its threads go: all tasks are done. */
  release(): void {
    this.#failed = null
    this.#thread.release()
    this.#clerk?.release()
  }

  /** Ends its threads, whatever they do. */
  async stop(): Promise<void> {
    this.#failed = null
    await Promise.all([this.#thread.stop(), this.#clerk?.stop()])
  }

  #end(why: Error): void {
    this.#ended ??= why
    this.#failed?.(why)
  }
}
