// The error that carries every problem of a scenario.
import { type Problem, renderProblems } from '../base/problem.ts'

export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  /** In the order of the text; at least one. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(renderProblems(problems).trimEnd())
    this.problems = problems
  }
}
