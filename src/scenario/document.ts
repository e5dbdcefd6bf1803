// Other documents than scenarios, read as scenarios are: checked values, or every problem with its place.
import type { z } from 'zod'
import type { Problem } from '../base/problem.ts'
import { readText } from './bytes.ts'
import { type Hearing, hearingOf } from './hearing.ts'
import { problemsOf } from './issues.ts'
import { parse } from './parse.ts'
import { plain } from './part.ts'
import { ScenarioError } from './scenario-error.ts'
import { makeSource } from './source.ts'

export { real, share, whole } from './amounts.ts'
export { filled, list, map, named } from './field.ts'
export type { Hearing } from './hearing.ts'
export { flag, text, word } from './words.ts'

/**
 * Reads a YAML text of at most 256 KiB; `file` is its name in problems. `contradict` complains of values that are fine
 * by themselves but not together.
 * @throws {ScenarioError} with every problem, if there is any.
 */
export function readDocument<T>(
  input: string | Uint8Array, file: string, fields: z.ZodType<T>, contradict: (hearing: Hearing<undefined>) => void = () => {},
): T {
  const problems: Problem[] = []
  const text = readText(input, file)
  if (typeof text !== 'string') throw new ScenarioError([text])
  const document = parse(makeSource(file, text), 0, problems)
  const result = document && fields
    // Also when single values are wrong already.
    .superRefine((_, payload) => contradict(hearingOf(payload, undefined)), { when: () => true })
    .safeParse(plain(document))
  if (document && result?.success === false) problems.push(...problemsOf(result.error.issues, document, fields))
  if (result?.success && problems.length === 0) return result.data
  throw new ScenarioError(problems.sort((a, b) => a.line - b.line || a.column - b.column))
}
