// The material of a report: everything that its sections tell, read from the dataset.
import { CALLS } from '../../records/tables.ts'
import type { Audit } from '../audit/audit.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { readOperations } from '../explain/subject.ts'
import { publishedTargets } from '../realism/published.ts'
import { type Realism, realismOf } from '../realism/realism.ts'
import { type Bridged, readBridged } from './bridged.ts'
import { type Cast, readCasts } from './casts.ts'
import { type Quality, qualityOf } from './quality.ts'
import type { ScoredDetector } from './scored.ts'
import { type Survey, surveyOf } from './survey.ts'

export interface Material {
  readonly dataset: Dataset
  readonly casts: readonly Cast[]
  readonly survey: Survey
  readonly bridged: Bridged | undefined
  readonly quality: Quality
  readonly realism: Realism
  /** Undefined where the dataset is too short for one. */
  readonly audit: Audit | undefined
  readonly scored: readonly ScoredDetector[]
}

/** What is made elsewhere. */
export type Given = Pick<Material, 'audit' | 'scored'>

/** Three walks over the calls, row group by row group. */
export async function readMaterial(dataset: Dataset, given: Given, onProgress: (done: number, of: number) => void): Promise<Material> {
  const records = dataset.rows(CALLS)
  const walk = (before: number) => (done: number) => onProgress(before * records + done, 3 * records)
  const operations = await readOperations(dataset)
  const casts = await readCasts(dataset, operations)
  const survey = await surveyOf(dataset, operations, casts, walk(0))
  return {
    ...given, dataset, casts, survey,
    bridged: await readBridged(dataset, casts, busiestDay(survey)),
    quality: await qualityOf(dataset, walk(1)),
    realism: await realismOf(dataset, publishedTargets(), { onProgress: walk(2) }),
  }
}

/** The day on which relay SIMs called most, from 0. */
function busiestDay({ classes, behaviour }: Survey): number {
  const relay = behaviour.filter((_, place) => classes.all[place].strong)
  return relay.length === 0 ? 0 : relay[0].days.indexOf(Math.max(...relay[0].days))
}
