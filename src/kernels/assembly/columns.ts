// What encoders ask of a column: its bounds, and its values without the nulls between them.

/** Stores least, most, least step and most step of at least one value at `result`. */
export function measureInts(values: usize, count: i32, result: usize): void {
  let least = load<i32>(values)
  let most = least
  let leastStep: i32 = 0
  let mostStep: i32 = 0
  let i = 1
  if (count > 8) {
    let least4 = i32x4.splat(least)
    let most4 = least4
    let leastStep4 = i32x4.splat(0)
    let mostStep4 = leastStep4
    for (; i + 4 <= count; i += 4) {
      const value = v128.load(values + (<usize>i << 2))
      const step = i32x4.sub(value, v128.load(values + (<usize>i << 2) - 4))
      least4 = i32x4.min_s(least4, value)
      most4 = i32x4.max_s(most4, value)
      leastStep4 = i32x4.min_s(leastStep4, step)
      mostStep4 = i32x4.max_s(mostStep4, step)
    }
    least = lowest(least4)
    most = highest(most4)
    leastStep = lowest(leastStep4)
    mostStep = highest(mostStep4)
  }
  for (; i < count; i++) {
    const value = load<i32>(values + (<usize>i << 2))
    const step = value - load<i32>(values + (<usize>i << 2) - 4)
    least = min(least, value)
    most = max(most, value)
    leastStep = min(leastStep, step)
    mostStep = max(mostStep, step)
  }
  store<i32>(result, least)
  store<i32>(result, most, 4)
  store<i32>(result, leastStep, 8)
  store<i32>(result, mostStep, 12)
}

/** Stores least and most of at least one double, none of them NaN, at `result`. */
export function measureDoubles(values: usize, count: i32, result: usize): void {
  let least2 = f64x2.splat(load<f64>(values))
  let most2 = least2
  let i = 0
  for (; i + 2 <= count; i += 2) {
    const value = v128.load(values + (<usize>i << 3))
    least2 = f64x2.pmin(least2, value)
    most2 = f64x2.pmax(most2, value)
  }
  let least = min(f64x2.extract_lane(least2, 0), f64x2.extract_lane(least2, 1))
  let most = max(f64x2.extract_lane(most2, 0), f64x2.extract_lane(most2, 1))
  if (i < count) {
    least = min(least, load<f64>(values + (<usize>i << 3)))
    most = max(most, load<f64>(values + (<usize>i << 3)))
  }
  store<f64>(result, least)
  store<f64>(result, most, 8)
}

/** Copies the values of the rows that have one, close together; `out` has room for all rows. */
export function presentInts(data: usize, valid: usize, rows: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    store<i32>(out, load<i32>(data + (<usize>i << 2)))
    out += <usize>load<u8>(valid + i) << 2
  }
}

export function presentDoubles(data: usize, valid: usize, rows: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    store<f64>(out, load<f64>(data + (<usize>i << 3)))
    out += <usize>load<u8>(valid + i) << 3
  }
}

/** PLAIN INT64 of doubles that are whole numbers; gives where it ends. */
export function plainLongs(values: usize, count: i32, out: usize): usize {
  for (let i = 0; i < count; i++) store<i64>(out + (<usize>i << 3), <i64>load<f64>(values + (<usize>i << 3)))
  return out + (<usize>count << 3)
}

// @ts-ignore: decorator
@inline
function lowest(four: v128): i32 {
  return min(min(i32x4.extract_lane(four, 0), i32x4.extract_lane(four, 1)), min(i32x4.extract_lane(four, 2), i32x4.extract_lane(four, 3)))
}

// @ts-ignore: decorator
@inline
function highest(four: v128): i32 {
  return max(max(i32x4.extract_lane(four, 0), i32x4.extract_lane(four, 1)), max(i32x4.extract_lane(four, 2), i32x4.extract_lane(four, 3)))
}
