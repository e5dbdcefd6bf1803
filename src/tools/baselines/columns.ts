// Features as baselines take them: columns by name, and the columns that models learn from.
import type { Days } from '../split/windows.ts'
import { degrees, meanOver } from './neighbours.ts'
import type { World } from './world.ts'

/** Features of which neighbours are averaged: how much, to whom, how long, when, in how many handsets. */
const AVERAGED = ['attempts_out', 'attempts_in', 'attempts_out_share', 'answered_share_out', 'contacts', 'callees_per_attempt', 'two_way_share',
  'duration_median', 'short_share', 'active_days', 'busiest_day_calls', 'gap_out_median', 'sims_in_handset', 'handsets', 'cells', 'gyration_km']

/** A column of the test window; 0 where a SIM has no value. */
export async function testColumns<Name extends string>(world: World, ...names: Name[]): Promise<Record<Name, Float64Array>> {
  const { columns } = await world.features(world.test)
  return Object.fromEntries(names.map((name) => [name, (columns.get(name) ?? new Float64Array(0)).map((value) => value || 0)])) as Record<Name, Float64Array>
}

/** Every behavioural feature, a column each. */
export async function ownColumns(world: World, days: Days): Promise<Float64Array[]> {
  return [...(await world.features(days)).columns.values()]
}

/**
 * The same, and means over those that a SIM called, and over those with which it shared a handset. Means are taken on a
 * logarithmic scale: one telemarketer among twenty callees would be all that a plain mean tells.
 */
export async function neighbourColumns(world: World, days: Days): Promise<Float64Array[]> {
  const { columns } = await world.features(days)
  const { calls, handsets } = await world.neighbours(days)
  const averaged = AVERAGED.map((name) => (columns.get(name) ?? new Float64Array(0)).map(logarithmic))
  return [...columns.values(), degrees(calls), degrees(handsets), ...[calls, handsets].flatMap((links) => averaged.map((values) => meanOver(links, values)))]
}

export function logarithmic(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value))
}

/** Rows of columns by their positions. */
export function rowsOf(columns: readonly Float64Array[], positions: Int32Array): Float64Array[] {
  return columns.map((column) => Float64Array.from(positions, (at) => column[at]))
}
