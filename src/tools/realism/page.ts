// Realism as a page: every target with its verdict, and a picture beside each distribution.
import { type Child, type Section, facts, figure, number, page, paragraph, sideBySide, table } from '../../pictures/index.ts'
import type { Judgement, Verdict } from './judge.ts'
import { meaningOf, pictureOf } from './picture.ts'
import type { Realism } from './realism.ts'
import { foundText, short, wantedText } from './words.ts'

const ORDER: readonly Verdict[] = ['fail', 'warn', 'pass', 'not applicable']

/** Text of an HTML file that needs nothing else; the same for the same dataset and targets. */
export function realismPage(name: string, realism: Realism): string {
  const { targets, days, sims, judgements, summary } = realism
  const { counts } = summary
  return page({
    title: `Realism of ${name}`,
    lead: `The ordinary SIMs of the dataset, those that no operation used, beside ${targets.targets.length} published figures about real subscribers.`,
    opening: facts([
      ['Ordinary SIMs with a call', number(sims)], ['Days', number(days)],
      ['Targets met', `${counts.pass} of ${targets.targets.length - counts['not applicable']}`],
      ['Nearly met, missed', `${counts.warn}, ${counts.fail}`],
      ['Median distance of required percentiles', `${short(summary.medianDistance)} (limit ${targets.medianDistance})`],
      ['Required targets', summary.ok ? 'none is missed' : 'something is missed'],
    ]),
    sections: [verdicts(judgements), ...pictures(judgements), sources(judgements)],
    footer: `Targets: ${targets.name}. Distances: Kolmogorov-Smirnov at the published percentiles, total variation of shares, differences of numbers.`,
  })
}

function verdicts(judgements: readonly Judgement[]): Section {
  const rows = ORDER.flatMap((verdict) => judgements.filter((judgement) => judgement.verdict === verdict)).map((judgement): Child[] => {
    const { target, verdict, distance, sims, reason } = judgement
    return [
      `${target.name}${target.required ? ' *' : ''}`, verdict, short(distance), reason ?? `${short(target.pass)} / ${short(target.fail)}`,
      foundText(judgement), wantedText(judgement), number(sims),
    ]
  })
  return {
    id: 'verdicts', title: 'Verdicts', body: [
      paragraph('Required targets have a star. Distances up to the first limit pass, beyond the second they fail; between them is a warning.'),
      table({
        caption: 'Targets, the worst first',
        columns: [
          { title: 'Target' }, { title: 'Verdict' }, { title: 'Distance', right: true }, { title: 'Limits' }, { title: 'Found' },
          { title: 'Published' }, { title: 'SIMs', right: true },
        ],
        rows,
      }),
    ],
  }
}

function pictures(judgements: readonly Judgement[]): Section[] {
  const figures = judgements.flatMap((judgement) => {
    const picture = pictureOf(judgement)
    const { target, verdict, distance } = judgement
    const note = `${verdict}, distance ${short(Number(distance.toFixed(3)))}. The measure: ${meaningOf(target.measure)}. Published for ${target.population}.`
    return picture ? [figure(picture, { note })] : []
  })
  return figures.length === 0 ? [] : [{ id: 'distributions', title: 'Distributions', body: [sideBySide(...figures)] }]
}

function sources(judgements: readonly Judgement[]): Section {
  return {
    id: 'sources', title: 'Sources', body: [table({
      caption: 'Where the figures come from, and why they may not apply',
      columns: [{ title: 'Target' }, { title: 'Measure' }, { title: 'Population' }, { title: 'Source' }, { title: 'Caveat' }],
      rows: judgements.map(({ target }) => [target.name, meaningOf(target.measure), target.population, target.source, target.caveat ?? '']),
    })],
  }
}
