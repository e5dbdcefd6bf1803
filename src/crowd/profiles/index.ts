// The kinds of subscriber there are, one a line.
import type { Profile } from '../profile.ts'
import { idle } from './idle.ts'
import { resident } from './resident.ts'

export const profiles: readonly Profile[] = [
  resident,
  idle,
]
