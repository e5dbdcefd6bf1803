// Reactions: as often as seen among friends, and within the bounds of looking back.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_DEPTH, MAX_FOLLOWED, MAX_PAUSE } from '../../src/base/units.ts'
import { Reaction, Reactions, viewOfReaction } from '../../src/crowd/reactions.ts'
import { Ending, Outcome, View } from '../../src/network/outcome.ts'
import { Z999 } from '../laws/statistics.ts'

const outcome = new Outcome([0.8, 0.5, 0.3, 0.1], { k0: 1, k1: 2 })
const reactions = new Reactions(outcome)
const N = 40_000

function shares(ending: Ending, view: View): { redial: number; callBack: number; pauses: number[] } {
  const pauses: number[] = []
  const counts = { redial: 0, callBack: 0 }
  for (let i = 0; i < N; i++) {
    const reaction = reactions.after(ending, view, 0, Math.imul(i, 0x9e3779b1), 3)
    if (reaction === Reaction.none) continue
    pauses.push(reactions.pause)
    if (reaction === Reaction.redial) counts.redial++
    else counts.callBack++
  }
  return { ...counts, pauses: pauses.sort((a, b) => a - b) }
}

function expectShare(count: number, share: number): void {
  expect(Math.abs(count - N * share), `${count / N} for ${share}`).toBeLessThan(Z999 * Math.sqrt(N * share * (1 - share)) + 1e-9)
}

describe('after a missed call', () => {
  test.each([[View.known, 0.31, 0.5], [View.expected, 0.25, 0.2], [View.unknown, 0.1, 0.05], [View.marked, 0.1, 0.02]])(
    'of view %i, a share of %f tries again and of %f is called back', (view, redial, callBack) => {
      for (const ending of [Ending.rejected, Ending.gaveUp, Ending.rangOut]) {
        const found = shares(ending, view)
        expectShare(found.redial, redial)
        expectShare(found.callBack, callBack)
      }
    })
})

describe('after a busy tone or an announcement', () => {
  test('callers try again, and nobody calls back', () => {
    const busy = shares(Ending.busy, View.known)
    expectShare(busy.redial, 0.35)
    expect(busy.callBack).toBe(0)
    expect(busy.pauses[busy.pauses.length >> 1]).toBeGreaterThan(100)
    expect(busy.pauses[busy.pauses.length >> 1]).toBeLessThan(145) // median 120 s, cut at 5 s
    const absent = shares(Ending.absent, View.known)
    expectShare(absent.redial, 0.2)
    expect(absent.callBack).toBe(0)
  })
})

describe('after a talk', () => {
  test('friends call again where it was short, the caller twice as often as the callee; others never', () => {
    outcome.talk = MAX_FOLLOWED
    const found = shares(Ending.answered, View.known)
    expectShare(found.redial, (0.22 * 2) / 3)
    expectShare(found.callBack, 0.22 / 3)
    for (const view of [View.expected, View.unknown, View.marked]) expect(shares(Ending.answered, view)).toMatchObject({ redial: 0, callBack: 0 })
    outcome.talk = MAX_FOLLOWED + 1
    expect(shares(Ending.answered, View.known)).toMatchObject({ redial: 0, callBack: 0 })
  })
})

describe('a pause', () => {
  test('is of whole seconds between 5 s and an hour, whatever was missed', () => {
    for (const ending of [Ending.busy, Ending.absent, Ending.rejected, Ending.rangOut]) {
      const { pauses } = shares(ending, View.known)
      expect(pauses.every(Number.isInteger)).toBe(true)
      expect(pauses[0]).toBeGreaterThanOrEqual(5)
      expect(pauses[pauses.length - 1]).toBeLessThanOrEqual(MAX_PAUSE)
    }
  })
})

describe('no reaction', () => {
  test('follows long talks, bars, numbers out of service, what did not come about, or a chain that is long enough', () => {
    const view = fc.constantFrom(View.known, View.expected, View.unknown, View.marked)
    const ending = fc.constantFrom(...Object.values(Ending))
    fc.assert(fc.property(ending, view, fc.nat(5), fc.integer(), fc.nat(), (how, seen, depth, key, caller) => {
      outcome.talk = 1000
      const reaction = reactions.after(how, seen, depth, key, caller)
      const over = [Ending.none, Ending.answered, Ending.dropped, Ending.barred, Ending.vacant, Ending.suspended] as Ending[]
      if (depth >= MAX_DEPTH || over.includes(how)) expect(reaction).toBe(Reaction.none)
    }), { numRuns: 1000 })
  })
})

describe('a reaction', () => {
  test('has a key of its own, and whoever is called back awaits it', () => {
    fc.assert(fc.property(fc.integer(), fc.nat(), (key, caller) => {
      const keys = [key, reactions.nextKey(key, caller, Reaction.redial), reactions.nextKey(key, caller, Reaction.callBack)]
      expect(new Set(keys).size).toBe(3)
    }), { seed: 1 })
    expect([View.known, View.expected, View.unknown, View.marked].map((view) => viewOfReaction(view, Reaction.callBack)))
      .toEqual([View.known, View.expected, View.expected, View.expected])
    for (const view of [View.known, View.unknown, View.marked]) expect(viewOfReaction(view, Reaction.redial)).toBe(view)
  })
})
