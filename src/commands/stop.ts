// Stopping: Ctrl-C, and the request to end that clusters send, become an abort with a sentence for whoever waits.
import { Interrupted } from './exit.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export class Stop {
  readonly #controller = new AbortController()
  readonly #onSignal: () => void

  /** `sentence` says what was interrupted and how to go on. Listens until `end`. */
  constructor(sentence: () => string) {
    this.#onSignal = () => this.#controller.abort(new Interrupted(sentence()))
    for (const signal of SIGNALS) process.once(signal, this.#onSignal)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  end(): void {
    for (const signal of SIGNALS) process.removeListener(signal, this.#onSignal)
  }
}
