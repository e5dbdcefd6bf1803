// A dataset with several operations over twelve days, for whatever judges detectors.
import { written } from '../../written.ts'

const TEXT = `
version: 1
name: judged
seed: 5
period: {from: 2022-05-30, to: 2022-06-10, utc-offset: "+08:00"}
network: {on-net-share: 60 %, cells: 100}
population: {subscribers: 1200, profiles: {resident: 90 %, idle: 10 %}}
groups:
  strangers: {size: 3000, on-net-share: 10 %}
operations:
  relay: {kind: relay-pair, targets: strangers, members: 2, pairs: 2, count: 6, sims: {lot: 2}}
  sellers: {kind: telemarketing-room, targets: strangers, members: 3, pairs: 3, count: 2}
`

/** The folder of the dataset; `set` are overrides of the scenario. */
export async function judgedDataset(...set: readonly string[]): Promise<string> {
  return (await written(TEXT, set)).root
}
