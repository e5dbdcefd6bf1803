// A Slurm cluster on this machine alone, in a folder that vanishes: munged, slurmctld and slurmd on loopback addresses.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { availableParallelism, hostname } from 'node:os'
import { join } from 'node:path'
import { ending, until } from '../patchcord.ts'

/** Programs of Debian's slurm-wlm and munge, which live in /usr/sbin for some. */
const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'squeue']
const PATH = `${process.env['PATH']}:/usr/sbin:/sbin`

/** Those that this machine lacks. */
export function missing(): string[] {
  return PROGRAMS.filter((program) => spawnSync('which', [program], { env: { ...process.env, PATH } }).status !== 0)
}

export class Cluster {
  /** For commands that are to find the cluster. */
  readonly env: NodeJS.ProcessEnv
  readonly #folder: string
  readonly #daemons: ChildProcess[] = []

  private constructor(folder: string) {
    this.#folder = folder
    this.env = { ...process.env, PATH, SLURM_CONF: join(folder, 'slurm.conf') }
  }

  /** Two processors are told, however many there are: tasks wait or share. */
  static async start(folder: string): Promise<Cluster> {
    const cluster = new Cluster(folder)
    for (const name of ['state', 'spool', 'munge']) mkdirSync(join(folder, name), { mode: 0o755 })
    const socket = join(folder, 'munge', 'socket')
    writeFileSync(join(folder, 'munge', 'key'), randomBytes(128), { mode: 0o400 })
    writeFileSync(join(folder, 'slurm.conf'), configuration(folder, socket))
    const munge = (name: string): string => join(folder, 'munge', name)
    cluster.#run('munged', '--foreground', '--force', '--num-threads=1', '--socket', socket, '--key-file', munge('key'),
      '--pid-file', munge('pid'), '--seed-file', munge('seed'), '--log-file', munge('log'))
    await until(() => spawnSync('munge', ['-n', '-S', socket]).status === 0)
    cluster.#run('slurmctld', '-D', '-c')
    cluster.#run('slurmd', '-D', '-N', 'node1')
    await until(() => cluster.ask('sinfo', '--noheader', '--format=%t').trim() === 'idle')
    return cluster
  }

  /** The standard output of a command of Slurm. */
  ask(program: string, ...words: readonly string[]): string {
    return spawnSync(program, words, { encoding: 'utf8', env: this.env }).stdout
  }

  /** What the daemons said. */
  log(): string {
    return PROGRAMS.slice(0, 3).map((program) => `${program}: ${readFileSync(join(this.#folder, `${program}.log`), 'utf8')}`).join('\n')
  }

  async stop(): Promise<void> {
    for (const daemon of this.#daemons.toReversed()) daemon.kill('SIGTERM')
    await Promise.all(this.#daemons.map(ending))
  }

  #run(program: string, ...words: readonly string[]): void {
    const log = openSync(join(this.#folder, `${program}.log`), 'a')
    this.#daemons.push(spawn(program, words, { env: this.env, stdio: ['ignore', log, log] }))
    closeSync(log)
  }
}

function configuration(folder: string, socket: string): string {
  return `ClusterName=patchcord
SlurmctldHost=${hostname().split('.')[0]}(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=${process.env['USER'] ?? 'root'}
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${socket}
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
StateSaveLocation=${join(folder, 'state')}
SlurmdSpoolDir=${join(folder, 'spool')}
SlurmctldPidFile=${join(folder, 'slurmctld.pid')}
SlurmdPidFile=${join(folder, 'slurmd.pid')}
NodeName=node1 NodeHostname=${hostname().split('.')[0]} NodeAddr=127.0.0.1 CPUs=${Math.max(2, availableParallelism())} State=UNKNOWN
PartitionName=all Nodes=node1 Default=YES MaxTime=INFINITE State=UP
`
}
