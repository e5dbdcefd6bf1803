// Poisson counts of small rates, as crowd/dealing.ts has them, sum for sum.

/** No count is larger. */
export const MOST: i32 = 255
const SMALL: f64 = 0.125
const THIRD: f64 = 1.0 / 3.0
const SIXTH: f64 = 1.0 / 6.0
const TWENTY_FOURTH: f64 = 1.0 / 24.0
const MARGIN: f64 = 1e-12

export function inversePoisson(u: f64, rate: f64): i32 {
  if (isSurelyOne(u, rate)) return 1
  const none = expOfMinus(rate)
  let tail = rate > SMALL ? 1 - none : oneLess(rate)
  if (u >= tail) return 0
  let share = rate * none
  let n = 1
  while (u < tail - share && n < MOST) {
    tail -= share
    n++
    share *= rate / <f64>n
  }
  return n
}

// @ts-ignore: decorator
@inline
function isSurelyOne(u: f64, rate: f64): bool {
  if (rate >= 1) return false
  const more = rate * rate * (0.5 - rate * (THIRD - rate * 0.125))
  const any = rate * (1 - rate * (0.5 - rate * (SIXTH - rate * TWENTY_FOURTH)))
  return u > more + MARGIN && u < any - MARGIN
}

function expOfMinus(x: f64): f64 {
  let halvings = 0
  for (; x > SMALL; halvings++) x *= 0.5
  let share = 1 - oneLess(x)
  for (; halvings > 0; halvings--) share *= share
  return share
}

// @ts-ignore: decorator
@inline
function oneLess(x: f64): f64 {
  return x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - (x / 5) * (1 - (x / 6) * (1 - (x / 7) * (1 - x / 8)))))))
}
