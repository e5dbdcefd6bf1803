// A check: one named law, how much was examined, and the first few places where it does not hold.

export interface CheckResult {
  readonly name: string
  /** The law as a sentence. */
  readonly law: string
  readonly ok: boolean
  /** Files, rows or whatever the law speaks of; 0: nothing could be examined. */
  readonly examined: number
  readonly failures: number
  /** The first few failures, with file, row and values. */
  readonly examples: readonly string[]
}

const MOST_EXAMPLES = 5

export class Check {
  readonly name: string
  readonly law: string
  readonly examples: string[] = []
  examined = 0
  failures = 0

  constructor(name: string, law: string) {
    this.name = name
    this.law = law
  }

  /** Counts a failure; true while examples are wanted, for loops in which making one would cost too much. */
  fails(): boolean {
    return ++this.failures <= MOST_EXAMPLES
  }

  fail(example: string): void {
    if (this.fails()) this.examples.push(example)
  }

  /** Examines one thing. */
  expect(holds: boolean, example: string): void {
    this.examined++
    if (!holds) this.fail(example)
  }

  result(): CheckResult {
    const { name, law, examined, failures, examples } = this
    return { name, law, ok: failures === 0, examined, failures, examples }
  }
}
