// How much the figures of realism move from seed to seed: what is measured has to be the town, not the draw.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '../../src/generate.ts'
import { repertoire } from '../../src/repertoire.ts'
import { readScenario } from '../../src/scenario/index.ts'
import { Dataset } from '../../src/tools/dataset/dataset.ts'
import type { Judgement } from '../../src/tools/realism/judge.ts'
import { publishedTargets } from '../../src/tools/realism/published.ts'
import { realismOf } from '../../src/tools/realism/realism.ts'
import { median } from '../../src/tools/statistics/quantiles.ts'

/** A town of the default mix without operations; its first day is a Monday. */
const town = (subscribers: number, days: number) => `
version: 1
name: stability
period: {from: 2022-05-30, to: ${new Date(Date.UTC(2022, 4, 29 + days)).toISOString().slice(0, 10)}}
network: {cells: 400}
population: {subscribers: ${subscribers}}
`

export interface Stability {
  readonly target: string
  readonly required: boolean
  /** Mean over seeds of what was found: the number, or the median of the numbers. */
  readonly mean: number
  /** Standard deviation over seeds by the mean. */
  readonly variation: number
  /** Seeds by verdict, such as `pass 9, warn 1`. */
  readonly verdicts: string
}

/** Of each applicable target of numbers; `folder` is for datasets, which are removed. */
export async function stability(seeds: readonly number[], subscribers: number, days: number, folder: string): Promise<Stability[]> {
  const found = new Map<string, Judgement[]>()
  for (const seed of seeds) {
    for (const judgement of await judgementsOf(seed, town(subscribers, days), join(folder, `seed-${seed}`))) {
      if (judgement.found === undefined || judgement.found.form === 'shares') continue
      const { name } = judgement.target
      found.set(name, [...found.get(name) ?? [], judgement])
    }
  }
  return [...found].filter(([, judgements]) => judgements.length === seeds.length).map(([target, judgements]) => {
    const values = judgements.map(valueOf)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
    const verdicts = ['pass', 'warn', 'fail'].map((verdict) => [verdict, judgements.filter((each) => each.verdict === verdict).length] as const)
    return {
      target, required: judgements[0].target.required, mean, variation: variance === 0 ? 0 : Math.sqrt(variance) / Math.abs(mean),
      verdicts: verdicts.filter(([, n]) => n > 0).map(([verdict, n]) => `${verdict} ${n}`).join(', '),
    }
  })
}

async function judgementsOf(seed: number, text: string, root: string): Promise<readonly Judgement[]> {
  const scenario = readScenario(text, 'stability.yaml', repertoire, [`seed=${seed}`])
  try {
    await generate({ scenario, text, root, force: false, workers: 1, onProgress: () => {} })
    return (await realismOf(Dataset.open(root), publishedTargets())).judgements
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function valueOf({ found }: Judgement): number {
  if (found?.form === 'number') return found.value
  return found?.form === 'numbers' ? median(found.sorted) : NaN
}
