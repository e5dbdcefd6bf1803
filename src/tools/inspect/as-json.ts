// A first look as one JSON object.
import type { Frame } from '../dataset/frame.ts'
import type { Inspection } from './inspect.ts'

export function inspectionJson({ manifest, tables, operations, hours, examples }: Inspection, frame: Frame): object {
  const { name, version, seed, period, utcOffset, formats, ids, blind, codec, counts } = manifest
  return {
    name, version, seed, period, utcOffset, formats, ids, blind, codec, counts, tables,
    operations: operations.map((operation) => ({ ...operation, from: frame.text(operation.from), to: frame.text(operation.to) })),
    hours: { from: frame.text(0), all: [...hours.all], ...(hours.relay ? { relay: [...hours.relay] } : {}) },
    examples,
  }
}
