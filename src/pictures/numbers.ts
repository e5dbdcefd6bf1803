// Numbers as text: the same everywhere, without locale.

/** For coordinates: two decimals at most. */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no coordinate`)
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded)
}

/** Whole numbers in full, `1,234,567`; others with `figures` significant figures: `0.0123`. */
export function number(value: number, figures = 3): string {
  if (Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞'
  const size = Math.abs(value)
  if (Number.isInteger(value) || size >= 1e6) return signed(value, grouped(String(Math.round(size))))
  const whole = Math.floor(Math.log10(size)) + 1
  const decimals = Math.min(20, Math.max(0, figures - whole))
  return signed(value, grouped(trimmed(size.toFixed(decimals))))
}

/** `12.5 %`. */
export function percent(share: number, figures = 3): string {
  return Number.isNaN(share) ? '–' : `${number(roundTo(100 * share, figures), figures)} %`
}

/** For axes: `1 k`, `2.5 M`. */
export function compact(value: number): string {
  const size = Math.abs(value)
  const [unit, letter] = ([[1e9, ' G'], [1e6, ' M'], [1e3, ' k']] as const).find(([least]) => size >= least) ?? [1, '']
  return size < 1000 ? number(value) : `${number(value / unit)}${letter}`
}

const LENGTHS = [[86_400, 'd'], [3600, 'h'], [60, 'min']] as const

/** `45 s`, `1 min`, `1.5 h`. */
export function seconds(value: number): string {
  const [unit, name] = LENGTHS.find(([least]) => value >= least) ?? [1, 's']
  return `${number(value / unit)} ${name}`
}

function roundTo(value: number, figures: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(figures))
}

function grouped(digits: string): string {
  const [whole, rest] = digits.split('.')
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? thousands : `${thousands}.${rest}`
}

function trimmed(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

function signed(value: number, digits: string): string {
  return value < 0 && digits !== '0' ? `−${digits}` : digits
}
