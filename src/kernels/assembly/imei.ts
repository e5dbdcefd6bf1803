// IMEIs of places in handsets, by the scattered numbers of these: base/imei.ts, row by row.

/** Bits of the serial numbers of a stretch. */
const STRETCH_BITS: i32 = 17

/**
 * `tables` lists addresses: of the model and of its first stretch by stretch, of TACs and of their Luhn sums by model, of Luhn sums of
 * four digits, of check digits.
 */
export function imeisOf(scattered: usize, slot: usize, rows: i32, tables: usize, out: usize): void {
  const models = <usize>load<u32>(tables)
  const firsts = <usize>load<u32>(tables, 4)
  const tacs = <usize>load<u32>(tables, 8)
  const sums = <usize>load<u32>(tables, 12)
  const luhn = <usize>load<u32>(tables, 16)
  const check = <usize>load<u32>(tables, 20)
  for (let i = 0; i < rows; i++) {
    const number = 2 * load<i32>(scattered + (<usize>i << 2)) + load<i32>(slot + (<usize>i << 2))
    const model = <usize>load<u16>(models + (<usize>(number >>> STRETCH_BITS) << 1))
    const serial = number - (<i32>load<u16>(firsts + (model << 1)) << STRETCH_BITS)
    const upper = serial / 10_000
    const sum = <i32>load<u8>(sums + model) + <i32>load<u8>(luhn + <usize>upper) + <i32>load<u8>(luhn + <usize>(serial - upper * 10_000))
    store<f64>(out + (<usize>i << 3), load<f64>(tacs + (model << 3)) * 1e7 + <f64>(serial * 10 + <i32>load<u8>(check + <usize>sum)))
  }
}
