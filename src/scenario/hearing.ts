// A hearing: what checks of several values together may ask of a half-checked scenario, and how they complain.
import type { z } from 'zod'
import { type Path, pathText } from './part.ts'
import type { Registry } from './settings.ts'

/** What a check may ask and say. */
export interface Hearing<R = Registry> {
  readonly registry: R
  /** The checked value at a path; undefined if it is missing, or something at or below it is wrong. */
  get<T>(...path: Path): T | undefined
  /** Keys of a map, wrong or not. */
  keys(...path: Path): string[]
  say(path: Path, expected: string, told?: Told): void
}

interface Told {
  readonly found?: string
  readonly hint?: string | undefined
  /** The key is wrong, not the value. */
  readonly key?: boolean
}

type Payload = z.core.ParsePayload<unknown>

/** `payload` is zod's: the value as far as it was read, and the issues so far. */
export function hearingOf<R>(payload: Payload, registry: R): Hearing<R> {
  /** Paths of what is wrong, and of everything above it. */
  const wrong = new Set<string>()
  const above = new Set<string>()
  for (const issue of payload.issues) {
    const path = (issue.path ?? []) as Path
    if (issue.code !== 'unrecognized_keys') wrong.add(pathText(path))
    path.forEach((_, depth) => above.add(pathText(path.slice(0, depth))))
    above.add(pathText(path))
  }
  const sound = (path: Path) =>
    !above.has(pathText(path)) && path.every((_, depth) => !wrong.has(pathText(path.slice(0, depth + 1))))
  const at = (path: Path) => path.reduce<unknown>((value, step) =>
    (Object.hasOwn(Object(value), step) ? (value as Record<string, unknown>)[step] : undefined), payload.value)
  return {
    registry,
    get: <T>(...path: Path) => (sound(path) ? at(path) as T | undefined : undefined),
    keys: (...path) => {
      const value = at(path)
      return typeof value === 'object' && value !== null ? Object.keys(value) : []
    },
    say: (path, expected, told = {}) => void payload.issues.push({
      code: 'custom', path: [...path], message: expected, params: { ...told }, input: at(path),
    }),
  }
}
