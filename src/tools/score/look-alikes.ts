// Who is taken for a relay: false alerts by what the entity really is.
import type { Population } from './population.ts'

export interface LookAlike {
  /** A profile of the crowd, or the kind of a lawful operation. */
  readonly profile: string
  readonly entities: number
  readonly alerted: number
  /** False-positive rate within the profile. */
  readonly rate: number
}

/** Of entities with label 0; `alerted` is 1 by entity. Those alerted most come first. */
export function falseAlertsByProfile({ member, label, profile }: Population, alerted: ArrayLike<number>): LookAlike[] {
  const counts = new Map<string, { entities: number; alerted: number }>()
  for (let entity = 0; entity < member.length; entity++) {
    if (member[entity] === 0 || label[entity] === 1) continue
    const name = profile[entity] === '' ? 'any' : profile[entity]
    const count = counts.get(name) ?? { entities: 0, alerted: 0 }
    counts.set(name, count)
    count.entities++
    if (alerted[entity]) count.alerted++
  }
  return [...counts].map(([name, count]) => ({ profile: name, ...count, rate: count.alerted / count.entities }))
    .sort((a, b) => b.rate - a.rate || (a.profile < b.profile ? -1 : 1))
}
