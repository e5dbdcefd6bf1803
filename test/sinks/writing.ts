// Writes the contents of a table in one go.
import type { FileFacts, FileOptions, Format } from '../../src/records/sink.ts'
import { formats } from '../../src/sinks/index.ts'
import { chunkOf } from './tables.ts'
import type { Content } from './tables.ts'

export function formatOf(name: Format['name']): Format {
  return formats.find(format => format.name === name)!
}

/** `cuts` are the rows before which a new chunk begins. */
export function writeContent(
  name: Format['name'], path: string, content: Content, options: Partial<FileOptions> = {}, cuts: readonly number[] = []
): FileFacts {
  const sink = formatOf(name).open({
    table: content.table, path, utcOffset: 480, ids: 'string', metadata: {}, ...options
  })
  const edges = [0, ...cuts, content.rows]
  for (let k = 1; k < edges.length; k++) sink.write(chunkOf(content, edges[k - 1], edges[k]))
  return sink.close()
}
