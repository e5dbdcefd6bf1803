// Sparklines: amounts as a line of blocks for a terminal.

const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
/** Hours that a block may stand for. */
const WHOLE_HOURS = [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 168]

/** The fullest block is the largest amount; only nothing is drawn as nothing. */
export function sparkline(amounts: ArrayLike<number>): string {
  const values = Array.from(amounts)
  const most = Math.max(...values)
  return values.map((value) => (value <= 0 ? BLOCKS[0] : BLOCKS[Math.max(1, Math.ceil((8 * value) / most))])).join('')
}

/** Sums over as few hours a block as fit into `width` blocks. */
export function binned(hours: Float64Array, width: number): { readonly sums: number[]; readonly hours: number } {
  const size = WHOLE_HOURS.find((each) => hours.length / each <= width) ?? Math.ceil(hours.length / width)
  const sums = Array.from({ length: Math.ceil(hours.length / size) }, (_, bin) => sum(hours.subarray(bin * size, (bin + 1) * size)))
  return { sums, hours: size }
}

/** 24 sums by the hour of the day. */
export function byHourOfDay(hours: Float64Array): number[] {
  return Array.from({ length: 24 }, (_, hour) => sum(hours.filter((_, at) => at % 24 === hour)))
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
