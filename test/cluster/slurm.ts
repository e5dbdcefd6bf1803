// npm run test:slurm: a real Slurm writes a dataset in shards, one of which is killed in mid-day, and merges them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, filesBelow, folderDigest, packed, patchcord, until } from '../patchcord.ts'
import { Cluster, missing } from './cluster.ts'

const SHARDS = 3
const VICTIM = 2
const DAYS = 6
/** Seconds: Slurm lets a job that is queued again wait for two minutes. */
const PATIENCE = 400

const lacking = missing()
if (lacking.length > 0 || process.getuid?.() !== 0) {
  const why = lacking.length > 0 ? `${lacking.join(', ')} not found (Debian: apt install slurm-wlm munge)` : 'slurmd runs as root only'
  process.stdout.write(`skipped: ${why}\n`)
} else await test(mkdtempSync(join(tmpdir(), 'patchcord-slurm-')))

async function test(folder: string): Promise<void> {
  const command = packed(join(folder, 'package'))
  const scenario = join(folder, 'town.yaml')
  writeFileSync(scenario, readFileSync(join(ROOT, 'test/golden/relay.yaml'), 'utf8')
    .replace('subscribers: 1500', 'subscribers: 20000').replace('to: 2022-06-03', `to: 2022-06-0${DAYS}`))
  const [out, single] = [join(folder, 'town'), join(folder, 'single')]
  must(patchcord(command, 'generate', scenario, '--out', single, '--workers', '1').status === 0, 'a single run')
  const cluster = await Cluster.start(folder)
  try {
    const env = { ...cluster.env, PATCHCORD: [command.program, ...command.words].join(' ') }
    const submitted = spawnSync(join(ROOT, 'deploy/slurm.sh'), [String(SHARDS), scenario, out], { encoding: 'utf8', env })
    must(submitted.status === 0, submitted.stderr)
    process.stdout.write(submitted.stdout)
    const shard = join(`${out}-shards`, `shard-${VICTIM}-of-${SHARDS}`)
    await until(() => jobsDone(shard) === 1 && filesBelow(shard).some((path) => path.endsWith('.partial') && path.startsWith('data/calls')))
    const [pid] = processesOf(command.words[0], VICTIM)
    process.kill(pid, 'SIGKILL')
    process.stdout.write(`killed shard ${VICTIM} (process ${pid}) in mid-day, with ${jobsDone(shard)} of its ${DAYS / SHARDS} days done\n`)
    await until(() => existsSync(join(out, 'manifest.json')) && !existsSync(join(out, 'UNFINISHED')), PATIENCE)
    const log = readFileSync(`${out}-shard-${VICTIM}.log`, 'utf8')
    must(log.includes(`shard ${VICTIM} ended with 137`), log)
    must(folderDigest(out) === folderDigest(single), 'the merged folder differs from that of a single run')
    process.stdout.write(`${SHARDS} shards, one killed and queued again by its own script, merged: ${filesBelow(out).length} files with the bytes of a single run\n`)
  } catch (error) {
    process.stderr.write(`${cluster.log()}\n${cluster.ask('squeue')}\n`)
    throw error
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function jobsDone(root: string): number {
  const path = join(root, 'UNFINISHED')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 3 : 0
}

/** Processes of patchcord's that are a task of the array. */
function processesOf(program: string, task: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return words[1] === program && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`SLURM_ARRAY_TASK_ID=${task}`)
    } catch {
      return false // it has ended meanwhile
    }
  })
}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
