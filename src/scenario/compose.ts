// Composing: the library's nodes to parts. Aliases are followed within bounds; keys occur once; nothing is tagged.
import { type Node, type Pair, type Scalar as ScalarNode, isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Problem } from '../base/problem.ts'
import type { Scalar } from './human.ts'
import type { Part } from './part.ts'
import { type Complaint, type Source, type Span, problemAt, quote } from './source.ts'

/** Parts that aliases may add. */
const MAX_REPEATED = 10_000

interface Target {
  readonly source: Source
  /** Offset of the nodes' text in the source. */
  readonly start: number
  readonly problems: Problem[]
}

/** Undefined if aliases go beyond the bounds. */
export function partsOf(node: Node, target: Target): Part | undefined {
  const composing = new Composing(target)
  const part = composing.part(node)
  return composing.stopped ? undefined : part
}

class Composing {
  readonly #target: Target
  readonly #anchors = new Map<string, Node>()
  /** Anchored nodes that are being gone through. */
  readonly #open = new Set<Node>()
  #aliases = 0
  #repeated = 0
  stopped = false

  constructor(target: Target) {
    this.#target = target
  }

  part(node: unknown, key?: Span): Part {
    const span = this.#span(node, key)
    const place = key ? { span, key } : { span }
    if (isAlias(node)) return { ...place, value: this.#follow(node.source, span) }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return { ...place, value: null }
    if (this.#aliases > 0 && this.#repeated++ === MAX_REPEATED) {
      this.#say(span, { found: 'aliases of aliases', expected: `at most ${MAX_REPEATED} values by aliases` })
      this.stopped = true
    }
    if (this.stopped) return { ...place, value: null }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    this.#open.add(node)
    const value = isMap(node) ? this.#map(node.items)
      : isSeq(node) ? node.items.map((item) => this.part(item)) : scalarOf(node)
    this.#open.delete(node)
    return { ...place, value }
  }

  #map(pairs: readonly Pair[]): Map<string, Part> {
    const parts = new Map<string, Part>()
    for (const pair of pairs) {
      const span = this.#span(pair.key)
      if (!isScalar(pair.key)) {
        this.#say(span, { found: isAlias(pair.key) ? quote(span) : 'a map or list as a key', expected: 'a word' })
        continue
      }
      const key = typeof pair.key.value === 'string' ? pair.key.value : quote(span)
      const first = parts.get(key)
      if (first?.key) {
        const { line } = this.#target.source.lines.linePos(first.key.from)
        this.#say(span, { found: `a second ${key}`, expected: `each key once (the first is on line ${line})` })
      } else {
        parts.set(key, this.part(pair.value, span))
      }
    }
    return parts
  }

  #follow(anchor: string, span: Span): Part['value'] {
    const node = this.#anchors.get(anchor)
    if (!node || this.#open.has(node)) {
      const expected = node ? 'an alias that does not lie in what it repeats' : `&${anchor} before it`
      this.#say(span, { found: `*${anchor}`, expected })
      return null
    }
    this.#aliases++
    const part = this.part(node)
    this.#aliases--
    return part.value
  }

  #span(node: unknown, fallback?: Span): Span {
    const { source, start } = this.#target
    const range = (node as Node | null)?.range
    if (!range) return fallback ?? { source, from: start, to: start }
    return { source, from: range[0] + start, to: Math.max(range[0], range[1]) + start }
  }

  #say(span: Span, complaint: Complaint): void {
    if (this.stopped) return
    this.#target.problems.push(problemAt(span, '', complaint))
  }
}

function scalarOf(node: ScalarNode): Scalar {
  const { value } = node
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
