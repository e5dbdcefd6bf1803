// A small dataset with everything that laws speak of: relay pairs, lawful sellers, barred SIMs, long talks.
import { written } from '../written.ts'

const TEXT = `
version: 1
name: small
seed: 3
period: {from: 2022-05-30, to: 2022-05-31, utc-offset: "+08:00"}
network:
  on-net-share: 60 %
  cells: 2500
  policy:
    report-chance: 1/5
    report-delay: {median: 30 min, sigma: 1}
    reports-to-mark: 2
    reports-to-bar: 3
population: {subscribers: 1500, profiles: {resident: 90 %, idle: 10 %}}
groups:
  strangers: {size: 4000, on-net-share: 20 %}
operations:
  relay: {kind: relay-pair, targets: strangers, members: 2, pairs: 2, raid: 2022-05-31 17:00}
  sellers: {kind: telemarketing-room, targets: strangers, members: 3, pairs: 3}
`

/** Sellers of whom the network bars some by mistake, beside a relay pair. */
const BARRED = `
version: 1
name: barred
seed: 68
period: {from: 2022-05-30, to: 2022-06-05, utc-offset: "+08:00"}
network: {on-net-share: 60 %, cells: 500}
population: {subscribers: 300, profiles: {resident: 90 %, telemarketer: 10 %}}
groups:
  strangers: {size: 1000, on-net-share: 20 %}
operations:
  relay: {kind: relay-pair, targets: strangers}
output: {tables: [calls, messages]}
`

/** The folder of a dataset with bars by mistake. */
export async function barredDataset(...set: readonly string[]): Promise<string> {
  return (await written(BARRED, set)).root
}

/** The folder of the dataset; `set` are overrides of the scenario. */
export async function smallDataset(...set: readonly string[]): Promise<string> {
  return (await written(TEXT, set)).root
}
