// Reading: a text and overrides to a checked scenario, or to every problem that they have.
import type { Problem } from '../base/problem.ts'
import { readText } from './bytes.ts'
import { contradict } from './contradictions.ts'
import { hearingOf } from './hearing.ts'
import { problemsOf } from './issues.ts'
import { SET, applyOverrides } from './overrides.ts'
import { parse } from './parse.ts'
import { type Part, plain } from './part.ts'
import { resolve } from './resolve.ts'
import { scenarioFields } from './schema.ts'
import { ScenarioError } from './scenario-error.ts'
import type { Registry, Scenario } from './settings.ts'
import { makeSource } from './source.ts'

/**
 * Reads a scenario of at most 256 KiB; `file` is its name in problems. Overrides are `path=value`, applied in order.
 * @throws {ScenarioError} with every problem, if there is any.
 */
export function readScenario(
  text: string | Uint8Array, file: string, registry: Registry, overrides: readonly string[] = [],
): Scenario {
  const problems: Problem[] = []
  const document = readParts(text, file, overrides, problems)
  const scenario = document && check(document, registry, problems)
  if (scenario && problems.length === 0) return scenario
  throw new ScenarioError(problems.sort(inOrder))
}

function readParts(
  input: string | Uint8Array, file: string, overrides: readonly string[], problems: Problem[],
): Part | undefined {
  const text = readText(input, file)
  if (typeof text !== 'string') {
    problems.push(text)
    return undefined
  }
  const document = parse(makeSource(file, text), 0, problems)
  return document && applyOverrides(document, overrides, problems)
}

function check(document: Part, registry: Registry, problems: Problem[]): Scenario | undefined {
  const fields = scenarioFields(registry)
  const result = fields
    // Also when single values are wrong already.
    .superRefine((_, payload) => contradict(hearingOf(payload, registry)), { when: () => true })
    .safeParse(plain(document))
  if (result.success) return resolve(fields, result.data, registry)
  problems.push(...problemsOf(result.error.issues, document, fields))
  return undefined
}

function inOrder(a: Problem, b: Problem): number {
  if (a.file === SET && b.file === SET) return 0
  return Number(a.file === SET) - Number(b.file === SET) || a.line - b.line || a.column - b.column
}
