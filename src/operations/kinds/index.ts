// The kinds of operation there are, one a line.
import type { Kind } from '../kind.ts'
import { relayPair } from './relay-pair.ts'
import { telemarketingRoom } from './telemarketing-room.ts'

export const kinds: readonly Kind[] = [
  relayPair,
  telemarketingRoom,
]
