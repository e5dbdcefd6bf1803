// A story for machines.
import type { Frame } from '../dataset/frame.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'

/** Identifiers as texts, times in ISO 8601 with the offset. */
export function storyJson({ subject, moments, holdings, calls, account }: Story, frame: Frame): Readonly<Record<string, unknown>> {
  return {
    subject: subjectJson(subject, frame),
    account: Object.fromEntries(account),
    moments: moments.map(({ time, what, text, imsi, imei }) => ({ time: frame.text(time), what, text, ...ids({ imsi, imei }) })),
    holdings: holdings.map(({ imsi, imei, holder, operation, site, from, to }) => ({
      ...ids({ imsi, imei, holder }), operation: operation ?? null, site: site ?? null, from: frame.text(from), to: frame.text(to),
    })),
    days: calls.map(({ day, imsi, imei, pair, first, last, parties, cells, outgoing, outgoingAnswered, incoming, incomingAnswered, talk, roles }) => ({
      day: frame.text(day * 86_400).slice(0, 10), ...ids({ imsi, imei }), pair: pair ?? null, first: frame.text(first), last: frame.text(last),
      outgoing, outgoingAnswered, incoming, incomingAnswered, talk, parties: parties.size, cells: cells.size, roles,
    })),
  }
}

function subjectJson(subject: Subject, frame: Frame): Readonly<Record<string, unknown>> {
  switch (subject.kind) {
    case 'operation': return { ...subject.operation, kind: 'operation', of: subject.operation.kind, from: frame.text(subject.operation.from), to: frame.text(subject.operation.to) }
    case 'sim': return { ...subject.sim, kind: 'sim', ...ids({ imsi: subject.sim.imsi, msisdn: subject.sim.msisdn }), operation: subject.sim.operation ?? null }
    case 'handset': return {
      kind: 'handset', ...ids({ imei: subject.handset.imei, handset: subject.handset.handset }),
      operation: subject.handset.operation ?? null, pair: subject.handset.pair ?? null, part: subject.handset.part ?? null,
    }
    case 'subscriber': return { kind: 'subscriber', ...ids({ holder: subject.holder }) }
  }
}

function ids(numbers: Readonly<Record<string, number | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== undefined && number > 0).map(([name, number]) => [name, String(number)]))
}
