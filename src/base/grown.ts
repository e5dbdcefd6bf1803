// Typed arrays that have become too short.

/** Another array of `length` values that begins with those of `some`; zeros follow. */
export function grown(some: Int32Array, length: number): Int32Array<ArrayBuffer>
export function grown(some: Float64Array, length: number): Float64Array<ArrayBuffer>
export function grown(some: Int32Array | Float64Array, length: number): Int32Array | Float64Array {
  const longer = some instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
  longer.set(some)
  return longer
}
