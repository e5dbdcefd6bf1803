// One picture of each mark, for tests.
import type { Picture } from '../../src/pictures/index.ts'

const DAY = 19_138 * 86_400
const description = 'Made for a test.'
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

export const ccdf: Picture = {
  name: 'ccdf', title: 'Calls <a day> & more', description,
  x: { label: 'calls a day', scale: 'log' },
  y: { label: 'SIMs with more', scale: 'log', domain: [0.001, 1], format: 'percent' },
  layers: [
    { mark: 'steps', name: 'residents', colour: 'c8', points: [[1, 1], [10, 0.3], [100, 0.01], [2000, 0.0001]] },
    { mark: 'steps', name: 'relay SIMs', colour: 'c1', strong: true, dash: 1, points: [[1, 1], [100, 0.9], [900, 0.002]] },
    { mark: 'line', name: 'fitted', colour: 'c2', points: [[1, 1], [1000, 0.001]] },
    { mark: 'rules', on: 'y', colour: 'muted', values: [{ value: 0.5, text: 'half' }] },
  ],
}

export const hours: Picture = {
  name: 'hours', title: 'Hours', description,
  x: { label: 'hour', scale: 'band', bands: HOURS },
  y: { label: '', scale: 'band', bands: ['Mon', 'Tue'] },
  layers: [{
    mark: 'heat', colour: 'ink', reach: [0, 1], ends: ['0', '1 %'], value: 'of calls',
    cells: HOURS.flatMap((_, x) => [0, 1].map((y) => ({ x, y, value: x / 23 }))),
  }],
}

export const strips: Picture = {
  name: 'strips', title: 'Strips', description,
  x: { label: '', scale: 'time', grid: true },
  y: { label: 'SIM', scale: 'band', bands: ['A', 'B'] },
  layers: [
    { mark: 'intervals', name: 'in a handset', colour: 'c2', intervals: [{ band: 0, from: DAY, to: DAY + 4000, title: 'A' }, { band: 1, from: DAY, to: DAY + 90_000 }] },
    { mark: 'dots', name: 'barred', sign: 'cross', colour: 'c1', dots: [{ x: DAY + 4000, y: 0, title: 'barred' }] },
    { mark: 'rules', on: 'x', name: 'raid', colour: 'c1', values: [{ value: DAY + 80_000, text: 'raid' }] },
  ],
}

export const amounts: Picture = {
  name: 'amounts', title: 'Amounts', description,
  x: { label: 'share', scale: 'linear', format: 'percent' },
  y: { label: 'feature', scale: 'band', bands: ['calls', '通话'] },
  layers: [
    { mark: 'bars', along: 'y', name: 'real', colour: 'c2', place: { index: 0, of: 2 }, bars: [{ band: 0, value: 0.4 }, { band: 1, value: 0.2, title: 'b' }] },
    { mark: 'bars', along: 'y', name: 'ours', colour: 'c4', place: { index: 1, of: 2 }, bars: [{ band: 0, value: 0.3 }, { band: 1, value: 0.25, from: 0.1 }] },
  ],
}

export const PICTURES = [ccdf, hours, strips, amounts]
