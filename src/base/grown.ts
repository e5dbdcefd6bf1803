// Typed arrays that have become too short, or too many.

/** Another array of `length` values that begins with those of `some`; zeros follow. */
export function grown(some: Int32Array, length: number): Int32Array<ArrayBuffer>
export function grown(some: Float64Array, length: number): Float64Array<ArrayBuffer>
export function grown(some: Int32Array | Float64Array, length: number): Int32Array | Float64Array {
  const longer = some instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
  longer.set(some)
  return longer
}

/** One behind the other. */
export function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    all.set(part, end)
    end += part.length
  }
  return all
}
