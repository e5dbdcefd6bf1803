// Detectors that were scored: what `patchcord score --json` printed, read again for its curves.
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { DatasetError } from '../dataset/dataset-error.ts'

const points = z.array(z.tuple([z.number(), z.number()]))
const card = z.object({
  level: z.string(),
  positives: z.number(),
  entities: z.number(),
  curves: z.object({ precisionRecall: points, budget: points, delay: points }),
})

export interface ScoredDetector {
  /** That of its file. */
  readonly name: string
  readonly level: string
  readonly prevalence: number
  readonly curves: z.infer<typeof card>['curves']
}

/** @throws {DatasetError} where the text is no scorecard; `file` is named in it. */
export function readScored(text: string, file: string): ScoredDetector {
  const read = card.safeParse(parsed(text, file))
  if (!read.success) {
    const [{ path, message }] = read.error.issues
    throw new DatasetError(`${file} is not what patchcord score --json prints: ${path.join('.')}: ${message}`)
  }
  const { level, positives, entities, curves } = read.data
  return { name: basename(file, extname(file)), level, prevalence: positives / entities, curves }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DatasetError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
