// What happened, in words.
import { DAY_LENGTH, formatTime } from '../../base/calendar.ts'
import type { Frame } from '../dataset/frame.ts'
import type { DayCalls } from './calls.ts'
import type { Happening, Holding } from './holdings.ts'
import type { OperationFacts, Subject } from './subject.ts'

/** Known events; others are told by their own names. */
const EVENTS: Readonly<Record<string, (sim: string, handset: string) => string>> = {
  sim_bought: (sim) => `${sim} bought`,
  sim_inserted: (sim, handset) => `${sim} put into ${handset}`,
  sim_first_used: (sim) => `${sim} used for the first time`,
  sim_moved: (sim, handset) => `${sim} moved to ${handset}`,
  complaint: (sim) => `a callee reports ${sim}`,
  sim_blocked: (sim) => `the network bars ${sim}`,
  sim_unblocked: (sim) => `the network lifts the bar of ${sim}`,
  sim_retired: (sim) => `${sim} put away`,
  sim_warmed: (sim) => `${sim} warmed up: calls as an ordinary one would`,
  sim_removed: (sim, handset) => `${sim} taken out${handset === '' ? '' : ` of ${handset}`}`,
  own_sim_inserted: (sim, handset) => `the member's own ${sim} back in ${handset}`,
  own_sim_removed: (sim, handset) => `the member's own ${sim} taken out of ${handset}`,
  line_blocked: () => 'the network bars a line that is no SIM',
  site_moved: () => 'another site is moved into',
  takedown: () => 'the police take a site',
  raid: () => 'the police come: raid',
  operation_ended: () => 'the end',
}

export function happeningText(those: readonly Happening[], subject: Subject): string {
  const [{ event, imsi, imei, detail }] = those
  const many = those.length > 1
  const sim = many ? `${those.length} SIMs` : subject.kind === 'sim' ? 'the SIM' : imsi > 0 ? `SIM ${imsi}` : 'a SIM'
  const handset = many ? 'handsets' : subject.kind === 'handset' ? 'the handset' : imei > 0 ? `handset ${imei}` : ''
  const known = EVENTS[event]
  const plain = () => [event.replaceAll('_', ' '), imsi > 0 || many ? sim : '', handset].filter((part) => part !== '').join(', ')
  return `${known ? known(sim, handset) : plain()}${detail === undefined ? '' : ` (${detail})`}`
}

export function holdingText({ imsi, imei, holder, operation, site, from, to }: Holding, subject: Subject, frame: Frame): string {
  const what = [
    ...(subject.kind === 'sim' ? [] : [`SIM ${imsi}`]),
    ...(subject.kind === 'handset' ? [] : [`handset ${imei}`]),
  ].join(' in ')
  const whose = subject.kind === 'subscriber' ? '' : `, with person ${holder}${operation === undefined ? '' : ` of ${operation}`}`
  const where = site === undefined ? '' : ` at ${site}`
  const until = to >= frame.length ? 'to the end of the period' : `until ${frame.text(to).slice(0, 16).replace('T', ' ')}`
  return `${subject.kind === 'sim' ? 'in' : 'holds'} ${what}${whose}${where}, ${until}${from === 0 ? ', from before the period' : ''}`
}

export function callsText(day: DayCalls, subject: Subject): string {
  const { imsi, imei, pair, outgoing, outgoingAnswered, incoming, incomingAnswered, talk, parties, cells, roles } = day
  const who = subject.kind === 'operation' ? `${pair?.split('/').at(-1) ?? 'somebody'} with SIM ${imsi}` : subject.kind === 'sim' ? '' : `SIM ${imsi}`
  const where = subject.kind === 'handset' || imei === 0 ? '' : ` in handset ${imei}`
  const told = [
    ...(outgoing > 0 ? [`calls ${outgoing} ${times(outgoing)}, ${outgoingAnswered} answered`] : []),
    ...(incoming > 0 ? [`is called ${incoming} ${times(incoming)}, ${incomingAnswered} answered`] : []),
    ...(talk > 0 ? [`talks ${length(talk)}`] : []),
    `${parties.size} ${parties.size === 1 ? 'number' : 'numbers'}`,
    ...(cells.size > 0 ? [`${cells.size} ${cells.size === 1 ? 'cell' : 'cells'}`] : []),
    ...Object.entries(roles).filter(() => subject.kind !== 'operation').map(([role, n]) => `${n} ${role}`),
  ].join(', ')
  const until = day.last > day.first ? ` until ${formatTime(minutes(day.last))}` : ''
  return `${`${who}${where}${until}`.trim()}: ${told}`
}

export function operationText({ id, kind, label, members, pairs, end }: OperationFacts, days: string): string {
  const what = label === 1 ? 'fraud' : 'lawful'
  return `${id}: ${kind} (${what}), ${members} ${members === 1 ? 'member' : 'members'}, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ${days}, ended by ${end}`
}

/** Whole minutes of the local day. */
function minutes(time: number): number {
  const ofDay = ((time % DAY_LENGTH) + DAY_LENGTH) % DAY_LENGTH
  return ofDay - (ofDay % 60)
}

/** `08:31` of a time after the first midnight. */
export function clock(time: number): string {
  return formatTime(minutes(time))
}

export function length(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

function times(n: number): string {
  return n === 1 ? 'time' : 'times'
}
