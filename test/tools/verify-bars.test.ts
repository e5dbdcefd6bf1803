// A dataset with bars by mistake is accepted as it was written, and refused after any change of what is told of them.
import { afterEach, beforeAll, expect, test } from 'vitest'
import { prepareSinks } from '../../src/sinks/index.ts'
import { barChanges } from './bar-changes.ts'
import { failing, refusedFor } from './refusal.ts'
import { barredDataset } from './small.ts'
import { Tampering } from './tampering.ts'

let tampering: Tampering

beforeAll(async () => {
  await prepareSinks()
  tampering = await Tampering.of(await barredDataset())
})
afterEach(() => tampering.restore())

test('it is accepted as it is', async () => {
  expect(await failing(tampering.root)).toEqual([])
})

refusedFor(barChanges, 2, () => tampering)
