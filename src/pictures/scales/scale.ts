// A scale: from values to places on the picture, with the ticks between.

export interface Tick {
  readonly value: number
  readonly text: string
}

export interface Scale {
  /** Place of a value, pixels. */
  at(value: number): number
  readonly ticks: readonly Tick[]
  /** Width of a band, pixels; 0 where there are none. */
  readonly step: number
}

/** A scale's values and places: `to` may be before `from`. */
export interface Reach {
  readonly domain: readonly [number, number]
  readonly range: readonly [number, number]
  /** How many ticks there is room for. */
  readonly room: number
}
