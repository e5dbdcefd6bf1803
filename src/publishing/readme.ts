// The README of a dataset: a card for the Hub and for people, with how to load it, and its datasheet.
import { cardHead } from './card.ts'
import { bibtex } from './citation.ts'
import { datasheet, table } from './datasheet.ts'
import { snippetsOf } from './loading/snippets.ts'
import { type Outline, many } from './outline.ts'

export function readme(outline: Outline): string {
  const { manifest, about, tables } = outline
  const snippets = snippetsOf(outline).map(({ tool, language, code }) => `#### ${tool}\n\`\`\`${language}\n${code}\n\`\`\``)
  return `${cardHead(outline)}
# ${about.title}

${about.description}

Nobody in it exists and no number in it can be dialled. Made from \`scenario.yaml\`; the same scenario, seed and version of
patchcord give the same bytes.

${table(['table', 'rows', 'what it holds'], tables.map(({ name, rows, table: { description } }) => [name, many(rows), description]))}

${manifest.blind ? '`calls` has no label: it is in `truth_calls`.' : '`label` in `calls` is 1 exactly for calls that a relay operation dialled, on the legs of both sides.'}
\`truth/\` tells which SIM, handset and operation was what: keep it from a detector under test. An unanswered attempt has no
\`answer_time\`. Times are UTC; \`utc_offset\` (${manifest.utcOffset} min) gives local time. Every field is described in \`datapackage.json\` and \`croissant.json\`.

## Load it

From this folder. Identifiers are ${manifest.ids === 'int64' && manifest.formats[0] !== 'csv' ? 'whole numbers' : 'text'}; absent numbers are null, so take nullable integers. \`load.py\` does, for every table.

${snippets.join('\n\n')}

## Check it

\`sha256sum -c SHA256SUMS\`, or \`npx patchcord verify .\` for the digests, the rows and the laws that the records obey.

${datasheet(outline)}
## Cite

\`\`\`bibtex
${bibtex(outline)}
\`\`\`
`
}
