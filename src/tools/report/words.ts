// Words of a report: names of anchors and files, and moments.
import type { Frame } from '../dataset/frame.ts'

/** Small letters, digits and hyphens. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}

/** Local seconds after 1970-01-01T00:00 of a time after the first midnight: what axes of time count. */
export function onAxis(time: number, { firstDay }: Frame): number {
  return firstDay * 86_400 + time
}

/** The last digits, which are enough to tell SIMs and handsets apart. */
export function ending(identifier: number): string {
  return `…${String(identifier).slice(-6)}`
}
