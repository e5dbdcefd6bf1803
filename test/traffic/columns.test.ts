// Numbers that kernels fill in for many rows, beside those of base/numbering.ts, one by one.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Numbering } from '../../src/base/numbering.ts'
import { Rows } from '../../src/records/rows.ts'
import { SUBSCRIBERS, TRUTH_HOLDINGS } from '../../src/records/tables.ts'
import { Numbers, inArena } from '../../src/traffic/columns.ts'
import { CHUNK_ROWS } from '../../src/traffic/legs.ts'

const index = fc.nat(2 ** 28 - 1)

test('IMSI, MSISDN and IMEI of many rows are those of each', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.tuple(index, index, fc.nat(1)), { maxLength: 70 }), (seed, all) => {
    const numbering = new Numbering(seed)
    for (const table of [SUBSCRIBERS, TRUTH_HOLDINGS]) {
      const rows = Rows.blank(table, CHUNK_ROWS, 0, inArena)
      const numbers = new Numbers(numbering)
      numbers.subscriber.set(all.map(([subscriber]) => subscriber))
      numbers.handset.set(all.map(([, handset]) => handset))
      numbers.slot.set(all.map(([, , slot]) => slot))
      rows.size = all.length
      numbers.fill(rows)
      const column = (name: string) => [...rows.floats(name).subarray(0, all.length)]
      expect(column('imsi')).toEqual(all.map(([subscriber]) => numbering.imsi(subscriber)))
      if (table === SUBSCRIBERS) expect(column('msisdn')).toEqual(all.map(([subscriber]) => numbering.msisdn(subscriber)))
      else expect(column('imei')).toEqual(all.map(([, handset, slot]) => numbering.imei(handset, slot)))
    }
  }))
})
