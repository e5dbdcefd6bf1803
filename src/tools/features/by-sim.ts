// Records of a range, SIM by SIM and in order.

/**
 * Records as columns, one for each number but the first, which is the SIM; those of SIM s stand from starts[s - from] to
 * before starts[s - from + 1], in the order in which they came.
 */
export function bySim(legs: Int32Array, width: number, from: number, to: number): { starts: Int32Array; columns: readonly Int32Array[] } {
  const starts = new Int32Array(to - from + 1)
  for (let at = 0; at < legs.length; at += width) starts[legs[at] - from + 1]++
  for (let sim = 0; sim < to - from; sim++) starts[sim + 1] += starts[sim]
  const next = starts.slice()
  const columns = Array.from({ length: width - 1 }, () => new Int32Array(legs.length / width))
  for (let at = 0; at < legs.length; at += width) {
    const row = next[legs[at] - from]++
    for (let field = 1; field < width; field++) columns[field - 1][row] = legs[at + field]
  }
  return { starts, columns }
}

/** Sorts rows where they are; `before` compares two rows. For rows that are nearly sorted, as files are by time. */
export function sortBy(columns: readonly Int32Array[], before: (a: number, b: number) => boolean): void {
  for (let row = 1; row < columns[0].length; row++) {
    if (!before(row, row - 1)) continue
    let place = row - 1
    while (place > 0 && before(row, place - 1)) place--
    for (const column of columns) {
      const moved = column[row]
      column.copyWithin(place + 1, place, row)
      column[place] = moved
    }
  }
}
