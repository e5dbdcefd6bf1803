// A dataset with all tables is accepted as it was written, and refused after any change of them.
import * as fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prepareSinks } from '../../src/sinks/index.ts'
import { verifyDataset } from '../../src/tools/verify/verify.ts'
import { Hand } from './changes.ts'
import { smallDataset } from './small.ts'
import { Tampering } from './tampering.ts'
import { locationChanges, messageChanges, sessionChanges } from './traffic-changes.ts'

const ALL = 'output.tables=[calls, messages, sessions, locations]'
const share = fc.noBias(fc.nat(2 ** 30 - 1)).map((value) => value / 2 ** 30)

async function failing(root: string): Promise<string[]> {
  const { checks } = await verifyDataset(root)
  return checks.filter((check) => !check.ok).map(({ name }) => name)
}

describe('all tables are accepted', () => {
  for (const set of [[], ['output.formats=[csv]', 'output.single-file=true'], ['output.ids=int64', 'period.utc-offset=-03:30']]) {
    test(set.join(', ') || 'as they are', async () => {
      const { checks } = await verifyDataset(await smallDataset(ALL, ...set))
      expect(checks.filter((check) => !check.ok)).toEqual([])
      expect(checks.filter(({ examined }) => examined === 0)).toEqual([])
    })
  }
})

describe('with a manifest that fits the files, they are refused for', () => {
  let root: string
  let tampering: Tampering
  beforeAll(async () => {
    await prepareSinks()
    root = await smallDataset(ALL)
    tampering = await Tampering.of(root)
  })
  afterEach(() => tampering.restore())

  for (const { what, by, also, apply } of [...locationChanges, ...messageChanges, ...sessionChanges]) {
    test(what, async () => {
      await fc.assert(fc.asyncProperty(fc.infiniteStream(share), async (stream) => {
        tampering.apply((draft) => apply(new Hand(draft, () => stream.next().value as number)))
        const names = await failing(root)
        tampering.restore()
        expect(names).toEqual(expect.arrayContaining([...by]))
        expect([...by, ...also]).toEqual(expect.arrayContaining(names))
      }), { numRuns: 1 })
    })
  }
})
