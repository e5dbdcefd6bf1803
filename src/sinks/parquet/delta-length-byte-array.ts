// DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes.
import { deltaLengths } from './delta-binary-packed.ts'
import { Scratch } from './scratch.ts'

const bodies = new Scratch()

/** UTF-8 texts. */
export function deltaLengthByteArray(out: Scratch, texts: readonly string[], count: number): void {
  const lengths = new Int32Array(count)
  bodies.end = 0
  for (let k = 0; k < count; k++) lengths[k] = bodies.text(texts[k])
  deltaLengths(out, lengths, count)
  out.append(bodies.written())
}
