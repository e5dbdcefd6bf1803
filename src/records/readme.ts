// The README of a dataset: what it is, how to load it, how to check it; filled from its manifest.
import type { Manifest } from './manifest.ts'

export function datasetReadme(manifest: Manifest): string {
  const { counts } = manifest
  const format = manifest.formats[0]
  const base = manifest.formats.length > 1 ? `${format}/data/calls` : 'data/calls'
  const many = (n: number) => String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const roles = Object.entries(counts.records).map(([role, n]) => `| ${role} | ${many(n)} |`).join('\n')
  return `# ${manifest.name}

Synthetic, labelled call detail records: ${many(counts.subscribers)} subscribers of one mobile network, ${manifest.period[0]} to ${manifest.period[1]},
with ${counts.operations} organised ${counts.operations === 1 ? 'operation' : 'operations'} among them. Nobody in it exists; no number in it can be dialled.
Made by patchcord ${manifest.version} from scenario.yaml with seed ${manifest.seed}; the same again gives the same bytes.

| role of the record | records |
|---|---|
${roles}

\`label\` is 1 exactly for role relay: calls that a relay operation dialled, on the legs of both sides.
\`truth/\` tells which SIM, handset and operation was what; keep it from a detector under test.

## Load it

\`\`\`python
import pandas as pd
calls = pd.read_${format === 'csv' ? 'csv' : 'parquet'}("${base}"${format === 'csv' ? ', dtype=str' : ''})
\`\`\`
\`\`\`sql
select * from read_${format === 'csv' ? "csv('" : "parquet('"}${base}/*/*.${format === 'csv' ? 'csv' : 'parquet'}', hive_partitioning = true)
\`\`\`

## Check it

\`sha256sum -c SHA256SUMS\`, or \`patchcord verify\` for the digests, the rows and the laws that the records obey.
Times are UTC; \`utc_offset\` (${manifest.utcOffset} min) gives local time. The key \`day\` of the folders is the local date of seizure.
`
}
