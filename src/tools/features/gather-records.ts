// Gathering records: each row of a table beside the calls goes to the range of its SIM.
import { DatasetError } from '../dataset/dataset-error.ts'
import { Positions } from '../dataset/positions.ts'
import type { Source } from '../dataset/source.ts'
import type { GatherOptions } from './gather-calls.ts'
import type { Network } from './network.ts'
import type { Packing } from './packed.ts'
import { Partition } from './partition.ts'

/** `times` as for `gatherCalls`. The partition has to be closed. */
export async function gatherRecords(
  source: Source, network: Network, { table, columns, width, pack }: Packing, times: readonly [number, number],
  { days, onRows, ranges }: GatherOptions,
): Promise<Partition> {
  const partition = new Partition(network.sims.size, { width, records: source.rows(table), ranges })
  const numbers = new Positions(1024)
  const [timeField] = columns.filter((name) => name.endsWith('_time'))
  try {
    await source.each(table, { columns: ['served_imsi', ...columns], ...(days ? { days } : {}) }, (rows, { entry }) => {
      const [imsi, time] = [rows.floats('served_imsi'), rows.ints(timeField)]
      const write = pack(rows, numbers)
      for (let row = 0; row < rows.rows; row++) {
        if (time[row] < times[0] || time[row] >= times[1]) continue
        const sim = network.sims.find(imsi[row])
        if (sim < 0) throw new DatasetError(`${entry.path} has a record of SIM ${imsi[row]}, which data/subscribers does not list`)
        const at = partition.place(sim)
        write(row, partition.legs, at + 1)
      }
      onRows?.(rows.rows)
    })
    return partition
  } catch (error) {
    partition.close()
    throw error
  }
}
