// Stays: in which handsets SIMs are in the course of a run, as crowd/stays.ts has it; but for those on loan or sold.
import { FAMILIES, MOVED, MOVE_CHANCES, TWIN, TWINS, drawOf, hasBit, int, subscriberAt, table, unit, whole } from './crowd'
import { draw } from './draw'
import { SWAPS, SWAP_BITS, handsetOf, isSwapped, swapKey, swapMoment } from './handsets'
import { SELF, WHEN, WINDOW_DAYS, momentOf } from './moves'
import { DAY } from './presence'

/** Words of a stay: handset, slot, whose it is, and seconds from the first cut to the first and the last moment, -1 for the very first. */
const WORDS: usize = 20

/**
 * Lists at `out` the stays of subscribers in a run of so many days: those that `rows` names among the lines of subscribers from `first`
 * on. There is room for the moments of one at `moments`, as many as one has `most`. Puts how many stays each has at `counts`; gives how
 * many subscribers there was room for before `end`.
 */
export function staysOf(
  state: usize, first: i32, lines: usize, rows: usize, count: i32, days: i32, moments: usize, most: i32, out: usize, end: usize, counts: usize,
): i32 {
  for (let i = 0; i < count; i++) {
    if (out + <usize>most * WORDS > end) return i
    const row = int(rows, i)
    const until = staysOfOne(state, int(lines, row), first + row, days, moments, out)
    store<i32>(counts + (<usize>i << 2), <i32>((until - out) / WORDS))
    out = until
  }
  return count
}

function staysOfOne(state: usize, line: i32, subscriber: i32, days: i32, moments: usize, out: usize): usize {
  const isTwin = hasBit(table(state, TWINS), line)
  const owner = isTwin ? line & ~TWIN : line
  const isFamily = hasBit(table(state, FAMILIES), line)
  const holder = isTwin ? subscriberAt(state, owner) : subscriber
  store<f64>(moments, 0)
  let end = addMoves(state, owner, days, moments + 8)
  if (isFamily) end = addSwaps(state, line, days, addMoves(state, line ^ 1, days, end))
  sort(moments, end)
  const begin = out
  for (let at = moments; at < end; at += 8) {
    const from = load<f64>(at)
    const to = at + 8 < end ? load<f64>(at + 8) : <f64>days * <f64>DAY
    const day = <i32>(from / <f64>DAY)
    const ms = <i32>(from - <f64>day * <f64>DAY)
    const who = isFamily && isSwapped(state, line, day, ms) ? line ^ 1 : owner
    const handset = handsetOf(state, who, who == line ? subscriber : subscriberAt(state, who), day, ms)
    const goesOn = out > begin && load<i32>(out - WORDS) == handset
    if (!goesOn && to <= from) continue
    if (!goesOn) {
      store<i32>(out, handset)
      store<i32>(out, i32(isTwin && owner != line), 4)
      store<i32>(out, holder, 8)
      store<i32>(out, from == 0 ? -1 : <i32>(from / 1000), 12)
      out += WORDS
    }
    store<i32>(out - WORDS, <i32>(to / 1000), 16)
  }
  return out
}

/** Adds the moments at which a SIM goes to a new handset. */
function addMoves(state: usize, line: i32, days: i32, end: usize): usize {
  const self = drawOf(state, MOVED, line, SELF)
  const phase = whole(self, WINDOW_DAYS)
  const chance = <u32>int(table(state, MOVE_CHANCES), self & 7)
  for (let window = 0, last = (days - 1 + phase) / WINDOW_DAYS; window <= last; window++) {
    if (<u32>drawOf(state, MOVED, line, window) >= chance) continue
    const bits = drawOf(state, MOVED, line, window | WHEN)
    const day = window * WINDOW_DAYS - phase + whole(bits, WINDOW_DAYS)
    end = added(day, days, momentOf(bits), end)
  }
  return end
}

/** Adds the moments at which two of a family exchange handsets, and exchange them back. */
function addSwaps(state: usize, line: i32, days: i32, end: usize): usize {
  const k0 = swapKey(state, line, 0)
  const k1 = swapKey(state, line, 1)
  for (let window = 0; window << SWAP_BITS < days; window++) {
    const bits = draw(k0, k1, window, 0)
    if (unit(bits) >= SWAPS) continue
    const from = (window << SWAP_BITS) + (bits & 3)
    end = added(from, days, swapMoment(draw(k0, k1, window, 1)), end)
    end = added(from + 1 + ((bits >>> 2) & 3), days, swapMoment(draw(k0, k1, window, 2)), end)
  }
  return end
}

/** Adds a moment of a day, if it is one of the first so many. */
// @ts-ignore: decorator
@inline
function added(day: i32, days: i32, ms: i32, end: usize): usize {
  if (day < 0 || day >= days) return end
  store<f64>(end, <f64>day * <f64>DAY + <f64>ms)
  return end + 8
}

/** There are few of them. */
function sort(from: usize, end: usize): void {
  for (let at = from + 8; at < end; at += 8) {
    const moment = load<f64>(at)
    let place = at
    for (; place > from && load<f64>(place - 8) > moment; place -= 8) store<f64>(place, load<f64>(place - 8))
    store<f64>(place, moment)
  }
}
