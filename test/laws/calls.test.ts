// Laws of the records of calls.
import { describe, expect } from 'vitest'
import { Ending, wasAnswered } from '../../src/network/outcome.ts'
import { Part } from '../../src/operations/log.ts'
import { law } from './law.ts'
import type { Attempt, CallRow } from './simulate.ts'
import { acts, grouped, nameOf, nameOfRow, recorded } from './views.ts'

/** Cause, diagnostics and party that may stand together (3GPP TS 32.298, TS 24.008 annex H). */
const LEGAL = new Set([
  '0/16/1', '0/16/2', // answered, either hangs up
  '4/41/3', // cut by the radio network
  '3/17/3', '3/20/3', // busy, absent
  '3/21/2', '3/16/1', '3/19/3', // rejected, given up, rung out
  '3/8/3', // barred
  '3/1/3', '3/27/3', // vacant, suspended
  '1/null/null', // a piece of a longer call
])

describe('every attempt', () => {
  law('nobody is in two calls at once, on either SIM of a handset', ({ attempts, crowd }) => {
    for (const [unit, day] of byUnit(attempts)) {
      const until = new Map<number, Attempt>()
      crowd.setDay(unit)
      for (const attempt of day) {
        const { caller, callee, ms, setup } = attempt
        const lines = setup > 0 ? [caller, callee] : [caller]
        for (const line of [...lines, ...lines.map((each) => crowd.twinOf(each, ms))]) {
          const last = until.get(line)
          if (last && last.until > ms) expect.fail(`line ${line} is held: ${JSON.stringify([last, attempt])}`)
        }
        for (const line of lines) until.set(line, attempt)
      }
    }
  })

  law('no handset is in two calls at once', ({ rows }) => {
    const calls = rows.filter(({ partial_record_number: piece }) => piece === null || piece === 1)
    const whole = wholeCalls(rows)
    const until = new Map<number, CallRow>()
    for (const row of calls.toSorted((a, b) => a.seizure_time - b.seizure_time)) {
      if (row.served_imei === null) continue
      const last = until.get(row.served_imei)
      const end = last ? whole.get(`${last.network_call_reference}/${last.record_type}`) as number : 0
      // Seconds are cut from moments: two calls may share the second in which one ends and the other begins.
      if (last && end > row.seizure_time + 1) expect.fail(`handset ${row.served_imei}: ${JSON.stringify([last, row])}`)
      until.set(row.served_imei, row)
    }
  })

  law('nobody calls himself', ({ attempts, rows }) => {
    for (const { caller, callee, ms } of attempts) if (caller === callee) expect.fail(`line ${caller} at ${ms}`)
    for (const row of rows) if (row.calling_number === row.called_number) expect.fail(JSON.stringify(row))
  })

  law('attempts of a unit come in the order of moment, caller and key', ({ attempts }) => {
    for (const day of byUnit(attempts).values()) {
      for (let i = 1; i < day.length; i++) if (!precedes(day[i - 1], day[i])) expect.fail(JSON.stringify([day[i - 1], day[i]]))
    }
  })

  law('a subscriber is busy only when another call holds its line, or the other one in its handset', ({ attempts, crowd }) => {
    for (const [unit, day] of byUnit(attempts)) {
      const until = new Map<number, number>()
      crowd.setDay(unit)
      for (const { caller, callee, ms, setup, ending, until: end } of day) {
        const held = [callee, crowd.twinOf(callee, ms)].some((line) => (until.get(line) ?? 0) > ms)
        if (held && ending !== Ending.barred && ending !== Ending.busy) expect.fail(`callee ${callee} at ${ms} is engaged, ending ${ending}`)
        if (ending === Ending.busy && !held && !crowd.isOffNet(callee)) expect.fail(`callee ${callee} at ${ms} is free`)
        until.set(caller, end)
        if (setup > 0) until.set(callee, end)
      }
    }
  })

  law('no call crosses the cut', ({ attempts }) => {
    for (const attempt of attempts) if (attempt.until > 86_400_000) expect.fail(JSON.stringify(attempt))
  }, { runs: 16 })
})

