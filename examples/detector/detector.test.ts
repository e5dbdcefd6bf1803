// The detector's tests: a town whose truth is known, and calls that nobody would think of.
import * as fc from 'fast-check'
import { calls } from 'patchcord/arbitraries'
import { cachedDataset } from 'patchcord/vitest'
import { expect, it } from 'vitest'
import { type Call, suspicions } from './detector.ts'

it('ranks the relay SIMs of the town above nine tenths of the others', async () => {
  const town = await cachedDataset(new URL('town.yaml', import.meta.url).pathname)
  const scores = suspicions(await town.rows('data/calls') as unknown as Call[])
  const sims = await town.rows('truth/sims')
  const relay = sims.filter((sim) => sim['label'] === 1).map((sim) => scores.get(String(sim['imsi'])) ?? 0)
  const others = sims.filter((sim) => sim['label'] === 0).map((sim) => scores.get(String(sim['imsi'])) ?? 0).sort((a, b) => a - b)
  expect(relay.length).toBeGreaterThan(3)
  expect(relay.filter((score) => score > others[Math.floor(0.9 * others.length)]).length / relay.length).toBeGreaterThan(0.7)
}, 60_000)

it('survives any calls, and never scores whom nobody has seen', () => {
  fc.assert(fc.property(calls(), (rows) => {
    const seen = new Set(rows.map((row) => row['served_imsi']))
    for (const [sim, score] of suspicions(rows as unknown as Call[])) {
      expect(seen).toContain(sim)
      expect(Number.isFinite(score)).toBe(true)
    }
  }))
})
