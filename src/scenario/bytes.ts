// Bytes to text: UTF-8 without control characters, of bounded size, or a problem that says where it is not.
import { isUtf8 } from 'node:buffer'
import type { Problem } from '../base/problem.ts'
import { type Complaint, makeSource, problemAt } from './source.ts'

/** UTF-8 bytes, and UTF-16 units of a text. */
export const MAX_SIZE = 512 * 1024

const LINE_FEED = 10
/** Everything below the blank but tab and line ends, DEL, and a carriage return without a line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uD800-\uDFFF]|\r(?!\n)/u

/** The text without a byte order mark, or what keeps it from being one. */
export function readText(input: string | Uint8Array, file: string): string | Problem {
  if (input.length > MAX_SIZE) {
    return complain(file, '', 0, 1, { found: `${input.length} bytes`, expected: `a file of at most ${MAX_SIZE} bytes` })
  }
  if (typeof input !== 'string' && !isUtf8(input)) return invalidUtf8(input, file)
  const text = (typeof input === 'string' ? input : new TextDecoder().decode(input)).replace(/^\uFEFF/, '')
  const match = CONTROL.exec(text)
  if (!match) return text
  return complain(file, text, match.index, 1, {
    found: `the control character ${codePoint(match[0])}`, expected: 'a text',
  })
}

function invalidUtf8(bytes: Uint8Array, file: string): Problem {
  let start = 0
  let line = 0
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed < 0 ? bytes.length : feed
    if (!isUtf8(bytes.subarray(start, end))) break
    start = end + 1
    line++
  }
  const beginning = bytes.subarray(start, start + 1000)
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(beginning).split('\n')[0]
  const column = Math.max(0, decoded.indexOf('\uFFFD'))
  return complain(file, '\n'.repeat(line) + decoded, line + column, 1, {
    found: 'bytes that are no UTF-8', expected: 'a text in UTF-8',
    ...(bytes[0] === 0xFF || bytes[0] === 0xFE ? { hint: 'it looks like UTF-16: save it as UTF-8' } : {}),
  })
}

function complain(file: string, text: string, at: number, length: number, complaint: Complaint): Problem {
  return problemAt({ source: makeSource(file, text), from: at, to: at + length }, '', complaint)
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
