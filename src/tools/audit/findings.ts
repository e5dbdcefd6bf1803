// Findings: what tells relays apart in records of calls, in numbers and contracts, and in the lines of victims.
import { CALLS } from '../../records/tables.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { FEATURES, type FeatureTable } from '../features/features.ts'
import type { Population } from '../score/population.ts'
import { readRelayRecords } from '../score/relay-records.ts'
import type { Finding } from './artefact.ts'
import { artefacts } from './artefacts/index.ts'
import { Calls } from './calls.ts'
import { separation } from './identifiers.ts'

/** What the records of calls tell apart without any behaviour. */
export async function artefactFindings(dataset: Dataset): Promise<Finding[]> {
  const relay = await readRelayRecords(dataset)
  const looking = artefacts.map((make) => make())
  let file: unknown
  await dataset.each(CALLS, {}, (rows, piece) => {
    const label = Uint8Array.from(rows.floats('record_id'), (id) => (relay.records.find(id) < 0 ? 0 : 1))
    const calls = new Calls(rows, label, { begins: piece !== file, part: piece.part })
    file = piece
    for (const artefact of looking) artefact.add(calls)
  })
  return looking.flatMap((artefact) => artefact.findings())
}

/** A gap is told by whether there are many records to have one; gaps are asked about record by record, as missingness. */
const OF_RECORDS = new Set(['imei_missing_share', 'cell_missing_share'])

/** Numbers and contracts of SIMs, and of the victims' lines: none should tell anything. */
export function identifierFindings(
  { imsi, msisdn, columns }: FeatureTable, sims: Int32Array, labels: Uint8Array, population: Population,
): Finding[] {
  const column = (name: string) => Float64Array.from(sims, (sim) => columns.get(name)?.[sim] ?? NaN)
  const victims = victimLabels(population, msisdn)
  return [
    separation('identifier order', 'the IMSI of SIMs', Float64Array.from(sims, (sim) => imsi[sim]), labels),
    separation('identifier order', 'the MSISDN of SIMs', Float64Array.from(sims, (sim) => msisdn[sim]), labels),
    separation('row order', 'the place of SIMs in data/subscribers', Float64Array.from(sims), labels),
    ...[...FEATURES.values()].filter(({ name, behavioural }) => !behavioural && !OF_RECORDS.has(name)).map(({ name }) => separation('contract', name, column(name), labels)),
    separation('victims', 'the MSISDN of those called by relays', msisdn, victims),
    separation('victims', 'outgoing attempts of those called by relays', columns.get('attempts_out') ?? new Float64Array(0), victims),
  ]
}

function victimLabels({ dials }: Population, msisdn: Float64Array): Uint8Array {
  const called = new Set(dials.number)
  return Uint8Array.from(msisdn, (number) => (called.has(number) ? 1 : 0))
}
