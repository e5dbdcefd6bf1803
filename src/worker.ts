// A worker: a thread with a studio, which does one task after the other; or the clerk of one. One run after the other.
import { parentPort } from 'node:worker_threads'
import { repertoire } from './repertoire.ts'
import { Dictation, type Line, serve } from './run/clerk.ts'
import { Dataset } from './run/dataset.ts'
import { failureOf } from './run/failure.ts'
import { Studio } from './run/studio.ts'
import type { Answer, Results, Task, Work } from './run/task.ts'
import { prepareSinks } from './sinks/index.ts'

/** Shares of less than this are not worth a message. */
const STEP = 0.02
const ready = prepareSinks()
let studio: Promise<Studio> | null = null
let written: Line | null = null
let told = 0

parentPort?.on('message', (task: Task) => {
  switch (task.do) {
    case 'simulate': return void (studio = ready.then(() => new Studio(task.scenario, repertoire, task.line ? new Dictation(task.line) : new Dataset(task.options))))
    case 'write': return void ready.then(() => serve(new Dataset(task.options), (written = task.line)))
    case 'rest': return rest()
    default: studio?.then((it) => answer({ result: perform(it, task) })).catch((error: unknown) => answer({ failure: failureOf(error) }))
  }
})

function perform(studio: Studio, task: Work): Results[keyof Results] {
  told = 0
  switch (task.do) {
    case 'ready': return
    case 'pass': return studio.pass((share) => tell(share, 0))
    case 'receive': return void studio.receive(task.playbook)
    case 'job': return studio.do(task.job, tell)
    case 'finish': return studio.finish()
  }
}

/** Forgets the run. */
function rest(): void {
  studio = null
  written?.port.close()
  written = null
}

function tell(share: number, records: number): void {
  if (share - told < STEP) return
  told = share
  answer({ share, records })
}

function answer(answer: Answer): void {
  parentPort?.postMessage(answer)
}
