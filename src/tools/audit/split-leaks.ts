// Leaks of a split: days, labels or operations of the test that the training part has seen.
import { DAY_LENGTH, readDate } from '../../base/calendar.ts'
import type { Population } from '../score/population.ts'
import type { Split } from '../split/files.ts'
import { type Finding } from './artefact.ts'

/** `population` reaches over the whole period. Each leak is told once; without any there is one finding that says so. */
export function splitFindings({ about, train, test, labels, testEntities }: Split, population: Population): Finding[] {
  const { ids, operation, operations, dials, firstDay } = population
  const leaks: string[] = []
  if (train[1] >= test[0]) leaks.push(`days of the test begin on ${about.test[0]}, those to learn from end on ${about.train[1]}`)
  const start = ((readDate(about.test[0]) ?? 0) - firstDay) * DAY_LENGTH
  const first = new Float64Array(ids.size).fill(Infinity)
  for (let dial = 0; dial < dials.size; dial++) first[dials.entity[dial]] = Math.min(first[dials.entity[dial]], dials.time[dial])
  const positives = [...labels].filter(([, label]) => label === 1).map(([id]) => ids.find(Number(id)))
  const early = positives.filter((sim) => sim < 0 || first[sim] + about.labelDelayDays * DAY_LENGTH > start).length
  if (early > 0) leaks.push(`${early} labels to learn from were not known when the test began`)
  const tested = testEntities.map((id) => ids.find(Number(id)))
  const learned = new Set(positives)
  const again = tested.filter((sim) => learned.has(sim)).length
  if (again > 0) leaks.push(`${again} SIMs of the test are known as relay from the part to learn from`)
  const relayOf = (sims: readonly number[]) => new Set(sims.map((sim) => operation[sim]).filter((one) => one >= 0 && operations[one].label === 1))
  const learnedFrom = relayOf(positives)
  const both = [...relayOf(tested)].filter((one) => learnedFrom.has(one)).length
  if (about.trainOperations !== null && both > 0) leaks.push(`${both} relay operations are on both sides of a split that keeps them apart`)
  if (leaks.length > 0) return leaks.map((told) => ({ name: 'split', told, difference: 1, errors: Infinity, leak: true }))
  const shared = about.trainOperations === null ? `; ${both} relay operations are on both sides (--disjoint keeps them apart)` : ''
  return [{ name: 'split', told: `days, labels and SIMs are apart${shared}`, difference: 0, errors: 0, leak: false }]
}
