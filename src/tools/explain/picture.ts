// A life as a picture: strips of SIMs over handsets, bouts of calls on them, and what happened.
import { type Colour, type Layer, OTHERS, type Picture, momentText } from '../../pictures/index.ts'
import type { Frame } from '../dataset/frame.ts'
import type { Happening, Holding } from './holdings.ts'
import type { Story } from './story.ts'
import { headline } from './text.ts'

/** Calls with less than this between them are one bout, s: assumed. */
const BOUT = 900
const SIGNS = {
  sim_moved: { sign: 'ring', name: 'moved', colour: 'ink' },
  complaint: { sign: 'triangle', name: 'complaint', colour: 'c4' },
  sim_blocked: { sign: 'diamond', name: 'barred', colour: 'ink' },
  sim_unblocked: { sign: 'square', name: 'bar lifted', colour: 'ink' },
} as const

/** Bands are handsets; for a handset they are its SIMs. */
export function storyPicture(story: Story, frame: Frame): Picture {
  const { subject, holdings, happenings, calls } = story
  const bandOf = (at: { readonly imsi: number; readonly imei: number }) => (subject.kind === 'handset' ? at.imsi : at.imei)
  const ids = [...new Set([...holdings, ...calls].map(bandOf))].filter((id) => id > 0)
  const bands = new Map(ids.map((id, band) => [id, band]))
  const shown = new Shown(frame, (at) => bands.get(bandOf(at)) ?? -1)
  const first = subject.kind === 'operation' ? subject.operation.from : 0
  const last = subject.kind === 'operation' ? subject.operation.to : frame.length
  return {
    name: `life-of-${subject.id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    title: headline(subject, frame),
    description: `${holdings.length} times a SIM was in a handset, ${calls.length} days of calls, ${happenings.length} events.`,
    x: { label: 'local time', scale: 'time', domain: [shown.moment(first), shown.moment(last)] },
    y: { label: subject.kind === 'handset' ? 'SIM' : 'handset', scale: 'band', bands: ids.map((id) => `…${String(id).slice(-6)}`) },
    height: Math.max(60, 34 * ids.length),
    layers: [...shown.holdings(holdings), ...shown.calls(story), ...shown.events(happenings, holdings), ...shown.ends(happenings)],
  }
}

class Shown {
  readonly #frame: Frame
  readonly #bandOf: (at: { readonly imsi: number; readonly imei: number }) => number

  constructor(frame: Frame, bandOf: (at: { readonly imsi: number; readonly imei: number }) => number) {
    this.#frame = frame
    this.#bandOf = bandOf
  }

  /** Local seconds from 1970 on. */
  moment(time: number): number {
    return this.#frame.firstDay * 86_400 + time
  }

  /** SIMs take colours in turn. */
  holdings(holdings: readonly Holding[]): Layer[] {
    const colours = new Map([...new Set(holdings.map(({ imsi }) => imsi))].map((imsi, i) => [imsi, OTHERS[i % OTHERS.length]]))
    return OTHERS.map((colour: Colour, i) => ({
      mark: 'intervals', colour, thickness: 0.78, ...(i === 0 ? { name: 'a SIM in a handset' } : {}),
      intervals: holdings.filter(({ imsi }) => colours.get(imsi) === colour).map((holding) => ({
        band: this.#bandOf(holding), from: this.moment(holding.from), to: this.moment(holding.to),
        title: `SIM ${holding.imsi} in handset ${holding.imei}, ${momentText(this.moment(holding.from))} to ${momentText(this.moment(holding.to))}`,
      })),
    } as const)).filter(({ intervals }) => intervals.length > 0)
  }

  calls({ calls }: Story): Layer[] {
    const intervals = calls.flatMap((day) => bouts(day.dials).map(([from, to, n]) => ({
      band: this.#bandOf(day), from: this.moment(from), to: this.moment(to), title: `SIM ${day.imsi}: ${n} attempts until ${momentText(this.moment(to))}`,
    })))
    return intervals.length === 0 ? [] : [{ mark: 'intervals', name: 'outgoing attempts', colour: 'c1', thickness: 0.3, intervals }]
  }

  events(happenings: readonly Happening[], holdings: readonly Holding[]): Layer[] {
    return Object.entries(SIGNS).flatMap(([event, { sign, name, colour }]): Layer[] => {
      const dots = happenings.filter((happening) => happening.event === event).flatMap((happening) => {
        const band = this.#bandOf(placeOf(happening, holdings))
        return band < 0 ? [] : [{ x: this.moment(happening.time), y: band, title: `SIM ${happening.imsi} ${name}, ${momentText(this.moment(happening.time))}` }]
      })
      return dots.length === 0 ? [] : [{ mark: 'dots', name, colour, sign, dots }]
    })
  }

  ends(happenings: readonly Happening[]): Layer[] {
    const ends = happenings.filter(({ event }) => event === 'raid' || event === 'takedown')
    return ends.length === 0 ? [] : [{ mark: 'rules', on: 'x', colour: 'ink', values: ends.map(({ time, event }) => ({ value: this.moment(time), text: event })) }]
  }
}

/** Where the SIM of an event was then, if the event does not say. */
function placeOf({ imsi, imei, time }: Happening, holdings: readonly Holding[]): { readonly imsi: number; readonly imei: number } {
  if (imei > 0) return { imsi, imei }
  const there = holdings.findLast((holding) => holding.imsi === imsi && holding.from <= time)
  return { imsi, imei: there?.imei ?? 0 }
}

/** First and last dial of each bout, and how many there are. */
function bouts(dials: readonly number[]): [number, number, number][] {
  const found: [number, number, number][] = []
  for (const time of dials.toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && time - last[1] <= BOUT) {
      last[1] = time
      last[2]++
    } else found.push([time, time, 1])
  }
  return found
}
