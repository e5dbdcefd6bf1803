// How real the ordinary SIMs are: every published target with its verdict.
import { type Child, folded, note, number, sideBySide, table } from '../../../pictures/index.ts'
import type { Judgement, Verdict } from '../../realism/judge.ts'
import { pictureOf } from '../../realism/picture.ts'
import { foundText, short, wantedText } from '../../realism/words.ts'
import type { MakeSection } from '../section.ts'

const ORDER: readonly Verdict[] = ['fail', 'warn', 'pass', 'not applicable']
/** Distributions that are drawn, required ones first. */
const DRAWN = 6

export const realism: MakeSection = ({ realism: { targets, sims, judgements, summary } }, album) => {
  const { counts } = summary
  const told = `${counts.pass} pass, ${counts.warn} warn, ${counts.fail} fail, ${counts['not applicable']} not applicable; a star marks what is required.`
  const drawn = judgements.toSorted((a, b) => Number(b.target.required) - Number(a.target.required))
    .flatMap((judgement) => {
      const picture = pictureOf(judgement)
      return picture ? [{ picture, note: `${judgement.verdict}, distance ${short(Number(judgement.distance.toFixed(3)))}` }] : []
    }).slice(0, DRAWN).map(({ picture, note }) => album.show(picture, { note }))
  return {
    id: 'realism', title: 'Realism', body: [
      note(summary.ok ? 'good' : 'bad', summary.ok ? 'Nothing required is missed. ' : 'Something required is missed. ',
        `${number(sims)} ordinary SIMs against ${targets.name}: ${told}`),
      drawn.length > 0 ? sideBySide(drawn) : undefined,
      folded('Every target', table({
        caption: 'Targets, the worst first',
        columns: [{ title: 'Target' }, { title: 'Verdict' }, { title: 'Distance', right: true }, { title: 'Found' }, { title: 'Published' }, { title: 'Source' }],
        rows: ORDER.flatMap((verdict) => judgements.filter((judgement) => judgement.verdict === verdict)).map(row),
      })),
    ],
  }
}

function row(judgement: Judgement): Child[] {
  const { target: { name, required, source }, verdict, distance, reason } = judgement
  return [`${name}${required ? ' *' : ''}`, verdict, short(Number(distance.toFixed(3))), reason ?? foundText(judgement), wantedText(judgement), source]
}
