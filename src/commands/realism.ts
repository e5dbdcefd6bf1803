// patchcord realism: holds the ordinary SIMs of a dataset against published figures.
import { readFileSync } from 'node:fs'
import { Dataset } from '../tools/dataset/dataset.ts'
import { realismJson } from '../tools/realism/as-json.ts'
import type { Judgement, Verdict } from '../tools/realism/judge.ts'
import { compareWith } from '../tools/realism/reference/compare.ts'
import { comparisonText } from '../tools/realism/reference/text.ts'
import { publishedTargets } from '../tools/realism/published.ts'
import { readTargets } from '../tools/realism/read-targets.ts'
import { realismPage } from '../tools/realism/page.ts'
import { type Realism, realismOf } from '../tools/realism/realism.ts'
import { foundText, short, wantedText } from '../tools/realism/words.ts'
import { Exit, UsageError } from './exit.ts'
import { ReadingLine } from './reading-line.ts'
import { mayColour, many, print } from './terminal.ts'
import { writeText } from './write-text.ts'

export interface RealismOptions {
  readonly dataset: string
  readonly targets?: string | undefined
  readonly reference?: readonly string[] | undefined
  readonly html?: string | undefined
  readonly json: boolean
  readonly quiet: boolean
}

const COLOURS: Readonly<Record<Verdict, number>> = { pass: 32, warn: 33, fail: 31, 'not applicable': 2 }

/** Gives the exit code: 0, or 3 if a required target fails. */
export async function realism({ dataset: root, targets: file, reference, html, json, quiet }: RealismOptions): Promise<number> {
  const dataset = Dataset.open(root)
  if (reference !== undefined && reference.length > 0) {
    if (file !== undefined) throw new UsageError('--reference compares with records, --targets with figures: choose one')
    const compared = await compareWith(dataset, reference)
    print(json ? JSON.stringify({ dataset: root, reference, ...compared }) : comparisonText(root, compared))
    return Exit.ok
  }
  const targets = file === undefined ? publishedTargets() : readTargets(readFileSync(file), file)
  const line = new ReadingLine(quiet)
  const found = await realismOf(dataset, targets, { onProgress: (done, of) => line.show('data/calls', done, of) }).finally(() => line.end())
  if (html !== undefined) writeText(html, realismPage(dataset.manifest.name, found))
  if (json) print(JSON.stringify({ dataset: root, ...realismJson(found) }))
  else if (!quiet || !found.summary.ok) print(report(root, found, quiet))
  return found.summary.ok ? Exit.ok : Exit.expectation
}

function report(root: string, { targets, days, sims, judgements, summary }: Realism, failuresOnly: boolean): string {
  const shown = failuresOnly ? judgements.filter(({ verdict, target }) => verdict === 'fail' && target.required) : judgements
  const rows = shown.map(row)
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((cells) => cells[column].length)))
  const paint = mayColour(process.stdout)
  const lines = rows.map((cells, i) => {
    const text = cells.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()
    const { verdict } = shown[i]
    return paint ? text.replace(verdict, `\u001B[${COLOURS[verdict]}m${verdict}\u001B[0m`) : text
  })
  const { counts, medianDistance, medianOk } = summary
  return [
    ...lines,
    '',
    `* required; distances are Kolmogorov-Smirnov at the percentiles, total variation of shares, or differences`,
    `${root}: ${many(sims)} ordinary SIMs over ${days} days against ${targets.name}: ${counts.pass} pass, ${counts.warn} warn, ${counts.fail} fail, `
      + `${counts['not applicable']} not applicable`,
    `median distance of required percentiles ${short(medianDistance)}, ${medianOk ? 'within' : 'beyond'} ${targets.medianDistance}: `
      + `${summary.ok ? 'nothing that is required is missed' : 'something that is required is missed'}`,
  ].join('\n')
}

function row(judgement: Judgement): string[] {
  const { target, verdict, distance, reason } = judgement
  return [
    `${target.name}${target.required ? ' *' : ''}`,
    short(Number(distance.toFixed(3))),
    reason === undefined ? `of ${short(target.pass)} to ${short(target.fail)}` : '',
    verdict,
    reason === undefined ? `found ${foundText(judgement)}; wanted ${wantedText(judgement)}` : reason,
  ]
}
