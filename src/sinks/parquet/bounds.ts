// Least and most value of a column chunk, as the statistics of a footer have them: PLAIN, long texts cut.
import type { Bound } from './column-pages.ts'
import type { Physical } from './schema.ts'

/** Longer bounds of texts are cut, the upper one rounded up. */
const MOST_BYTES = 64
const LAST_CHARACTER = 0x10ffff
/** The characters on both sides of the surrogates, which are none. */
const BEFORE_GAP = 0xd7ff
const AFTER_GAP = 0xe000

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export interface Bytes {
  readonly bytes: Uint8Array
  /** Whether the value itself is the bound. */
  readonly exact: boolean
}

export function boundOf(type: Physical, value: Bound, isMost: boolean): Bytes {
  if (typeof value === 'string') return textBound(encoder.encode(value), isMost)
  const bytes = new Uint8Array(type === 'INT32' ? 4 : 8)
  const view = new DataView(bytes.buffer)
  if (type === 'DOUBLE') view.setFloat64(0, value, true)
  else {
    view.setInt32(0, value | 0, true)
    if (type === 'INT64') {
      view.setUint32(0, value - Math.floor(value / 2 ** 32) * 2 ** 32, true)
      view.setInt32(4, Math.floor(value / 2 ** 32), true)
    }
  }
  return { bytes, exact: true }
}

function textBound(bytes: Uint8Array, isMost: boolean): Bytes {
  if (bytes.length <= MOST_BYTES) return { bytes, exact: true }
  let end = MOST_BYTES
  while ((bytes[end] & 0xc0) === 0x80) end-- // within a character
  if (!isMost) return { bytes: bytes.slice(0, end), exact: false }
  const above = roundedUp([...decoder.decode(bytes.subarray(0, end))])
  return above ? { bytes: above, exact: false } : { bytes, exact: true }
}

/** A text that is above all that begin so: its last character that has a next one gives way to that. */
function roundedUp(characters: readonly string[]): Uint8Array | undefined {
  for (let last = characters.length - 1; last >= 0; last--) {
    const code = characters[last].codePointAt(0) ?? LAST_CHARACTER
    if (code === LAST_CHARACTER) continue
    const next = String.fromCodePoint(code === BEFORE_GAP ? AFTER_GAP : code + 1)
    const bytes = encoder.encode(characters.slice(0, last).join('') + next)
    if (bytes.length <= MOST_BYTES) return bytes
  }
  return undefined
}
