// Held: which lines are in a call, until when. A bit a line says of which it is worth asking; a small table knows the moment.

/** Words of the switch that tell of it, bytes: bits, their length, the table, its places as a power of two, the list of holds, its length. */
const BITS: usize = 40
const BITS_LENGTH: usize = 44
const TABLE: usize = 48
const TABLE_BITS: usize = 52
const HOLDS: usize = 56
const HOLDS_END: usize = 60
/** Bytes of the holds that were kept when holds were forgotten last, 0 before. */
const KEPT: usize = 88

/** A place of the table, and a hold: line, then moment (ms after the cut). */
const PAIR: usize = 8
const EMPTY: i32 = -1
/** Fewer are never worth forgetting; more are not let wait, as the list has an end. Bytes. */
const LEAST_KEPT: u32 = 8 << 10
const MOST_WAITING: usize = 8 << 19
const LEAST_BITS: i32 = 10
const MOST_BITS: i32 = 22

/**
 * Forgets holds that end at `ms` or before: only what is later will be asked. Once for each slice; does so only when there are
 * twice as many as were kept the last time, as bits and table stay good, and moments are compared anyhow.
 */
export function forgetBefore(q: usize, ms: i32): void {
  const holds = <usize>load<u32>(q, HOLDS)
  const end = holds + <usize>load<u32>(q, HOLDS_END)
  if (end - holds < min<usize>(2 * <usize>load<u32>(q, KEPT), MOST_WAITING)) return
  let kept = holds
  for (let hold = holds; hold < end; hold += PAIR) {
    if (load<i32>(hold, 4) <= ms) continue
    store<u64>(kept, load<u64>(hold))
    kept += PAIR
  }
  store<u32>(q, <u32>(kept - holds), HOLDS_END)
  store<u32>(q, max(<u32>(kept - holds), LEAST_KEPT), KEPT)
  memory.fill(<usize>load<u32>(q, BITS), 0, <usize>load<u32>(q, BITS_LENGTH))
  fit(q, <i32>((end - holds) / PAIR)) // as many will be held before the next time
}

/** A line of the country that was free is held until `ms`. */
export function hold(q: usize, line: i32, ms: i32): void {
  const end = <usize>load<u32>(q, HOLDS_END)
  const entry = <usize>load<u32>(q, HOLDS) + end
  store<i32>(entry, line)
  store<i32>(entry, ms, 4)
  store<u32>(q, <u32>(end + PAIR), HOLDS_END)
  const count = <i32>((end + PAIR) / PAIR)
  const bits = load<i32>(q, TABLE_BITS)
  if (4 * count > 3 << bits && bits < MOST_BITS) fit(q, count)
  else put(q, line, ms)
}

/** Whether a line of the country is held beyond `ms`. */
export function isHeld(q: usize, line: i32, ms: i32): bool {
  const bits = <usize>load<u32>(q, BITS)
  if (((load<u8>(bits + <usize>(line >>> 3)) >> <u8>(line & 7)) & 1) == 0) return false
  return load<i32>(placeOf(q, line), 4) > ms
}

function put(q: usize, line: i32, ms: i32): void {
  const bits = <usize>load<u32>(q, BITS) + <usize>(line >>> 3)
  store<u8>(bits, load<u8>(bits) | (1 << <u8>(line & 7)))
  const place = placeOf(q, line)
  store<i32>(place, line)
  store<i32>(place, ms, 4)
}

/** Where a line stands, or would. */
function placeOf(q: usize, line: i32): usize {
  const bits = load<i32>(q, TABLE_BITS)
  const table = <usize>load<u32>(q, TABLE)
  let place = <u32>(line * 0x9e3779b1) >> (32 - bits)
  let at = table + <usize>place * PAIR
  for (let there = load<i32>(at); there != line && there != EMPTY; there = load<i32>(at)) {
    place = (place + 1) & ((1 << bits) - 1)
    at = table + <usize>place * PAIR
  }
  return at
}

/** Makes the table as large as so many holds need, half of it stays free, and fills it again. */
function fit(q: usize, count: i32): void {
  let bits = LEAST_BITS
  while (1 << bits < 2 * count && bits < MOST_BITS) bits++
  store<i32>(q, bits, TABLE_BITS)
  memory.fill(<usize>load<u32>(q, TABLE), 0xff, PAIR << bits)
  const holds = <usize>load<u32>(q, HOLDS)
  const end = holds + <usize>load<u32>(q, HOLDS_END)
  for (let hold = holds; hold < end; hold += PAIR) put(q, load<i32>(hold), load<i32>(hold, 4))
}
