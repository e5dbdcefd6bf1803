// The kernels: what is done for every call or every row of a column. Addresses are bytes into the arena.
export { hashDoubles, hashInts, hashStart, hashSums } from './hash'
export { packLevels, writeLevels } from './levels'
export { measureDoubles, measureInts, plainLongs, presentDoubles, presentInts } from './columns'
export { deltaDoubles, deltaInts } from './delta'
export { hybrid, listDistinct, markDistinct, positionsOf } from './dictionary'
export { fillLegs } from './fill'
export { permuteDoubles, permuteInts, scatter } from './permute'
export { handsetsOf } from './handsets'
export { imeisOf } from './imei'
export { digitsBlock } from './digits'
export { csvLines } from './csv'
export { cellsOf, districtsOf, nameCells } from './whereabouts'
export { drawAttempts } from './attempts'
export { legsOf } from './calls'
export { foretell } from './foretell'
export { dealRounds, drawRounds } from './rounds'
export { loadSlice } from './load'
export { freeAll, hold, isHeld } from './held'
export { keep, loadKept } from './kept'
export { markedAmong, siftBelow, siftBySort, siftMarked, sortsOf } from './sift'
export { movesOf, pairUp, subscribersAmong } from './moves'
export { contractsOf, linesFrom, profilesOf, rowsWith } from './subscribers'
export { givePlaces } from './districts'
export { inverseOf } from './inverse'
export { pausesBetween } from './pauses'
export { push, sortRows } from './queue'
export { resolve } from './resolve'
export { bundleUp } from './ties'

/** Where what the module itself keeps ends. */
export function ownEnd(): usize {
  return __heap_base
}
