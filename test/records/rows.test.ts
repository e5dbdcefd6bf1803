// Rows: one written field by field is the one that was added whole.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field, Table } from '../../src/records/fields.ts'
import { Rows, type Value } from '../../src/records/rows.ts'

const of = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({ name, type, description: '', source: '', ...more })
const table: Table = {
  path: 'test/rows', daily: false, description: '', key: ['id'],
  fields: [
    of('id', 'identifier'), of('count', 'int32', { nullable: true }), of('note', 'text', { nullable: true }),
    of('colour', 'category', { nullable: true, values: ['red', 'green'] }), of('at', 'time', { nullable: true }),
  ],
}
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const row = fc.record({
  id: fc.nat(), count: orNull(fc.nat()), note: orNull(fc.string()), colour: orNull(fc.constantFrom('red', 'green')), at: orNull(fc.nat(1e6)),
})

/** What a reader would see: nothing under a null. */
function seen(rows: Rows): unknown[] {
  return rows.chunk().columns.map(({ data, valid }) => Array.from(data as ArrayLike<unknown>, (value, i) => (valid?.[i] === 0 ? null : value)))
}

test('a blank row that is set is the row that is added', () => {
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.array(row, { maxLength: 20 }), (given, before) => {
    const [added, written] = [new Rows(table, 20, 7), Rows.blank(table, 20, 7)]
    for (const each of before) written.add(each)
    written.clear() // what was there must not show
    for (const { id, ...rest } of given) {
      added.add({ id, ...rest })
      const at = written.size++
      written.floats('id')[at] = id
      const some: Record<string, Value> = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
      written.set(at, some)
    }
    expect(seen(written)).toEqual(seen(added))
  }))
})

test('what may not be missing is asked for', () => {
  expect(() => new Rows(table, 1).add({ count: 1 })).toThrow('test/rows.id has no value')
  expect(() => new Rows(table, 1).texts('id')).toThrow('test/rows.id is no text')
})
