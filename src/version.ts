// The version of patchcord, as its package says, and the day of it.
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
export const VERSION = version
/** When this version was released: a dataset of it exists, as a scenario and a seed, from that day on. Changes with the version. */
export const RELEASED = '2026-11-24'
