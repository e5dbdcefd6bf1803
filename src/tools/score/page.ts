// A scorecard as a page: the metrics, and the curves behind them.
import { type Picture, type Point, facts, figure, page, paragraph, sideBySide, table } from '../../pictures/index.ts'
import type { Scorecard } from './score.ts'
import { METRICS, namesOf, number } from './table.ts'

/** Text of an HTML file. `dataset` is what the page says it is about. */
export function scorePage(card: Scorecard, dataset: string): string {
  const { metrics } = card.rows[0]
  return page({
    title: `Scores on ${dataset}`,
    lead: `${card.entities} entities (${card.level}), ${card.positives} of them relay, in ${card.operations} operations.`,
    opening: facts([['average precision', number(metrics['ap'])], ['area under ROC', number(metrics['auc'])],
      ['detected in the window', number(metrics['budget_recall'])], ['not detected', String(card.censored)]]),
    sections: [
      { id: 'curves', title: 'Curves', body: [sideBySide(...picturesOf(card).map((picture) => figure(picture)))] },
      { id: 'metrics', title: 'Metrics', body: [metricTable(card)] },
      { id: 'look-alikes', title: 'Who is taken for a relay', body: [profileTable(card)] },
      { id: 'operations', title: 'Operations', body: [operationTable(card)] },
    ],
    footer: paragraph(`Seed ${card.seed}. Equal scores are one step of every curve; detected entities leave the daily budget; `
      + 'undetected ones are censored at the end of the window.'),
  })
}

function picturesOf({ curves, rows, budget }: Scorecard): Picture[] {
  const prevalence = rows.find(({ name }) => name === 'prevalence')?.metrics['ap'] ?? 0
  const share = { scale: 'linear', domain: [0, 1], format: 'percent' } as const
  return [
    {
      name: 'precision-recall', title: 'Precision and recall', description: 'Precision at every recall that the scores allow.',
      x: { label: 'recall', ...share }, y: { label: 'precision', ...share },
      layers: [
        { mark: 'rules', on: 'y', colour: 'muted', values: [{ value: prevalence, text: 'prevalence' }] },
        { mark: 'line', name: 'scores', colour: 'c1', strong: true, points: curves.precisionRecall },
      ],
    },
    {
      name: 'budget', title: 'Alerts a day', description: 'Share of relay entities detected in the window by the number of alerts a day.',
      x: { label: 'alerts a day', scale: 'log' }, y: { label: 'detected', ...share },
      layers: [
        { mark: 'rules', on: 'x', colour: 'muted', values: [{ value: budget, text: 'budget' }] },
        { mark: 'line', name: 'scores', colour: 'c1', strong: true, points: curves.budget },
      ],
    },
    {
      name: 'delay', title: 'Delay', description: 'Share detected by the hours since the first relay call of the window, by the product-limit estimate.',
      x: { label: 'hours since the first relay call', scale: 'linear' }, y: { label: 'detected', ...share },
      layers: [{ mark: 'steps', name: 'scores', colour: 'c1', strong: true, points: [[0, 0] as Point, ...curves.delay] }],
    },
  ]
}

function metricTable(card: Scorecard) {
  const told = METRICS.map(([, meaning]) => meaning.replace('{k}', String(card.k)).replace('{budget}', String(card.budget)))
  return table({
    caption: 'Metrics of the scores, and of detectors that know nothing or everything',
    columns: [{ title: 'metric' }, ...card.rows.map(({ name }) => ({ title: name, right: true })), { title: '95 % of the scores', right: true }, { title: 'what it is' }],
    rows: namesOf(card).map((name, i) => [
      name, ...card.rows.map(({ metrics }) => (name in metrics ? number(metrics[name]) : '')),
      card.rows[0].intervals?.[name]?.map(number).join(' to ') ?? '', told[i],
    ]),
  })
}

function profileTable({ lookAlikes }: Scorecard) {
  return table({
    caption: 'False alerts by profile, where at most 1 % of ordinary entities are flagged',
    columns: [{ title: 'profile' }, ...['entities', 'flagged', 'rate'].map((title) => ({ title, right: true }))],
    rows: lookAlikes.profiles.map(({ profile, entities, alerted, rate }) => [profile, String(entities), String(alerted), `${(100 * rate).toFixed(2)} %`]),
  })
}

function operationTable({ byOperation }: Scorecard) {
  return table({
    caption: 'Relay operations: entities in the window, and those detected under the daily budget',
    columns: [{ title: 'operation' }, ...['entities', 'detected'].map((title) => ({ title, right: true }))],
    rows: byOperation.map(({ id, entities, found }) => [id, String(entities), String(found)]),
  })
}
