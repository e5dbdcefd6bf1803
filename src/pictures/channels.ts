// Channels: how an axis and its values are told to Vega-Lite.
import type { Axis } from './axis.ts'

export interface Channel {
  readonly field: string
  readonly type: 'quantitative' | 'temporal' | 'nominal'
  readonly [setting: string]: unknown
}

const FORMATS = { number: undefined, percent: '%', seconds: undefined } as const

export function channel(axis: Axis, field: string): Channel {
  const title = axis.hidden === true ? null : axis.label
  if (axis.scale === 'band') return { field, type: 'nominal', title, scale: { domain: axis.bands ?? [] } }
  const domain = axis.domain ? { domain: axis.scale === 'time' ? axis.domain.map(instant) : axis.domain } : {}
  if (axis.scale === 'time') return { field, type: 'temporal', title, scale: { type: 'utc', ...domain } }
  const format = FORMATS[axis.format ?? 'number']
  const zero = axis.scale === 'linear' ? { zero: false } : {}
  return { field, type: 'quantitative', title, scale: { type: axis.scale, ...zero, ...domain }, ...(format ? { axis: { format } } : {}) }
}

/** A value as it stands in the data: bands by their name, moments as the UTC time that the clocks there showed. */
export function datum(axis: Axis, value: number): number | string {
  if (axis.scale === 'band') return axis.bands?.[value] ?? ''
  return axis.scale === 'time' ? instant(value) : Number(value.toPrecision(6))
}

function instant(moment: number): string {
  return new Date(moment * 1000).toISOString()
}
