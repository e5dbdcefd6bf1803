// The crowd's drawn attempts of a day, found from either side, slowly and plainly.
import type { Crowd } from '../../src/crowd/crowd.ts'
import { INWARD, ROUND, SLOT_MASK, bundleAt, bundleOf, numberOf } from '../../src/crowd/tags.ts'
import { RANK_BITS, RANK_MASK } from '../../src/population/lines.ts'
import { BUNDLE_BITS, MAX_CONTACTS, STRANGER_SLOTS } from '../../src/population/ties.ts'

export interface Drawn {
  readonly origin: number
  readonly tag: number
  readonly caller: number
  readonly callee: number
  readonly ms: number
  readonly key: number
}

/** Every line of the country. */
export function* linesOf({ population: { lines } }: Crowd): Generator<number> {
  for (let community = 0; community < lines.communities; community++) {
    for (let rank = 0; rank < lines.size; rank++) yield (community << RANK_BITS) | rank
  }
}

/** All contact and stranger slots of a line. */
export function slotsOf({ population: { ties } }: Crowd, line: number): number[] {
  const known = ties.contacts[line & RANK_MASK]
  return Array.from({ length: known + STRANGER_SLOTS }, (_, link) => (link < known ? link : MAX_CONTACTS + link - known))
}

/** The attempts among contacts and strangers of which a subscriber is the origin, on the crowd's current day. */
export function drawnBy(crowd: Crowd, origin: number): Drawn[] {
  const { population: { lines, contacts, ties } } = crowd
  if (lines.subscriberAt(origin) < 0) return []
  const outward = crowd.outward(origin)
  const factor = outward + crowd.inward(origin)
  const bundles = new Set(slotsOf(crowd, origin).map((slot) => slot >> BUNDLE_BITS))
  const drawn: Drawn[] = []
  for (const bundle of bundles) {
    const n = crowd.attempts(origin, bundle, ties.rates[bundleAt(ties, origin, bundle)], factor)
    for (let number = 0; number < n; number++) {
      const tag = crowd.tag(origin, bundle, number, outward / factor)
      const other = contacts.partner(origin, tag & SLOT_MASK)
      const inward = (tag & INWARD) !== 0
      if (other < 0 || (inward && lines.subscriberAt(other) >= 0)) continue
      const [caller, callee] = inward ? [other, origin] : [origin, other]
      const key = crowd.keyOf(origin, tag)
      if (!crowd.isThoughtOf(callee, key)) continue
      drawn.push({ origin, tag, caller, callee, ms: crowd.moment(origin, bundleOf(tag), numberOf(tag)), key })
    }
  }
  return drawn
}

/** The attempts of the round of a line, if it has one. */
export function roundOf(crowd: Crowd, line: number): Drawn[] {
  const { rounds } = crowd
  const index = rounds.lines.indexOf(line)
  const drawn: Drawn[] = []
  for (let number = 0, n = index < 0 ? 0 : rounds.calls(index); number < n; number++) {
    const other = rounds.partner(index, number)
    if (other < 0 || !crowd.population.lines.isSeen(line, other)) continue
    const tag = crowd.roundTag(index, number)
    const [caller, callee] = tag & INWARD ? [other, line] : [line, other]
    const key = crowd.keyOf(line, tag)
    if (!crowd.isThoughtOf(callee, key)) continue
    drawn.push({ origin: line, tag, caller, callee, ms: crowd.moment(line, ROUND, number), key })
  }
  return drawn
}

/** All attempts drawn on the crowd's current day. */
export function drawnToday(crowd: Crowd): Drawn[] {
  return [...linesOf(crowd)].flatMap((line) => [...drawnBy(crowd, line), ...roundOf(crowd, line)])
}

/**
 * The attempts that touch a line, as looking back finds them: its own, and over each of its slots what the subscriber at
 * the other end draws over the same slot; and what the rounds say that lead to it.
 */
export function drawnWith(crowd: Crowd, line: number): Drawn[] {
  const { contacts } = crowd.population
  const found = new Map(drawnBy(crowd, line).map((each) => [nameOfDrawn(each), each]))
  for (const slot of slotsOf(crowd, line)) {
    const other = contacts.partner(line, slot)
    if (other < 0) continue
    for (const each of drawnBy(crowd, other)) if ((each.tag & SLOT_MASK) === slot) found.set(nameOfDrawn(each), each)
  }
  for (const each of roundOf(crowd, line)) found.set(nameOfDrawn(each), each)
  const { rounds } = crowd
  for (let i = 0, n = rounds.leadingTo(line); i < n; i++) {
    const [index, number] = [rounds.found[2 * i], rounds.found[2 * i + 1]]
    for (const each of roundOf(crowd, rounds.lines[index])) if (numberOf(each.tag) === number) found.set(nameOfDrawn(each), each)
  }
  return [...found.values()]
}

export function nameOfDrawn({ origin, tag }: Drawn): string {
  return `${origin}/${tag}`
}
