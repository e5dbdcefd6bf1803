// A dataset with all tables is accepted as it was written, and refused after any change of them.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prepareSinks } from '../../src/sinks/index.ts'
import { verifyDataset } from '../../src/tools/verify/verify.ts'
import { refusedFor } from './refusal.ts'
import { smallDataset } from './small.ts'
import { Tampering } from './tampering.ts'
import { locationChanges, messageChanges, sessionChanges } from './traffic-changes.ts'

const ALL = 'output.tables=[calls, messages, sessions, locations]'

describe('all tables are accepted', () => {
  for (const set of [[], ['output.formats=[csv]', 'output.single-file=true'], ['output.ids=int64', 'period.utc-offset=-03:30']]) {
    test(set.join(', ') || 'as they are', async () => {
      const { checks } = await verifyDataset(await smallDataset(ALL, ...set))
      expect(checks.filter((check) => !check.ok)).toEqual([])
      expect(checks.filter(({ examined }) => examined === 0)).toEqual([])
    })
  }
})

describe('of all tables', () => {
  let tampering: Tampering
  beforeAll(async () => {
    await prepareSinks()
    tampering = await Tampering.of(await smallDataset(ALL))
  })
  afterEach(() => tampering.restore())

  refusedFor([...locationChanges, ...messageChanges, ...sessionChanges], 1, () => tampering)
})
