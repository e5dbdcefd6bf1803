// Human notation of amounts: `2 h`, `30 %`, `1/75`, `50k`; each is read to a plain number and written back.

/** A scalar as YAML gives it. */
export type Scalar = string | number | boolean | null

const UNITS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 }
const AMOUNT = String.raw`\d+(?:\.\d+)?|\.\d+`

export const DURATION_PATTERN = String.raw`^(${AMOUNT}) ?(s|min|h|d)$`
export const SHARE_PATTERN = String.raw`^(?:(?:${AMOUNT}) ?%|\d+ ?/ ?\d+)$`
export const COUNT_PATTERN = String.raw`^(?:\d{1,3}(?:[ _]\d{3})+|\d+(?:_\d+)*|(?:${AMOUNT}) ?[kM])$`
export const DURATION_RANGE_PATTERN = `${DURATION_PATTERN.slice(0, -1)} ?- ?${DURATION_PATTERN.slice(1)}`

const DURATION = new RegExp(DURATION_PATTERN)
const SHARE = new RegExp(SHARE_PATTERN)
const COUNT = new RegExp(COUNT_PATTERN)
const DURATION_RANGE = new RegExp(DURATION_RANGE_PATTERN)

/** Seconds, to the microsecond. `20 s`, `1.5 min`, `2 h`, `1 d`. */
export function readDuration(value: unknown): number | undefined {
  const match = typeof value === 'string' ? DURATION.exec(value) : null
  return match ? rounded(Number(match[1]) * UNITS[match[2]], 1e6) : undefined
}

/** In the largest unit of which it is a whole number. */
export function writeDuration(seconds: number): string {
  const unit = ['d', 'h', 'min'].find((name) => seconds >= UNITS[name] && seconds % UNITS[name] === 0) ?? 's'
  return `${decimal(seconds / UNITS[unit])} ${unit}`
}

/** `2 min-30 min`: seconds, the second not before the first. */
export function readDurationRange(value: unknown): { from: number; to: number } | undefined {
  if (typeof value !== 'string' || !DURATION_RANGE.test(value)) return undefined
  const [from, to] = value.split('-').map((part) => readDuration(part.trim()))
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

export function writeDurationRange(range: { readonly from: number; readonly to: number }): string {
  return `${writeDuration(range.from)}-${writeDuration(range.to)}`
}

/** A share of 1, unbounded: `30 %`, `0.3`, `1/75`. */
export function readShare(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !SHARE.test(value)) return undefined
  if (value.endsWith('%')) return Number(value.slice(0, -1)) / 100
  const [part, whole] = value.split('/').map(Number)
  return part / whole
}

/** Per cent where that reads back as the same number, else the number itself. */
export function writeShare(share: number): string | number {
  const text = `${decimal(rounded(share * 100, 1e10))} %`
  return readShare(text) === share ? text : share
}

/** A number that has to be whole: `50000`, `50_000`, `50 000`, `50k`, `1.5 M`; not whole if it is not. */
export function readCount(value: unknown): number | undefined {
  if (typeof value === 'number') return value + 0
  if (typeof value !== 'string' || !COUNT.test(value)) return undefined
  const scale = value.endsWith('k') ? 1e3 : value.endsWith('M') ? 1e6 : 1
  return rounded(Number(value.replaceAll(/[ _kM]/g, '')) * scale, 1e3)
}

/** As `1.5 M`, `50k` or `60_000`, whichever is exact and short. */
export function writeCount(count: number): string | number {
  if (count >= 1e6 && count % 1e5 === 0) return `${count / 1e6} M`
  if (count >= 1e4 && count % 1e3 === 0 && count < 1e6) return `${count / 1e3}k`
  return count >= 1e4 ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '_') : count
}

/** Never with an exponent, which the patterns do not know. */
function decimal(number: number): string {
  const text = String(number)
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text
}

/** To the nearest 1/`parts`, so that 1.1 M and 0.29 h come out whole. */
function rounded(number: number, parts: number): number {
  const scaled = number * parts
  return scaled < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / parts : number
}
