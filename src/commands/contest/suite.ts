// Suites: on which levels, sizes and seeds detectors compete. Datasets are made here, from scenarios of the gallery.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packaged } from '../../package.ts'
import { UsageError } from '../exit.ts'

export const LEVELS = ['smoke', 'easy', 'realistic', 'camouflaged', 'adaptive'] as const
export type LevelName = (typeof LEVELS)[number]

/** Factors on the subscribers and on the number of operations of each entry. */
export const SIZES = { tiny: 0.05, small: 0.5, medium: 1, large: 4 } as const
export type SizeName = keyof typeof SIZES

export interface Suite {
  readonly levels: readonly string[]
  readonly sizes: readonly string[]
  readonly seeds: readonly string[]
}

const ten = Array.from({ length: 10 }, (_, seed) => String(seed))

export const SUITES: Readonly<Record<string, Suite>> = {
  core: { levels: LEVELS, sizes: ['medium'], seeds: ten },
  quick: { levels: ['smoke', 'realistic'], sizes: ['tiny'], seeds: ['0'] },
}

/** `a,b` as a list; `0..9` as the numbers between. Each has to be among the choices, if there are some. */
export function listOf(option: string, text: string, choices?: readonly string[]): string[] {
  const parts = text.split(',').flatMap((part) => {
    const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(part) ?? []
    if (from === undefined) return [part.trim()]
    return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, i) => String(Number(from) + i))
  })
  for (const part of parts) {
    if (part === '' || (choices && !choices.includes(part))) throw new UsageError(`--${option} ${text}: ${choices ? `some of ${choices.join(', ')}` : 'a list such as 0..9 or 1,5'}`)
  }
  return parts
}

/** The scenario of a level, in the gallery that comes with the program. */
export function scenarioOf(level: string): string {
  const file = packaged(`scenarios/benchmark-${level}.yaml`)
  if (!existsSync(file)) throw new UsageError(`the gallery has no ${join('scenarios', `benchmark-${level}.yaml`)}`)
  return file
}
