// Detectors that were scored: precision over recall, detection over alerts and over time.
import { type Layer, OTHERS, type Picture, type Point, sideBySide } from '../../../pictures/index.ts'
import type { ScoredDetector } from '../scored.ts'
import type { MakeSection } from '../section.ts'

export const detectors: MakeSection = ({ scored }, album) => (scored.length === 0 ? undefined : {
  id: 'detectors', title: 'Detectors', body: [sideBySide(
    album.show({
      name: 'precision-recall', title: 'Precision over recall', description: `Precision over recall of ${names(scored)}.`,
      x: { label: 'recall', scale: 'linear', domain: [0, 1] }, y: { label: 'precision', scale: 'linear', domain: [0, 1] },
      layers: [...curves(scored, ({ precisionRecall }) => precisionRecall), {
        mark: 'rules', on: 'y', colour: 'muted', values: [{ value: scored[0].prevalence, text: 'chance' }],
      }],
    }),
    album.show({
      name: 'alert-budget', title: 'Detected over alerts a day', description: `Share of relay ${scored[0].level}s detected over the daily budget of alerts.`,
      x: { label: 'alerts a day', scale: 'log' }, y: { label: 'detected', scale: 'linear', domain: [0, 1], format: 'percent' },
      layers: curves(scored, ({ budget }) => budget.filter(([alerts]) => alerts > 0)),
    }),
    album.show(delay(scored)),
  )],
})

function delay(scored: readonly ScoredDetector[]): Picture {
  return {
    name: 'detection-delay', title: 'Detected over time', description: 'Share detected over hours since the first relay call.',
    x: { label: 'hours since the first relay call', scale: 'linear' }, y: { label: 'detected', scale: 'linear', domain: [0, 1], format: 'percent' },
    layers: curves(scored, (own) => own.delay, 'steps'),
  }
}

function curves(scored: readonly ScoredDetector[], of: (curves: ScoredDetector['curves']) => Point[], mark: 'line' | 'steps' = 'line'): Layer[] {
  return scored.map(({ name, curves }, i) => ({ mark, name, colour: OTHERS[i % OTHERS.length], dash: i % 6, points: of(curves) }))
}

function names(scored: readonly ScoredDetector[]): string {
  return scored.map(({ name }) => name).join(', ')
}
