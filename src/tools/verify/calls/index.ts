// The families of laws over calls, one a line.
import { BarLaws } from './bars.ts'
import { CauseLaws } from './causes.ts'
import { HandLaws } from './hands.ts'
import type { CallLaws, Known } from './law.ts'
import { LineLaws } from './lines.ts'
import { NameLaws } from './names.ts'
import { OrderLaws } from './order.ts'
import { PieceLaws } from './pieces.ts'
import { PlaceLaws } from './places.ts'
import { SideLaws } from './sides.ts'
import { TimeLaws } from './times.ts'

export const callLaws: readonly (new (known: Known) => CallLaws)[] = [
  OrderLaws,
  TimeLaws,
  CauseLaws,
  NameLaws,
  PieceLaws,
  SideLaws,
  LineLaws,
  PlaceLaws,
  HandLaws,
  BarLaws,
]
