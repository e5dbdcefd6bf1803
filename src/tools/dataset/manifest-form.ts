// The form of a manifest, so that nothing later meets a value that it does not expect.
import { z } from 'zod'
import { readDate } from '../../base/calendar.ts'
import type { Manifest } from '../../records/manifest.ts'

const count = z.int().min(0)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().refine((text) => readDate(text) !== undefined, 'no date')

const form = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  seed: z.string(),
  period: z.tuple([day, day]).refine(([from, to]) => from <= to, 'ends before it begins'),
  utcOffset: z.int().min(-1439).max(1439),
  formats: z.array(z.enum(['csv', 'parquet', 'parquet-plain'])).min(1),
  ids: z.enum(['string', 'int64']),
  blind: z.boolean(),
  codec: z.string(),
  scenarioSha256: digest,
  files: z.array(z.object({ path: z.string().min(1), table: z.string(), rows: count, bytes: count, sha256: digest })),
  tables: z.record(z.string(), z.object({ rows: count, contentHash: z.string() })),
  counts: z.object({
    subscribers: count,
    lines: count,
    cells: count,
    days: count,
    operations: count,
    records: z.record(z.string(), count),
    sims: z.record(z.string(), count),
    relaySims: count,
  }),
  layout: z.literal('hf').optional(),
  about: z.object({
    title: z.string().optional(),
    description: z.string().optional(),
    creators: z.array(z.string()).optional(),
    licence: z.string().optional(),
    url: z.string().optional(),
    date: day.optional(),
  }).optional(),
})

/** The manifest that a text is, or what is wrong with it. */
export function readManifest(text: string): Manifest | readonly string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return [`is no JSON: ${error instanceof Error ? error.message : String(error)}`]
  }
  const read = form.safeParse(value)
  if (read.success) return read.data
  return read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
}
