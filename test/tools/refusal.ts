// A dataset with a manifest that fits its files is refused after each change, by the checks that are there for it and no others.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyDataset } from '../../src/tools/verify/verify.ts'
import { runs } from '../laws/scenarios.ts'
import { type Change, Hand } from './changes.ts'
import type { Tampering } from './tampering.ts'

/** Evenly in [0, 1). */
export const share = fc.noBias(fc.nat(2 ** 30 - 1)).map((value) => value / 2 ** 30)

/** Names of the checks that fail. */
export async function failing(root: string): Promise<string[]> {
  const { ok, checks } = await verifyDataset(root)
  const names = checks.filter((check) => !check.ok).map(({ name }) => name)
  expect(ok).toBe(names.length === 0)
  for (const check of checks) {
    expect(check.examples.length).toBe(Math.min(5, check.failures))
    expect(check.ok).toBe(check.failures === 0)
  }
  return names
}

/** A test for each change, of the dataset that is there when tests run. */
export function refusedFor(changes: readonly Change[], few: number, tamperingOf: () => Tampering): void {
  describe('with a manifest that fits the files, it is refused for', () => {
    for (const { what, by, also, apply } of changes) {
      test(what, async () => {
        await fc.assert(fc.asyncProperty(fc.infiniteStream(share), async (stream) => {
          const tampering = tamperingOf()
          tampering.apply((draft) => apply(new Hand(draft, () => stream.next().value as number)))
          const names = await failing(tampering.root)
          tampering.restore()
          expect(names).toEqual(expect.arrayContaining([...by]))
          expect([...by, ...also]).toEqual(expect.arrayContaining(names))
        }), { numRuns: runs(few) })
      })
    }
  })
}
