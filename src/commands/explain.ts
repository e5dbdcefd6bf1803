// patchcord explain: the life of an operation, a SIM, a handset or a person as a timeline in words.
import { draw } from '../pictures/index.ts'
import { Dataset } from '../tools/dataset/dataset.ts'
import { storyJson } from '../tools/explain/as-json.ts'
import { storyPicture } from '../tools/explain/picture.ts'
import { tell } from '../tools/explain/story.ts'
import { findSubject, readOperations } from '../tools/explain/subject.ts'
import { daysOf, storyText } from '../tools/explain/text.ts'
import { operationText } from '../tools/explain/words.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { print } from './terminal.ts'
import { writeText } from './write-text.ts'

/** Pixels. */
const SVG_WIDTH = 1160

export interface ExplainOptions {
  readonly dataset: string
  readonly what?: string | undefined
  readonly svg?: string | undefined
  readonly json: boolean
  readonly quiet: boolean
}

export async function explainLife({ dataset: root, what, svg, json, quiet }: ExplainOptions): Promise<number> {
  const dataset = Dataset.open(root)
  if (what === undefined) {
    if (svg !== undefined) throw new UsageError('--svg draws one life: name an operation, a SIM, a handset or a person')
    return list(dataset, json)
  }
  const subject = await findSubject(dataset, what)
  const line = new ReadingLine(quiet)
  const story = await tell(dataset, subject, (done, of) => line.show('data/calls', done, of)).finally(() => line.end())
  if (svg !== undefined) writeText(svg, `${draw(storyPicture(story, dataset.frame), { width: SVG_WIDTH, alone: true }).text}\n`)
  print(json ? JSON.stringify(storyJson(story, dataset.frame)) : storyText(story, dataset.frame))
  return Exit.ok
}

/** What there is to be explained. */
async function list(dataset: Dataset, json: boolean): Promise<number> {
  const operations = await readOperations(dataset)
  const { frame } = dataset
  if (json) {
    print(JSON.stringify(operations.map((operation) => ({ ...operation, from: frame.text(operation.from), to: frame.text(operation.to) }))))
    return Exit.ok
  }
  for (const operation of operations) print(operationText(operation, daysOf(operation, frame)))
  if (operations.length === 0) print('there is no operation')
  print(`\nAsk for one of them, for a SIM by its IMSI or number, a handset by its IMEI, or a person as\nsubscriber:NUMBER, by the holder in truth/holdings.`)
  return Exit.ok
}
