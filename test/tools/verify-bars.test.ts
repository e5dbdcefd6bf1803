// A dataset with bars by mistake is accepted as it was written, and refused after any change of what is told of them.
import * as fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prepareSinks } from '../../src/sinks/index.ts'
import { verifyDataset } from '../../src/tools/verify/verify.ts'
import { barChanges } from './bar-changes.ts'
import { Hand } from './changes.ts'
import { barredDataset } from './small.ts'
import { Tampering } from './tampering.ts'

const share = fc.noBias(fc.nat(2 ** 30 - 1)).map((value) => value / 2 ** 30)
let root: string
let tampering: Tampering

beforeAll(async () => {
  await prepareSinks()
  root = await barredDataset()
  tampering = await Tampering.of(root)
})
afterEach(() => tampering.restore())

async function failing(): Promise<string[]> {
  const { checks } = await verifyDataset(root)
  return checks.filter((check) => !check.ok).map(({ name }) => name)
}

test('it is accepted as it is', async () => {
  expect(await failing()).toEqual([])
})

describe('with a manifest that fits the files, it is refused for', () => {
  for (const { what, by, also, apply } of barChanges) {
    test(what, async () => {
      await fc.assert(fc.asyncProperty(fc.infiniteStream(share), async (stream) => {
        tampering.apply((draft) => apply(new Hand(draft, () => stream.next().value as number)))
        const names = await failing()
        tampering.restore()
        expect(names).toEqual(expect.arrayContaining([...by]))
        expect([...by, ...also]).toEqual(expect.arrayContaining(names))
      }), { numRuns: 2 })
    })
  }
})
