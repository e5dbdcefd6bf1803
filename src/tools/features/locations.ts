// When a SIM comes and goes; only in datasets that have data/locations.
import { group } from './feature.ts'
import { LOCATION } from './packed.ts'
import type { SimRecords } from './sim-records.ts'

const DETACH = 1
const UPDATE = 2

export const locations = group({
  detaches_per_day: ['1', 'times a day that the phone went off or out of coverage, of all days looked at'],
  area_updates_per_day: ['1', 'updates of the location area a day, of all days looked at'],
}, ({ size, columns, around }: SimRecords) => {
  const type = columns[LOCATION.type]
  const length = around.days[1] - around.days[0] + 1
  let [detaches, updates] = [0, 0]
  for (let row = 0; row < size; row++) {
    if (type[row] === DETACH) detaches++
    if (type[row] === UPDATE) updates++
  }
  return { detaches_per_day: detaches / length, area_updates_per_day: updates / length }
})
