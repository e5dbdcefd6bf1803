// What an audit measures, before its verdict.
import type { Finding } from './artefact.ts'

export interface FeatureArea {
  readonly name: string
  readonly behavioural: boolean
  /** Of the better direction: .5 to 1. */
  readonly auc: number
}

export interface Measured {
  readonly sims: number
  readonly relaySims: number
  readonly operations: number
  readonly prevalence: number
  /** Best first. */
  readonly features: readonly FeatureArea[]
  /** Area of the strong baseline; NaN where the split leaves nothing to learn or to test. */
  readonly baseline: number
  /** See blending.ts. */
  readonly blending: number
  readonly findings: readonly Finding[]
  readonly leaks: readonly Finding[]
}
