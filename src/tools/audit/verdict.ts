// The verdict on a dataset: how hard it is, and why.
import type { Measured } from './measured.ts'

export const VERDICTS = ['trivial', 'easy', 'realistic', 'hard'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * Areas under ROC of the strong baseline. Simulated card and payment data reach .995 to .999 with anything (Sparkov in
 * Amazon's Fraud Dataset Benchmark; PaySim); models of the real subscribers of Sichuan 2020 reach .925 to .945
 * (doi 10.32604/csse.2023.039525, 10.1371/journal.pone.0322004), seeds vary by some hundredths.
 */
const TRIVIAL = 0.99
const EASY = 0.97
const REALISTIC = 0.88

export function verdictOf({ features, baseline, leaks, relaySims }: Measured): { verdict: Verdict; reasons: string[] } {
  const [best] = features.filter(({ behavioural }) => behavioural)
  const area = Math.max(best?.auc || 0, baseline || 0)
  const verdict = area > TRIVIAL ? 'trivial' : area > EASY ? 'easy' : area >= REALISTIC ? 'realistic' : 'hard'
  const reasons = [
    Number.isNaN(baseline) ? 'the strong baseline has nothing to learn from' : `the strong baseline (forest) has an area of ${baseline.toFixed(3)}`,
    ...(best ? [`the best single feature, ${best.name}, has ${best.auc.toFixed(3)}`] : []),
    ...(relaySims < 50 ? [`only ${relaySims} relay SIMs: the areas are rough`] : []),
    ...(leaks.length > 0 ? [`${leaks.length} leaks: a detector may score without looking at behaviour`] : []),
  ]
  return { verdict, reasons }
}
