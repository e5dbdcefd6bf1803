// Parts: what was written, as a tree of maps, lists and scalars, each with its place.
import type { Scalar } from './human.ts'
import type { Span } from './source.ts'

export interface Part {
  readonly span: Span
  /** Of its key, if it stands in a map. */
  readonly key?: Span
  readonly value: Scalar | Part[] | Map<string, Part>
}

export type Path = readonly (string | number)[]

/** Plain maps without a prototype, lists and scalars. */
export function plain(part: Part): unknown {
  if (part.value instanceof Map) {
    const object: Record<string, unknown> = Object.create(null)
    for (const [key, child] of part.value) object[key] = plain(child)
    return object
  }
  return Array.isArray(part.value) ? part.value.map(plain) : part.value
}

/** The part at a path, or as far down as there is one. */
export function locate(root: Part, path: Path): { readonly part: Part; readonly depth: number } {
  let part = root
  let depth = 0
  for (const step of path) {
    const child = childOf(part, step)
    if (!child) break
    part = child
    depth++
  }
  return { part, depth }
}

export function childOf(part: Part, step: string | number): Part | undefined {
  if (part.value instanceof Map) return part.value.get(String(step))
  return Array.isArray(part.value) ? part.value[Number(step)] : undefined
}

/** `operations.relay.errand[1].share`. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('')
}
