// The frame: the rectangle in which marks are drawn, with both scales.
import type { Scale } from './scales/index.ts'

export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly x: Scale
  readonly y: Scale
}
