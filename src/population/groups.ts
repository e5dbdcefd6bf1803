// Groups: lists of people whom operations call, such as the customers of a platform.
import { Permutation, evenBits, shuffled } from '../base/permutation.ts'
import { keyFor, unit } from '../base/random.ts'
import type { Group as GroupSettings } from '../scenario/settings.ts'
import type { Lines } from './lines.ts'

/** Members by position: a keyed choice of subscribers, and of people far away who are in nobody's contacts. */
export class Group {
  readonly size: number
  readonly onNet: number
  readonly #lines: Lines
  readonly #order: Permutation
  readonly #choice: Permutation
  readonly #far: number
  /** Subscribers among whom those of this network are, who are neighbours by number. */
  readonly #first: number
  readonly #among: number

  constructor(settings: GroupSettings, lines: Lines, far: number, seed: string, name: string) {
    this.size = settings.size
    this.onNet = Math.round(settings.size * settings.onNetShare)
    this.#lines = lines
    this.#far = far
    this.#order = new Permutation(keyFor(seed, `group/${name}/order`), evenBits(this.size))
    this.#among = Math.max(this.onNet, Math.ceil(lines.subscribers * REGION[settings.from ?? 'anywhere']))
    const first = settings.from ? unit(keyFor(seed, `group/${name}/from`).k0) : 0
    this.#first = Math.floor(first * (lines.subscribers - this.#among))
    this.#choice = new Permutation(keyFor(seed, `group/${name}/choice`), evenBits(this.#among))
  }

  /** The line of a member; `position` in [0, size). Nobody stands in a group twice. */
  member(position: number): number {
    const number = shuffled(this.#order, position, this.size)
    if (number >= this.onNet) return this.#far + number - this.onNet
    return this.#lines.lineOf(this.#first + shuffled(this.#choice, number, this.#among))
  }
}

/** Share of the subscribers among whom a group's are: a sixteenth is a district, and a school's families are neighbours. */
const REGION = { anywhere: 1, region: 1 / 16, school: 0 }

/** Lines from here on are nobody's contacts: people far away, whom only groups know. */
export const FAR = 2 ** 27

/**
 * The far people of a group are neighbours in a region of numbers that its name decides, so that another group
 * in the scenario moves nobody. Regions may overlap: somebody may be a customer of two platforms.
 */
export function makeGroups(settings: Readonly<Record<string, GroupSettings>>, lines: Lines, seed: string): Map<string, Group> {
  return new Map(Object.entries(settings).map(([name, group]) => {
    const far = FAR + Math.floor(unit(keyFor(seed, `group/${name}/far`).k0) * (FAR - group.size))
    return [name, new Group(group, lines, far, seed, name)]
  }))
}
