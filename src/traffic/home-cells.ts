// Home cells: of many phones at once that are with their owners, by a kernel; whereabouts.ts says the same one by one.
import type { Crowd } from '../crowd/crowd.ts'
import { BYTES, DOUBLES, INTS, deal } from '../kernels/arena.ts'
import { kernels } from '../kernels/kernels.ts'
import { NORMAL } from '../population/places.ts'

/** Squares of the widest map, and profiles, that there is room for. */
const MOST_SQUARES = 420 * 420
const MOST_PROFILES = 64

const state = deal(64)
const normal = deal(NORMAL.byteLength)
const serving = deal(4 * MOST_SQUARES)
const profiles = deal(65_536)
const radii = deal(8 * MOST_PROFILES)
DOUBLES.set(NORMAL, normal >> 3)

/** Whose tables lie in the arena. */
let placed: Crowd | undefined

/** Readies the kernel for the day of a crowd. */
export function prepare(crowd: Crowd): void {
  const { ways, population: { people, places } } = crowd
  INTS.set(places.words(people), state >> 2)
  if (placed === crowd) return
  if (places.map.serving.length > MOST_SQUARES || ways.radii.length > MOST_PROFILES) throw new RangeError('the arena has no room for the map')
  INTS.set(places.map.serving, serving >> 2)
  BYTES.set(ways.profiles, profiles)
  DOUBLES.set(ways.radii, radii >> 3)
  placed = crowd
}

/** Cells of lines at moments, both whole numbers in the arena, to `out` there; -1 for people who do not commute. */
export function homeCells(line: number, ms: number, rows: number, out: number): void {
  kernels.cellsOf(line, ms, rows, state, normal, serving, profiles, radii, out)
}
