// Groups: things sorted by what they belong to and then by time, as two arrays.

export interface Groups {
  /** The things of owner o are order[start[o]] to order[start[o + 1] - 1]; `start` has one entry more than owners. */
  readonly start: Int32Array
  readonly order: Int32Array
}

/** Things whose owner is negative are left out; those of one owner come by their time. Many owners, few things each. */
export function groupBy(owner: Int32Array, owners: number, time: Int32Array): Groups {
  const start = new Int32Array(owners + 1)
  for (let i = 0; i < owner.length; i++) if (owner[i] >= 0) start[owner[i] + 1]++
  for (let o = 0; o < owners; o++) start[o + 1] += start[o]
  const order = new Int32Array(start[owners])
  const next = start.slice(0, owners)
  for (let i = 0; i < owner.length; i++) {
    if (owner[i] < 0) continue
    let at = next[owner[i]]++
    for (; at > start[owner[i]] && time[order[at - 1]] > time[i]; at--) order[at] = order[at - 1]
    order[at] = i
  }
  return { start, order }
}
