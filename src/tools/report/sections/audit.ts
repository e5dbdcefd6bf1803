// Whether the dataset tests detectors or gives the answer away.
import { type Picture, facts, folded, note, number, percent, sideBySide, table } from '../../../pictures/index.ts'
import type { Audit } from '../../audit/audit.ts'
import type { MakeSection } from '../section.ts'

/** Features that are drawn. */
const DRAWN = 12

export const audit: MakeSection = ({ audit: found }, album) => {
  if (found === undefined) {
    return { id: 'audit', title: 'Audit', body: [note('plain', 'An audit needs three days: to learn, to wait, to test. This dataset has fewer.')] }
  }
  const { verdict, reasons, leaks, findings, sims, relaySims, prevalence, operations, blending, baseline } = found
  return {
    id: 'audit', title: 'Audit', body: [
      note(leaks.length > 0 ? 'bad' : 'plain', `Verdict: ${verdict}${leaks.length > 0 ? `, ${leaks.length} leaks` : ', no leak'}: ${reasons.join('; ')}.`),
      facts([
        ['SIMs to be judged', number(sims)], ['Relay SIMs', `${number(relaySims)} (${percent(prevalence)})`], ['Operations', number(operations)],
        ['Baseline, area under ROC', number(baseline)], ['Blending (0 apart, 1 mixed)', number(blending)],
      ]),
      sideBySide(album.show(areas(found), { note: 'One feature alone as a detector: 0.5 is chance, 1 gives everything away.' })),
      folded(`Every artefact that was looked for (${findings.length})`, table({
        caption: 'Artefacts by which a simulation may betray itself',
        columns: [{ title: 'Artefact' }, { title: 'Verdict' }, { title: 'Found' }],
        rows: findings.map(({ name, told, leak }) => [name, leak ? 'leak' : 'ok', told]),
      })),
    ],
  }
}

function areas({ features }: Audit): Picture {
  const shown = features.filter(({ auc }) => !Number.isNaN(auc)).slice(0, DRAWN)
  return {
    name: 'single-features', title: 'Single features',
    description: `Area under the ROC curve of each of the ${shown.length} features that part relay SIMs best from others.`,
    x: { label: 'area under ROC', scale: 'linear', domain: [0.5, 1], grid: true },
    y: { label: '', scale: 'band', bands: shown.map(({ name }) => name) },
    layers: [{ mark: 'bars', along: 'y', colour: 'c2', bars: shown.map(({ name, auc }, band) => ({ band, value: auc, from: 0.5, title: `${name}: ${number(auc)}` })) }],
  }
}