describe('every record', () => {
  law('times are whole seconds and in order', ({ rows }) => {
    for (const row of rows) {
      const times = [row.seizure_time, row.alerting_time, row.answer_time, row.release_time].filter((time) => time !== null)
      for (const time of times) if (!Number.isInteger(time)) expect.fail(JSON.stringify(row))
      for (let i = 1; i < times.length; i++) if (times[i - 1] > times[i]) expect.fail(JSON.stringify(row))
    }
  })

  law('an answered record lasts from answer to release, an unanswered one has no answer and lasts from its seizure', ({ rows }) => {
    for (const row of rows) {
      const talked = row.cause_for_term === 0 || row.cause_for_term === 1 || row.cause_for_term === 4
      const begin = talked ? row.answer_time : row.seizure_time
      if (talked !== (row.answer_time !== null)) expect.fail(`answer of ${JSON.stringify(row)}`)
      if (row.release_time - (begin as number) !== row.call_duration) expect.fail(`duration of ${JSON.stringify(row)}`)
      if (row.call_duration < 1) expect.fail(`no duration: ${JSON.stringify(row)}`)
    }
  })

  law('cause, diagnostics and party are one of the legal triples', ({ rows }) => {
    for (const row of rows) {
      const triple = `${row.cause_for_term}/${row.diagnostics}/${row.disconnect_party}`
      if (!LEGAL.has(triple)) expect.fail(`${triple}: ${JSON.stringify(row)}`)
    }
  })

  law('a record with another number of pieces: they follow one another, each of half an hour but the last', ({ rows }) => {
    for (const legs of grouped(rows, (row) => `${row.network_call_reference}/${row.record_type}`).values()) {
      if (legs.length === 1 && legs[0].partial_record_number === null) continue
      legs.sort((a, b) => (a.partial_record_number as number) - (b.partial_record_number as number))
      legs.forEach((row, i) => {
        const last = i === legs.length - 1
        expect(row.partial_record_number).toBe(i + 1)
        expect(row.cause_for_term === 1).toBe(!last)
        if (!last) expect([row.call_duration, row.release_time]).toEqual([1800, legs[i + 1].answer_time])
      })
    }
  })

  law('a call has both legs where both are subscribers and the callee was alerted, and one leg elsewhere', (simulation) => {
    const calls = grouped(simulation.rows, nameOfRow)
    const references = new Set<number>()
    for (const attempt of recorded(simulation)) {
      const from = !simulation.crowd.isOffNet(attempt.caller)
      const to = !simulation.crowd.isOffNet(attempt.callee) && attempt.setup > 0
      const name = nameOf(simulation, attempt)
      const rows = calls.get(name)
      if (!rows) return expect.fail(`no record of ${JSON.stringify(attempt)}`)
      calls.delete(name)
      const types = [...new Set(rows.map((row) => row.record_type))].join()
      const one = rows.every((row) => row.network_call_reference === rows[0].network_call_reference)
      if (types !== [...(from ? ['MOC'] : []), ...(to ? ['MTC'] : [])].join() || !one) expect.fail(JSON.stringify([attempt, rows]))
      references.add(rows[0].network_call_reference)
      if (wasAnswered(attempt.ending) === rows.some((row) => row.answer_time === null)) expect.fail(JSON.stringify([attempt, rows]))
    }
    expect([...calls.values()]).toEqual([])
    expect(references.size).toBe(new Set(simulation.rows.map((row) => row.network_call_reference)).size)
  })

  law('record ids are all different', ({ rows }) => {
    expect(new Set(rows.map((row) => row.record_id)).size).toBe(rows.length)
  })

  law('the label is 1 exactly on the legs of dials of operations whose kind has label 1', (simulation) => {
    const dialled = new Set(acts(simulation)
      .filter(({ part, operation }) => part === Part.dial && simulation.labels[operation] === 1)
      .map(({ attempt }) => nameOf(simulation, attempt)))
    for (const row of simulation.rows) if ((row.label === 1) !== dialled.has(nameOfRow(row))) expect.fail(JSON.stringify(row))
  })

  law('the truth hears of each record of an operation once, and of no other', (simulation) => {
    const names = new Set(acts(simulation).map(({ attempt }) => nameOf(simulation, attempt)))
    const own = simulation.rows.filter((row) => names.has(nameOfRow(row)))
    const told = new Map(simulation.operated.map(({ record, reference }) => [record, reference]))
    expect(told.size).toBe(simulation.operated.length)
    expect(told.size).toBe(own.length)
    for (const row of own) if (told.get(row.record_id) !== row.network_call_reference) expect.fail(JSON.stringify(row))
  })
})

function byUnit(attempts: readonly Attempt[]): Map<number, Attempt[]> {
  return grouped(attempts, ({ unit }) => unit)
}

function precedes(a: Attempt, b: Attempt): boolean {
  if (a.ms !== b.ms) return a.ms < b.ms
  return a.caller === b.caller ? a.key < b.key : a.caller < b.caller
}

/** Last release of each leg. */
function wholeCalls(rows: readonly CallRow[]): Map<string, number> {
  const ends = new Map<string, number>()
  for (const row of rows) {
    const leg = `${row.network_call_reference}/${row.record_type}`
    ends.set(leg, Math.max(ends.get(leg) ?? -Infinity, row.release_time))
  }
  return ends
}
