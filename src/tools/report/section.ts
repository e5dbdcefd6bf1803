// The contract of a section. To add one: a file in sections/ and a line in its index.
import type { Section } from '../../pictures/index.ts'
import type { Album } from './album.ts'
import type { Material } from './material.ts'

/** Undefined where there is nothing to tell. */
export type MakeSection = (material: Material, album: Album) => Section | undefined
