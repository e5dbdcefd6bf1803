// Rows: attempts on their way through a slice, as traffic/queue.ts has them.

/** Bytes of a row, and where its words lie: the moment first, what is given, then what is found. */
export const ROW: usize = 32
export const CALLER: usize = 4
export const CALLEE: usize = 8
export const KEY: usize = 12
export const NOTE: usize = 16
export const FATE: usize = 20
export const LENGTH: usize = 24
export const FOLLOW: usize = 28

/** Writes what is given. */
// @ts-ignore: decorator
@inline
export function enter(row: usize, ms: i32, caller: i32, callee: i32, key: i32, note: i32): void {
  store<i32>(row, ms)
  store<i32>(row, caller, CALLER)
  store<i32>(row, callee, CALLEE)
  store<i32>(row, key, KEY)
  store<i32>(row, note, NOTE)
}
