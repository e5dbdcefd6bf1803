// The licence of a dataset: its SPDX identifier, where its text is, and the notice that lies beside the data.
import type { Outline } from './outline.ts'

/** Of licences by other names than SPDX's lower-cased: as Hugging Face lists them. */
const CARD_NAMES: Readonly<Record<string, string>> = { 'ODbL-1.0': 'odbl', 'PDDL-1.0': 'pddl' }

export function licenceUrl(spdx: string): string {
  return `https://spdx.org/licenses/${spdx}.html`
}

/** As dataset cards name it. */
export function cardLicence(spdx: string): string {
  return CARD_NAMES[spdx] ?? spdx.toLowerCase()
}

const NOTICES: Readonly<Record<string, (who: string) => string>> = {
  'CC0-1.0': (who) => `To the extent possible under law, ${who} has waived all copyright and related or neighbouring rights to this
dataset (CC0 1.0 Universal). It was simulated: nobody's data is in it.`,
}

export function licenceText({ about, manifest }: Outline): string {
  const { licence, creators, title } = about
  const who = creators.join(', ') === 'patchcord' ? 'whoever ran the scenario' : creators.join(', ')
  const notice = NOTICES[licence]?.(who) ?? `Copyright ${about.date.slice(0, 4)} ${who}. This dataset is licensed under ${licence}.`
  return `SPDX-License-Identifier: ${licence}

${title}

${notice}
The text of the licence: ${licenceUrl(licence)}

patchcord ${manifest.version}, the program, has a licence of its own (MIT), which asks nothing of what it writes.
`
}
