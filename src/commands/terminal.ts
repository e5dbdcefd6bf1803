// The terminal: what people see while they wait, and how messages look.
import type { Progress as RunProgress } from '../run/run.ts'

/** How far a command is: one that runs the generator, or one that only puts together. */
export interface Progress {
  readonly phase: RunProgress['phase'] | 'merging'
  /** 0 to 1 within the phase. */
  readonly share: number
  readonly records: number
}

/** Whether a stream may be coloured: a terminal that is not dumb, and no NO_COLOR. */
export function mayColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

export function warn(text: string): void {
  process.stderr.write(`${text}\n`)
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** 1234567 as `1,234,567`. */
export function many(count: number): string {
  return Math.round(count).toLocaleString('en-GB')
}

/** Bytes as people say them. */
export function size(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, seconds).toFixed(seconds < 10 ? 1 : 0)} s`
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

const PHASES = {
  checking: 'checks what an earlier run has done', operations: 'operations live through the period', days: 'days', merging: 'puts shards together',
} as const
/** A terminal's line is rewritten this often; elsewhere a line is written this often (ms). */
const REWRITE = 100
const LINE = 5000

/** Tells on stderr how far a run is: one line rewritten on a terminal, plain lines otherwise. */
export class ProgressLine {
  readonly #quiet: boolean
  readonly #terminal = process.stderr.isTTY === true && process.env['TERM'] !== 'dumb'
  readonly #start = performance.now()
  #phaseStart = this.#start
  #phase = ''
  #told = 0

  constructor(quiet: boolean) {
    this.#quiet = quiet
  }

  show(progress: Progress): void {
    if (this.#quiet) return
    const now = performance.now()
    if (progress.phase !== this.#phase) {
      this.#phase = progress.phase
      this.#phaseStart = now
      if (!this.#terminal) this.#told = 0
    }
    if (now - this.#told < (this.#terminal ? REWRITE : LINE)) return
    this.#told = now
    const text = describe(progress, (now - this.#start) / 1000, (now - this.#phaseStart) / 1000)
    process.stderr.write(this.#terminal ? `\r\x1b[2K${text}` : `${text}\n`)
  }

  /** Clears a terminal's line. */
  end(): void {
    if (!this.#quiet && this.#terminal) process.stderr.write('\r\x1b[2K')
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000
  }
}

function describe({ phase, share, records }: Progress, elapsed: number, inPhase: number): string {
  const percent = `${Math.floor(100 * share).toString().padStart(3)} %`
  if (phase !== 'days') return `${percent}  ${PHASES[phase]}  ${duration(elapsed)}`
  const left = share > 0.02 ? `, ${duration((inPhase * (1 - share)) / share)} left` : ''
  return `${percent}  ${PHASES[phase]}  ${many(records)} records, ${many(records / Math.max(0.1, inPhase))} a second${left}`
}
