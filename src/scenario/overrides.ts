// Overrides: `path=value` arguments that replace parts of what was written, or add to it.
import type { Problem } from '../base/problem.ts'
import { parse } from './parse.ts'
import { type Part, type Path, childOf, pathText } from './part.ts'
import { type Source, type Span, makeSource, problemAt } from './source.ts'

/** Name of their source in problems. */
export const SET = '--set'

interface Step {
  readonly name: string | number
  readonly span: Span
}

/** The document with every override, the last one winning; what cannot be applied goes to `problems`. */
export function applyOverrides(document: Part, overrides: readonly string[], problems: Problem[]): Part {
  return overrides.reduce((root, override) => {
    const source = makeSource(SET, override)
    const steps = stepsOf(source, problems)
    if (!steps) return root
    const part = parse(source, override.indexOf('=') + 1, problems)
    return (part && replaced(root, steps, 0, part, problems)) ?? root
  }, document)
}

/** The steps of the path before the equals sign. */
function stepsOf(source: Source, problems: Problem[]): Step[] | undefined {
  const equals = source.text.indexOf('=')
  const path = equals < 0 ? source.text : source.text.slice(0, equals)
  const steps: Step[] = []
  const pattern = /(?:^|\.)([^.[\]\s]+)|\[(\d{1,6})\]/y
  while (pattern.lastIndex < path.length) {
    const match = pattern.exec(path)
    if (!match || (match[1] === undefined && steps.length === 0)) break
    const name = match[1] ?? Number(match[2])
    const to = pattern.lastIndex
    steps.push({ name, span: { source, from: to - (match[1] ?? match[0]).length, to } })
  }
  const read = steps.at(-1)?.span.to ?? 0
  if (equals > 0 && read === equals) return steps
  problems.push(problemAt({ source, from: read === path.length ? 0 : read, to: path.length }, '', {
    found: path === '' ? 'no path' : path,
    expected: 'path=value, such as population.subscribers=5000 or operations.a.shift.hours[0]=10:00-12:00',
  }))
  return undefined
}

/** Copies what is changed; missing maps and lists on the way are created. Undefined if the steps lead nowhere. */
function replaced(
  part: Part, steps: readonly Step[], depth: number, value: Part, problems: Problem[],
): Part | undefined {
  if (depth === steps.length) return value
  const { name, span } = steps[depth]
  const existing = part.value ?? (typeof name === 'number' ? [] : new Map<string, Part>())
  const fits = typeof name === 'number' ? Array.isArray(existing) && name <= existing.length : existing instanceof Map
  if (!fits) {
    problems.push(refusal(steps.slice(0, depth).map((step) => step.name), span, existing))
    return undefined
  }
  const old = childOf({ ...part, value: existing }, name)
  const child = replaced(old ?? { span, value: null }, steps, depth + 1, value, problems)
  if (!child) return undefined
  if (Array.isArray(existing)) return { ...part, value: existing.toSpliced(Number(name), 1, child) }
  const key = depth + 1 < steps.length && old?.key ? old.key : span
  return { ...part, value: new Map(existing as Map<string, Part>).set(String(name), { ...child, key }) }
}

function refusal(path: Path, span: Span, existing: Part['value']): Problem {
  const last = Array.isArray(existing) ? existing.length : 0
  const expected = Array.isArray(existing) ? last > 0 ? `an index from [0] to [${last}]` : 'the index [0]'
    : existing instanceof Map ? 'a key' : `no more, for ${pathText(path) || 'the scenario'} is neither a map nor a list`
  return problemAt(span, pathText(path), { found: span.source.text.slice(span.from, span.to), expected })
}
