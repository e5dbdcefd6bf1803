// The template: a scenario to start from, with comments.
import { writeShare } from './human.ts'
import type { Registry } from './settings.ts'

/** A small scenario with an operation of the first kind; it reads without a problem. */
export function scenarioTemplate(registry: Registry): string {
  return [head(), population(registry), operations(registry), output()].join('\n')
}

function head(): string {
  return `# A network of 5,000 subscribers for one week. What is left out has a default.
version: 1
name: my-scenario          # also the name of the output folder
seed: 1                    # the same seed gives the same bytes

period:
  from: 2022-05-30
  to: 2022-06-05           # included
  utc-offset: +08:00       # fixed: daylight saving is not modelled

network:
  on-net-share: 60 %       # of all lines of the country; the others belong to other networks
  cells: 100
`
}

function population({ profiles }: Registry): string {
  const shares = profiles.map(({ name, description, share }) =>
    `${`    ${name}: ${writeShare(share)}`.padEnd(26)} # ${inLine(description)}`)
  return `population:
  subscribers: 5000        # also 5k or 1.5 M
${shares.length > 0 ? `  profiles:                # they add up to 100 %\n${shares.join('\n')}\n` : ''}`
}

function operations({ kinds }: Registry): string {
  if (kinds.length === 0) return ''
  const [first] = kinds
  const list = kinds.map(({ name, description }) => `# ${name}: ${inLine(description)}`)
  return `# Lists of people whom operations call.
groups:
  customers:
    size: 6000
    on-net-share: 10 %     # subscribers of this network; the others are far away

# Organised callers. Kinds:
${list.join('\n')}
operations:
  example:                 # a name of your own; another name, other draws
    kind: ${first.name}
    targets: customers
    count: 1
    # The kind sets what is left out: members, sites, pairs, bridge, shift, dial, errand, sims, answers.
    # active: {from: 2022-05-31, to: 2022-06-04}
    # shift: {hours: [09:00-12:00, 13:00-19:00], weekdays: {sun: 50 %}}
    # dial: {gap: {median: 16 s, sigma: 0.6}, redial: 10 %}
    # sims: {lot: 6, reserve: 3, swap: 2 min-30 min}
    # raid: 2022-06-04 15:00
`
}

function output(): string {
  return `output:
  formats: [parquet]       # csv, parquet or both
  blind: false             # true leaves the label out of data/calls
`
}

function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
