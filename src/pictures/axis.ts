// Axes: what is on them, and how far they reach.

export type Format = 'number' | 'percent' | 'seconds'

export interface Axis {
  /** What is on it, with its unit. */
  readonly label: string
  /**
   * `time` counts local seconds from 1970-01-01T00:00; `band` has a place for each of `bands`, whose positions 0, 1, 2 …
   * are its values, on y from the top.
   */
  readonly scale: 'linear' | 'log' | 'time' | 'band'
  readonly bands?: readonly string[]
  /** In place of what the layers reach. */
  readonly domain?: readonly [number, number]
  readonly format?: Format
  /** Where lines are to be drawn across the picture. */
  readonly grid?: boolean
  /** Neither ticks nor label. */
  readonly hidden?: boolean
}

/** Both axes of a picture. */
export interface Axes {
  readonly x: Axis
  readonly y: Axis
}
