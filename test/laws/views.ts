// Views of a simulation that several laws share.
import { CUT, DAY, SECOND } from '../../src/base/units.ts'
import { type Attempt, type CallRow, type Simulation, type Stage, cutOf, daysOf } from './simulate.ts'

const MIDNIGHT = DAY - CUT

/** Things by what `by` says of them, in the order in which they come. */
export function grouped<K, T>(things: Iterable<T>, by: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const thing of things) {
    const key = by(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

/** Attempts seized in the period by or towards a subscriber who was reached: those that leave records. */
export function recorded({ attempts, scenario, crowd }: Simulation): Attempt[] {
  const last = daysOf(scenario) - 1
  return attempts.filter(({ unit, ms, caller, callee, setup }) =>
    (unit >= 0 || ms >= MIDNIGHT) && (unit < last || ms < MIDNIGHT)
      && (!crowd.isOffNet(caller) || (setup > 0 && !crowd.isOffNet(callee))))
}

/** The number of a line, as records have it. */
export function numberOf({ population: { lines, numbering }, crowd }: Stage, line: number): number {
  return crowd.isOffNet(line) ? numbering.offNetNumber(line) : numbering.msisdn(lines.subscriberAt(line))
}

/** By which an attempt and its records know each other: second, caller and callee. */
export function nameOf(stage: Stage, { unit, ms, caller, callee }: Attempt): string {
  const second = cutOf(stage.scenario, unit) + Math.floor(ms / SECOND)
  return `${second} ${numberOf(stage, caller)} ${numberOf(stage, callee)}`
}

/** The same of a record; pieces of a call have one name. */
export function nameOfRow({ seizure_time, calling_number, called_number }: CallRow): string {
  return `${seizure_time} ${calling_number} ${called_number}`
}

/** The operation's dials and returned calls among the attempts, with what the log says of them. */
export function acts({ attempts, log }: Simulation) {
  return attempts.filter(({ row }) => row >= 0).map((attempt) => {
    const script = log.scripts[attempt.unit]
    const { row } = attempt
    return {
      attempt, part: script.part[row], operation: script.operation[row], pair: script.pair[row], barred: script.barred[row] === 1,
      /** Ms after the first cut of the run. */
      moment: attempt.unit * DAY + attempt.ms,
    }
  })
}
