// Fields of amounts: whole numbers, numbers, shares and durations.
import { type Field, type Limits, type Told, scalar, within } from './field.ts'
import {
  COUNT_PATTERN, DURATION_PATTERN, DURATION_RANGE_PATTERN, SHARE_PATTERN, readCount, readDuration, readDurationRange,
  readShare, writeCount, writeDuration, writeDurationRange, writeShare,
} from './human.ts'
import type { Hours } from './times.ts'

/** A whole number. */
export function whole(told: Told & Limits & { readonly unit?: string }): Field<number> {
  const limits = `${writeCount(told.from)} to ${writeCount(told.to)}`
  const read = within(readCount, told)
  return scalar({
    ...told,
    limits,
    expected: told.from === told.to ? String(told.from) : `a whole number from ${limits}`,
    json: { anyOf: [
      { type: 'integer', minimum: told.from, maximum: told.to },
      { type: 'string', pattern: COUNT_PATTERN },
    ], examples: [...new Set([told.from, told.to])].map(writeCount) },
    hint: (value) => (typeof value === 'string' && /^\d{1,3}(?:,\d{3})+$/.test(value)
      ? `did you mean "${value.replaceAll(',', '_')}"?` : undefined),
  }, (value) => {
    const number = read(value)
    return number !== undefined && Number.isInteger(number) ? number : undefined
  }, writeCount)
}

/** A number without a unit. */
export function real(told: Told & Limits): Field<number> {
  const limits = `${told.from} to ${told.to}`
  return scalar({
    ...told,
    limits,
    expected: `a number from ${limits}`,
    json: { type: 'number', minimum: told.from, maximum: told.to },
  }, within((value) => (typeof value === 'number' ? value + 0 : undefined), told), (value) => value)
}

/** A share or chance. */
export function share(told: Told & Partial<Limits>): Field<number> {
  const bounds = { from: told.from ?? 0, to: told.to ?? 1 }
  const limits = `${writeShare(bounds.from)} to ${writeShare(bounds.to)}`
  return scalar({
    ...told,
    limits,
    unit: 'share',
    expected: `a share from ${limits}, such as 30 %, 0.3 or 1/75`,
    json: { anyOf: [
      { type: 'number', minimum: bounds.from, maximum: bounds.to },
      { type: 'string', pattern: SHARE_PATTERN },
    ], examples: ['30 %', 0.3, '1/75'] },
    hint: (value) => (typeof value === 'number' && value > 1 && value <= 100
      ? `did you mean "${value} %"?` : undefined),
  }, within((value) => {
    const part = readShare(value)
    return part === undefined ? undefined : part + 0
  }, bounds), writeShare)
}

/** Seconds. */
export function duration(told: Told & Limits): Field<number> {
  const limits = `${writeDuration(told.from)} to ${writeDuration(told.to)}`
  return scalar({
    ...told,
    limits,
    unit: 'time',
    expected: `a duration from ${limits}, such as 20 s, 2 min, 2 h or 1 d`,
    json: { type: 'string', pattern: DURATION_PATTERN, examples: ['20 s', '2 min', '2 h', '1 d'] },
    hint: durationHint,
  }, within(readDuration, told), writeDuration)
}

/** Two durations in whole seconds. */
export function durationRange(told: Told & Limits): Field<Hours> {
  const limits = `${writeDuration(told.from)} to ${writeDuration(told.to)}`
  return scalar({
    ...told,
    limits,
    unit: 'time',
    expected: `two durations of whole seconds from ${limits}, the shorter first, such as 2 min-30 min`,
    json: { type: 'string', pattern: DURATION_RANGE_PATTERN, examples: ['2 min-30 min'] },
  }, (value) => {
    const range = readDurationRange(value)
    if (!range || range.from < told.from || range.to > told.to) return undefined
    return Number.isInteger(range.from) && Number.isInteger(range.to) ? range : undefined
  }, writeDurationRange)
}

function durationHint(value: unknown): string | undefined {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return `did you mean "${value} s"?`
  const match = typeof value === 'string' ? /^([\d.]+) ?([a-z]+)\.?$/i.exec(value) : null
  if (!match) return undefined
  const unit = Object.entries(LONG_UNITS).find(([, names]) => names.includes(match[2].toLowerCase()))
  return unit ? `did you mean "${match[1]} ${unit[0]}"?` : undefined
}

const LONG_UNITS = {
  s: ['sec', 'secs', 'second', 'seconds'],
  min: ['m', 'mins', 'minute', 'minutes'],
  h: ['hr', 'hrs', 'hour', 'hours'],
  d: ['day', 'days'],
}
