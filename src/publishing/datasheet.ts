// The datasheet of a dataset: the seven sections of Gebru et al., "Datasheets for Datasets" (CACM 64:12, 2021), filled from the run.
import { type Outline, many } from './outline.ts'
import { statementsOf } from './responsible.ts'

export function datasheet(outline: Outline): string {
  const { manifest, about, tables } = outline
  const { counts, period } = manifest
  const told = statementsOf(outline)
  return `## Datasheet

### Motivation

Real call records are private. This dataset lets detectors of relay phones be tested and compared without any.

### Composition

${many(counts.subscribers)} subscribers and ${many(counts.cells)} cells of one network, ${counts.days} days from ${period[0]} to ${period[1]};
${counts.operations} organised ${counts.operations === 1 ? 'operation' : 'operations'}, lawful ones included. ${many(tables.length)} tables; a record of \`calls\` is one leg of one subscriber.

${table(['role of the record', 'call records'], entries(counts.records))}

${table(['profile of the SIM\'s owner', 'SIMs'], entries(counts.sims))}

${many(counts.relaySims)} SIMs carried relay calls. Nothing is missing but what a network would not know; absent values are null.
${told.biases}

### Collection process

${told.collection}

### Preprocessing, cleaning and labelling

None of the first two. ${told.annotation}

### Uses

${told.uses}
${told.limitations}
${told.impact}

### Personal data

${told.sensitive}

### Distribution

Under ${about.licence} by ${about.creators.join(', ')}, ${about.date}${about.url.startsWith('http') ? `, at ${about.url}` : ''}. \`LICENSE\` has the notice, \`CITATION.cff\` the citation.

### Maintenance

${told.maintenance}
`
}

function entries(counts: Readonly<Record<string, number>>): string[][] {
  return Object.entries(counts).map(([name, n]) => [name, many(n)])
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
