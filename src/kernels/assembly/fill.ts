// Call columns of a chunk from its legs, tile by tile, so that legs are still in the cache for the next column.
import { endLegs, timeLegs } from './course'
import { handsetsOf } from './handsets'
import { imeisOf } from './imei'
import { nameParties, numberLegs } from './legs'
import { permuteDoubles, permuteInts, scatter } from './permute'
import { cellsOf, gapsOf } from './whereabouts'

const TILE: i32 = 4096

/** Words of a job, bytes, as traffic/call-columns.ts writes them: where legs lie, and how many bytes a column of them takes. */
const LEGS: usize = 0
const COLUMN: usize = 4
/** Words of permutations: on-net and off-net numbers, IMSIs and handsets of three words, records and calls of four. */
const KEYS: usize = 8
const ENDINGS: usize = 12
/** Room for two doubles for each row of a tile. */
const SCRATCH: usize = 16
/** Cells of the chunk, and which of its rows must be looked at again. */
const CELLS: usize = 20
const MOVED: usize = 24
const NUMBER_HALF: usize = 28
const IMSI_HALF: usize = 32
const HANDSET_HALF: usize = 36
const IMEI_TABLES: usize = 40
/** What is added to numbers: doubles. */
const ON_NET: usize = 64
const OFF_NET: usize = 72
const IMSI_BASE: usize = 80
const REFERENCE_BASE: usize = 88
/** From here on addresses of columns. */
const RECORD: usize = 96
const REFERENCE: usize = 100
const SERVED: usize = 104
const CALLING: usize = 108
const CALLED: usize = 112
const IMSI: usize = 116
const IMEI: usize = 120
const HAS_CELL: usize = 124
const HAS_IMEI: usize = 128
const TIMES: usize = 132
const ENDS: usize = 160

/** Fills columns from the first legs, all but the names of cells. Gives how many rows must be looked at again, as `handsetsOf` lists them. */
export function fillLegs(state: usize, job: usize, rows: i32, second: f64, subscribers: f64): i32 {
  let moved = at(job, MOVED)
  for (let from = 0; from < rows; from += TILE) moved = fillTile(state, job, from, min(TILE, rows - from), second, subscribers, moved)
  return <i32>((moved - at(job, MOVED)) >> 2)
}

function fillTile(state: usize, job: usize, first: i32, rows: i32, second: f64, subscribers: f64, moved: usize): usize {
  const from = <usize>first
  const column = at(job, COLUMN)
  const facts = at(job, LEGS) + (from << 2)
  const ms = facts + column
  const subscriber = ms + column
  const peer = subscriber + column
  const seconds = peer + column
  const line = seconds + column
  const keys = at(job, KEYS)
  const scratch = at(job, SCRATCH)
  const more = scratch + (TILE << 3)
  numberLegs(facts, ms, subscriber, peer, rows, second, subscribers, scratch, more)
  permuteDoubles(scratch, rows, keys + 48, 0, at(job, RECORD) + (from << 3))
  permuteDoubles(more, rows, keys + 64, load<f64>(job, REFERENCE_BASE), at(job, REFERENCE) + (from << 3))
  nameParties(
    facts, subscriber, peer, rows, word(job, NUMBER_HALF), keys, load<f64>(job, ON_NET), load<f64>(job, OFF_NET),
    at(job, SERVED) + (from << 3), at(job, CALLING) + (from << 3), at(job, CALLED) + (from << 3),
  )
  permuteInts(subscriber, rows, word(job, IMSI_HALF), keys + 24, load<f64>(job, IMSI_BASE), at(job, IMSI) + (from << 3))
  moved = handsetsOf(state, facts, line, subscriber, ms, rows, scratch, more, first, moved)
  scatter(scratch, rows, word(job, HANDSET_HALF), keys + 36, scratch)
  imeisOf(scratch, more, rows, job + IMEI_TABLES, at(job, IMEI) + (from << 3))
  cellsOf(state, facts, line, ms, rows, at(job, CELLS) + (from << 2))
  gapsOf(state, line, ms, rows, at(job, HAS_CELL) + from, at(job, HAS_IMEI) + from)
  timeLegs(facts, ms, seconds, rows, job + TIMES, from)
  endLegs(facts, rows, at(job, ENDINGS), job + ENDS, from)
  return moved
}

// @ts-ignore: decorator
@inline
function at(job: usize, place: usize): usize {
  return <usize>load<u32>(job + place)
}

// @ts-ignore: decorator
@inline
function word(job: usize, place: usize): i32 {
  return load<i32>(job + place)
}
