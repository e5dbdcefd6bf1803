// What patchcord can simulate: the registry of profiles and kinds, from their indexes.
import { profiles } from './crowd/profiles/index.ts'
import { kinds } from './operations/kinds/index.ts'
import { presets } from './operations/presets.ts'
import type { Repertoire } from './run/studio.ts'
import type { Registry } from './scenario/settings.ts'

export const repertoire: Repertoire & Registry = { profiles, kinds, presets }
