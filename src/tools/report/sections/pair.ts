// Two bridged handsets side by side: the data session above, the calls below.
import { type Interval, type Layer, type Picture, note, number, paragraph } from '../../../pictures/index.ts'
import type { Bridged, Span, Talk } from '../bridged.ts'
import type { MakeSection } from '../section.ts'
import { onAxis, slug } from '../words.ts'

export const pair: MakeSection = (material, album) => {
  const { bridged, dataset: { frame } } = material
  if (bridged === undefined) return undefined
  const { sessions, pair, operation, bridge, dialler } = bridged
  const clip = ({ from, to }: Span, band: number, title: string): Interval => ({
    band, from: onAxis(Math.max(from, bridged.shown.from), frame), to: onAxis(Math.min(to, bridged.shown.to), frame), title,
  })
  return {
    id: 'pair', title: 'Two bridged handsets', body: [
      paragraph(`An audio cable joins them: one is in an internet call with the gang, the other dials. The busiest two hours of ${pair || operation}: bridge ${bridge}, dialler ${dialler}.`),
      album.show(drawn(bridged, clip, (time) => onAxis(time, frame)), { wide: true }),
      absent(sessions),
    ],
  }
}

function absent(sessions: Bridged['sessions']) {
  if (sessions === undefined) return note('plain', 'Data sessions are not in this dataset: it has no table data/sessions.')
  if (sessions.length > 0) return undefined
  return note('plain', 'The bridging handset has no data session in these hours: an internet call over Wi-Fi leaves no record in the network.')
}

function drawn({ talks, sessions = [], bridge, pair, operation, shown }: Bridged, clip: Clip, axis: (time: number) => number): Picture {
  const bands = ['bridge: data', 'bridge: calls', 'dialler: calls']
  const calls = (wanted: (talk: Talk) => boolean) => talks.filter(wanted).map((talk) =>
    clip(talk, talk.imei === bridge ? 1 : 2, `${talk.outgoing ? 'outgoing' : 'incoming'}, ${talk.answered ? 'answered' : 'not answered'}, ${talk.to - talk.from} s`))
  const layers: Layer[] = [
    { mark: 'intervals', name: 'data session', colour: 'c2', intervals: sessions.map((session) => clip(session, 0, `${number(session.bytes)} bytes`)) },
    { mark: 'intervals', name: 'outgoing, not answered', colour: 'c8', thickness: 0.4, intervals: calls(({ outgoing, answered }) => outgoing && !answered) },
    { mark: 'intervals', name: 'outgoing, answered', colour: 'c1', intervals: calls(({ outgoing, answered }) => outgoing && answered) },
    { mark: 'intervals', name: 'incoming', colour: 'c4', thickness: 0.5, intervals: calls(({ outgoing }) => !outgoing) },
  ]
  return {
    name: `pair-${slug(pair || operation)}`,
    title: `Side by side: ${pair || operation}`,
    description: `Data sessions of the bridging handset above, calls of both handsets below, over two hours: ${talks.length} calls, ${sessions.length} sessions.`,
    x: { label: '', scale: 'time', grid: true, domain: [axis(shown.from), axis(shown.to)] },
    y: { label: '', scale: 'band', bands },
    height: 120,
    layers: layers.filter((layer) => layer.mark === 'intervals' && layer.intervals.length > 0),
  }
}

type Clip = (span: Span, band: number, title: string) => Interval
