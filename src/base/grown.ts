// Typed arrays that have become too short.

/** Another array of `length` values that begins with those of `some`; zeros follow. */
export function grown(some: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length)
  longer.set(some)
  return longer
}
