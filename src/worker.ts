// A worker: a thread with a studio, which does one task after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { repertoire } from './repertoire.ts'
import { Dataset } from './run/dataset.ts'
import { Studio } from './run/studio.ts'
import { type Answer, type Brief, type Results, type Task, failureOf } from './run/task.ts'
import { prepareSinks } from './sinks/index.ts'

const { scenario, options } = workerData as Brief
const ready = prepareSinks().then(() => new Studio(scenario, repertoire, new Dataset(options)))
/** Shares of less than this are not worth a message. */
const STEP = 0.02
let told = 0

parentPort?.on('message', (task: Task) => {
  ready.then((studio) => answer({ result: perform(studio, task) })).catch((error: unknown) => answer({ failure: failureOf(error) }))
})

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
