// A worker: a thread with a studio, which does one task after the other; or the clerk of one.
import { parentPort, workerData } from 'node:worker_threads'
import { repertoire } from './repertoire.ts'
import { Dictation, serve } from './run/clerk.ts'
import { Dataset } from './run/dataset.ts'
import { failureOf } from './run/failure.ts'
import { Studio } from './run/studio.ts'
import type { Answer, Post, Results, Task } from './run/task.ts'
import { prepareSinks } from './sinks/index.ts'

const { scenario, options, as, line } = workerData as Post
/** Shares of less than this are not worth a message. */
const STEP = 0.02
let told = 0

const ready = prepareSinks()
if (as === 'clerk' && line) void ready.then(() => serve(new Dataset(options), line))
else work(ready.then(() => new Studio(scenario, repertoire, line ? new Dictation(line) : new Dataset(options))))

function work(studio: Promise<Studio>): void {
  parentPort?.on('message', (task: Task) => {
    studio.then((it) => answer({ result: perform(it, task) })).catch((error: unknown) => answer({ failure: failureOf(error) }))
  })
}

function perform(studio: Studio, task: Task): Results[keyof Results] {
  told = 0
  switch (task.do) {
    case 'pass': return studio.pass((share) => tell(share, 0))
    case 'receive': return void studio.receive(task.playbook)
    case 'job': return studio.do(task.job, tell)
    case 'finish': return studio.finish()
  }
}

function tell(share: number, records: number): void {
  if (share - told < STEP) return
  told = share
  answer({ share, records })
}

function answer(answer: Answer): void {
  parentPort?.postMessage(answer)
}
