// npm run test:kill: fifty kills at random moments lose nothing. PATCHCORD_SEED draws other moments.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, packed } from '../patchcord.ts'
import { kill, undisturbed } from './kills.ts'

const KILLS = 50
const folder = mkdtempSync(join(tmpdir(), 'patchcord-kill-'))
const seed = Number(process.env['PATCHCORD_SEED'] ?? 1)
try {
  const command = packed(join(folder, 'package'))
  const words = [join(ROOT, 'test/golden/relay.yaml'), '--set', 'population.subscribers=10000', '--set', 'period.to=2022-06-14', '--workers', '2']
  const { kills, finished, keeping } = await kill(command, words, KILLS, seed, undisturbed(command, words, join(folder, 'town')))
  process.stdout.write(`${kills} kills (seed ${seed}), after ${keeping} of which days were kept; ${finished} runs gone on with, all with the bytes of an undisturbed one\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
