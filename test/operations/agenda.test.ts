// The agenda: a total order, whatever is entered when.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Agenda, type Entry } from '../../src/operations/agenda.ts'
import { Commitments } from '../../src/operations/committed.ts'
import { Again } from '../../src/operations/targets.ts'

const time = fc.integer({ min: 0, max: 50 })
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ time, line: fc.integer({ min: -1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ end: time }) },
)

describe('the agenda', () => {
  test('gives what comes first by time, line and order of entry, and nothing from its end on', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const agenda = new Agenda()
      const model: Entry[] = []
      steps.forEach((each, who) => {
        if ('end' in each) {
          model.sort((a, b) => a.time - b.time || a.line - b.line || a.who - b.who)
          const wanted = model[0] !== undefined && model[0].time < each.end ? model.shift() : undefined
          expect(agenda.next(each.end)).toEqual(wanted)
        } else {
          const entry: Entry = { ...each, what: 'wake', who }
          agenda.add(entry)
          model.push(entry)
        }
      })
      model.sort((a, b) => a.time - b.time || a.line - b.line || a.who - b.who)
      for (const wanted of model) expect(agenda.next(Infinity)).toEqual(wanted)
      expect(agenda.next(Infinity)).toBeUndefined()
    }), { numRuns: 300 })
  })
})

describe('redials', () => {
  test('come in the order in which they are due, not before, and those due at once in the order of entry', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.record({ due: time }), fc.record({ now: time })), { maxLength: 80 }), (steps) => {
      const redials = new Again()
      let model: { due: number; line: number }[] = []
      steps.forEach((each, line) => {
        if ('due' in each) {
          redials.add({ due: each.due, line, sim: 0, hooked: false })
          model.push({ due: each.due, line })
          return
        }
        const [first] = model.toSorted((a, b) => a.due - b.due || a.line - b.line)
        const wanted = first !== undefined && first.due <= each.now ? first.line : -1
        expect(redials.take(each.now)?.line ?? -1).toBe(wanted)
        model = model.filter(({ line: other }) => other !== wanted)
      })
    }))
  })
})

interface Hold {
  readonly line: number
  readonly from: number
  readonly length: number
}

/** Those that begin when the call before them on their line is over, in the order of time. */
function apart<Of extends Hold>(wishes: readonly Of[]): Of[] {
  const free = new Map<number, number>()
  return wishes.toSorted((a, b) => a.from - b.from).filter(({ line, from, length }) => {
    if (from < (free.get(line) ?? -Infinity)) return false
    free.set(line, from + length)
    return true
  })
}

describe('commitments', () => {
  const hold = fc.record({ line: fc.nat(3), from: time, length: fc.integer({ min: 1, max: 20 }), caller: fc.nat(3), key: fc.integer({ min: -3, max: 3 }) })

  test('hold a line from their attempt on until the release, for whatever comes later in the order of attempts', () => {
    fc.assert(fc.property(fc.array(hold, { maxLength: 20 }), fc.array(hold, { minLength: 1, maxLength: 30 }), (wishes, questions) => {
      const holds = apart(wishes)
      const committed = new Commitments()
      for (const { line, from, length, caller, key } of holds) committed.add(line, from, from + length, caller, key)
      for (const { line, from: ms, caller, key } of questions) {
        const wanted = holds.some((each) => each.line === line && each.from + each.length > ms
          && (each.from < ms || (each.from === ms && (each.caller < caller || (each.caller === caller && each.key < key)))))
        expect(committed.holds(line, ms, caller, key)).toBe(wanted)
      }
      committed.clear()
      for (const { line, from, caller, key } of questions) expect(committed.holds(line, from, caller, key)).toBe(false)
    }))
  })
})
