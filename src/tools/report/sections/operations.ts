// What operations do: a table of all, and for some the rotation of SIMs through handsets and the life of each SIM.
import { type Child, number, paragraph, table } from '../../../pictures/index.ts'
import { daysOf } from '../../explain/text.ts'
import type { Cast } from '../casts.ts'
import type { Material } from '../material.ts'
import type { MakeSection } from '../section.ts'
import { rotation } from '../rotation.ts'
import { timeline } from '../timeline.ts'

/** Operations that are drawn, and listed. */
const RELAYS = 3
const LAWFUL = 1
const LISTED = 60

export const operations: MakeSection = (material, album) => {
  const { casts, dataset: { frame } } = material
  if (casts.length === 0) return undefined
  const drawn = [...largest(casts, 1).slice(0, RELAYS), ...largest(casts, 0).slice(0, LAWFUL)]
  return {
    id: 'operations', title: 'Operations', body: [
      table({
        caption: 'Operations in the truth',
        columns: ['Operation', 'Kind', 'Label', 'Members', 'Pairs', 'Handsets', 'SIMs', 'Days', 'Ended by'].map((title, i) => ({ title, right: i > 1 && i < 7 })),
        rows: casts.slice(0, LISTED).map((cast) => row(cast, material)),
      }),
      casts.length > LISTED ? paragraph(`… and ${number(casts.length - LISTED)} more in truth/operations.`) : undefined,
      drawn.length < casts.length ? paragraph(`Drawn below: ${drawn.map(({ operation: { id } }) => id).join(', ')}, those with most SIMs.`) : undefined,
      drawn.flatMap((cast) => [
        album.show(rotation(cast, frame), { wide: true, note: 'Each row is a handset, named by what it was first used for; each strip is a SIM in it. Strips change their shade from SIM to SIM.' }),
        album.show(timeline(cast, frame), { wide: true, note: 'Each row is a SIM, in the order of its first use, from when the operation had it to when it was put away.' }),
      ]),
    ],
  }
}

function largest(casts: readonly Cast[], label: number): Cast[] {
  return casts.filter(({ operation, holdings }) => operation.label === label && holdings.length > 0)
    .toSorted((a, b) => sims(b) - sims(a) || (a.operation.id < b.operation.id ? -1 : 1))
}

function sims({ holdings }: Cast): number {
  return new Set(holdings.map(({ imsi }) => imsi)).size
}

function row(cast: Cast, { dataset: { frame } }: Material): Child[] {
  const { operation: { id, kind, label, members, pairs, end, ...span }, handsets } = cast
  return [id, kind, String(label), number(members), number(pairs), number(handsets.length), number(sims(cast)), daysOf(span, frame), end]
}
