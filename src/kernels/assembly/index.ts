// The kernels: loops over columns that JavaScript runs several times slower. Addresses are bytes into the arena.
export { hashDoubles, hashInts, hashStart, hashSums } from './hash'
export { packLevels, writeLevels } from './levels'
export { measureDoubles, measureInts, presentDoubles, presentInts } from './columns'
export { deltaDoubles, deltaInts } from './delta'
export { hybrid, listDistinct, markDistinct, positionsOf } from './dictionary'
export { endLegs, nameParties, numberLegs, timeLegs } from './legs'
export { permuteDoubles, permuteInts } from './permute'
export { digitsBlock } from './digits'
