// Districts: which places each round has in its district, for crowd/round-places.ts.
import { RANK_BITS, double, int, table } from './crowd'
import { draw } from './draw'
import { DISTRICT, MOST_PLACES } from './rounds'

const UNIT_BITS: i32 = 4

/** Words of the job: addresses of columns, of the first unit of each district and of means; the district, its first unit, and all units. */
const LINES: usize = 0
const PROFILES: usize = 4
const MEANS: usize = 8
const PLACES: usize = 12
const FIRSTS: usize = 16
const BEGINS: usize = 20
const SHARES: usize = 24
const HERE: usize = 28
const BEGIN: usize = 32
const UNITS: usize = 36

/** Gives places to so many rounds, of which `index` is the first, and lists the owner of each unit at `out`; gives where that ends. */
export function givePlaces(job: usize, count: i32, index: i32, k0: i32, k1: i32, out: usize): usize {
  for (let i = 0; i < count; i++) {
    const line = int(table(job, LINES), i)
    enterDistrict(job, (line >>> RANK_BITS) / DISTRICT)
    const share = (<i32>load<u8>(table(job, PROFILES) + <usize>i) << 6) | (draw(k0, k1, line, 2) & 63)
    const mean = <f32>double(table(job, SHARES), share)
    let places = 1 << UNIT_BITS
    while (<f64>places < 2 * <f64>mean + 8 && places < MOST_PLACES) places <<= 1
    store<f32>(table(job, MEANS) + (<usize>i << 2), mean)
    store<u16>(table(job, PLACES) + (<usize>i << 1), <u16>places)
    const units = load<i32>(job, UNITS)
    store<i32>(table(job, FIRSTS) + (<usize>i << 2), (units - load<i32>(job, BEGIN)) << UNIT_BITS)
    store<i32>(job, units + (places >> UNIT_BITS), UNITS)
    for (const end = out + (<usize>(places >> UNIT_BITS) << 2); out < end; out += 4) store<i32>(out, index + i)
  }
  return out
}

function enterDistrict(job: usize, district: i32): void {
  let here = load<i32>(job, HERE)
  if (here == district) return
  const units = load<i32>(job, UNITS)
  while (here < district) store<i32>(table(job, BEGINS) + (<usize>++here << 2), units)
  store<i32>(job, here, HERE)
  store<i32>(job, units, BEGIN)
}
