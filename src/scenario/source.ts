// Sources: texts that a scenario is made of, and places in them.
import { LineCounter } from 'yaml'
import type { Problem } from '../base/problem.ts'

export interface Source {
  /** Name to show: a file, or `--set`. */
  readonly file: string
  readonly text: string
  readonly lines: LineCounter
}

/** UTF-16 offsets into a source; `to` is not included. */
export interface Span {
  readonly source: Source
  readonly from: number
  readonly to: number
}

/** What a problem says. */
export interface Complaint {
  readonly found: string
  readonly expected: string
  readonly hint?: string | undefined
}

export function makeSource(file: string, text: string): Source {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return { file, text, lines }
}

export function problemAt(span: Span, path: string, { found, expected, hint }: Complaint): Problem {
  const { source, from } = span
  const { line, col } = source.lines.linePos(Math.min(from, source.text.length))
  const start = source.lines.lineStarts[line - 1]
  const end = source.text.indexOf('\n', start)
  const text = source.text.slice(start, end < 0 ? undefined : end)
  return {
    file: source.file, line, column: col, path, found, expected, ...(hint === undefined ? {} : { hint }),
    length: Math.max(1, span.to - from),
    source: text.endsWith('\r') ? text.slice(0, -1) : text,
  }
}

/** What was written, on one line, shortened. */
export function quote(span: Span): string {
  const text = span.source.text.slice(span.from, Math.min(span.to, span.from + 200)).trim().replaceAll(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
