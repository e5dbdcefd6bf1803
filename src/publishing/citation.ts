// How to cite a dataset: CITATION.cff after the Citation File Format 1.2.0, and the same for BibTeX.
import { stringify } from 'yaml'
import type { Outline } from './outline.ts'

export function citationFile({ about, manifest }: Outline): string {
  const located = /^https?:/.test(about.url) ? { url: about.url } : {}
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use this dataset, please cite it as below.',
    type: 'dataset',
    title: about.title,
    abstract: about.description,
    authors: about.creators.map((name) => ({ name })),
    version: `${manifest.version}+seed.${wordOf(manifest.seed)}`,
    'date-released': about.date,
    license: about.licence,
    ...located,
    identifiers: [{ type: 'other', value: `urn:sha256:${manifest.scenarioSha256}`, description: 'SHA-256 of scenario.resolved.yaml, from which the dataset can be made again' }],
    keywords: ['call detail records', 'fraud detection', 'synthetic data', 'telecommunications'],
    references: [{
      type: 'software', title: 'patchcord', version: manifest.version, authors: [{ name: 'The patchcord developers' }],
      notes: 'Simulator of a mobile network with relay-phone operations in it',
    }],
  }, { lineWidth: 0 })
}

export function bibtex({ about, manifest }: Outline): string {
  return [
    `@misc{${manifest.name}-${wordOf(manifest.seed)},`,
    `  title = {${plain(about.title)}},`,
    `  author = {${about.creators.map((name) => `{${plain(name)}}`).join(' and ')}},`,
    `  year = {${about.date.slice(0, 4)}},`,
    `  note = {patchcord ${manifest.version}, scenario ${manifest.name}, seed ${plain(manifest.seed)}},`,
    ...(/^https?:/.test(about.url) ? [`  url = {${about.url}},`] : []),
    '}',
  ].join('\n')
}

/** A seed as part of a version or key. */
function wordOf(seed: string): string {
  return seed.replaceAll(/[^0-9A-Za-z-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'text'
}

function plain(text: string): string {
  return text.replaceAll(/[{}\\]/g, '')
}
