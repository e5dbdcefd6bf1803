// Issues to problems: what the checks complain of, with the place and in the words of the text.
import type { z } from 'zod'
import { type Problem, nearest } from '../base/problem.ts'
import { type Part, type Path, childOf, locate, pathText, plain } from './part.ts'
import { type Complaint, type Span, problemAt, quote } from './source.ts'
import { aboutOf, schemaAt } from './walk.ts'

type Issue = z.core.$ZodIssue
type Fields = z.core.$ZodType

/** Nobody reads more, and telling takes time. */
const MOST = 1000

/** The first thousand at most. */
export function problemsOf(issues: readonly Issue[], document: Part, fields: Fields): Problem[] {
  return issues.slice(0, MOST).flatMap((issue) => {
    const path = issue.path as Path
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST).map((key) => unknownKey(document, path, key, fields))
    }
    return [wrongValue(document, path, issue, fields)]
  }).slice(0, MOST)
}

function unknownKey(document: Part, path: Path, key: string, fields: Fields): Problem {
  const { part } = locate(document, path)
  const schema = schemaAt(fields, path)
  const choices = (schema && aboutOf(schema)?.choices) ?? []
  return problemAt(childOf(part, key)?.key ?? part.span, pathText([...path, key]), {
    found: key,
    expected: choices.length === 0 ? 'no keys' : `one of ${choices.join(', ')}`,
    hint: key === '<<' ? 'merge keys are no part of YAML 1.2: write the keys out' : didYouMean(nearest(key, choices)),
  })
}

function wrongValue(document: Part, path: Path, issue: Issue, fields: Fields): Problem {
  const { part, depth } = locate(document, path)
  const missing = depth < path.length
  const schema = schemaAt(fields, path)
  const about = schema && aboutOf(schema)
  const told = issue.code === 'custom' ? issue.params as Partial<Complaint> & { key?: boolean } | undefined : undefined
  const expected = issue.code === 'custom' && issue.message !== INVALID ? issue.message : about?.expected
  const span = missing ? part.key ?? startOf(part) : told?.key && part.key ? part.key : spanOf(part)
  return problemAt(span, pathText(path), {
    found: told?.found ?? (missing ? 'nothing' : foundIn(part)),
    expected: expected ?? issue.message,
    hint: told?.hint ?? (missing || told ? undefined : hintFor(part, about)),
  })
}

/** What zod says of an issue that has no message of its own. */
const INVALID = 'Invalid input'

function hintFor(part: Part, about: ReturnType<typeof aboutOf>): string | undefined {
  const value = plain(part)
  const near = typeof value === 'string' && about?.choices ? nearest(value, about.choices) : undefined
  return didYouMean(near) ?? about?.hint?.(value)
}

function didYouMean(word: string | undefined): string | undefined {
  return word === undefined ? undefined : `did you mean "${word}"?`
}

function foundIn(part: Part): string {
  if (part.value instanceof Map) return part.value.size === 0 ? 'an empty map' : 'a map'
  if (Array.isArray(part.value)) return part.value.length === 0 ? 'an empty list' : `a list of ${part.value.length}`
  return quote(part.span) || 'nothing'
}

/** A key whose value is empty is shown itself. */
function spanOf(part: Part): Span {
  return part.span.to > part.span.from || !part.key ? part.span : part.key
}

function startOf(part: Part): Span {
  return { ...part.span, to: part.span.from }
}
