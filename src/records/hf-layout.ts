// The hf layout: the files of a dataset by splits of time, as Hugging Face names them.

/** Of a period's days: the first three fifths to train on, a fifth for validation, the last fifth to test; assumed, as is usual. */
const TRAINED = 0.6
const VALIDATED = 0.8

/** In the order of time. */
export const SPLITS = ['train', 'validation', 'test'] as const
export type Split = (typeof SPLITS)[number]

/** The split of a day, counted from 0. Two days have no validation, one day is for training. */
export function splitOfDay(day: number, days: number): Split {
  const train = Math.min(Math.max(1, days - 2), Math.max(1, Math.round(TRAINED * days)))
  const validation = days < 3 ? train : Math.min(days - 1, Math.max(train + 1, Math.round(VALIDATED * days)))
  return day < train ? 'train' : day < validation ? 'validation' : 'test'
}

/** `train-00000-of-00004`, without its ending. */
export function hfName(split: Split, index: number, count: number): string {
  const five = (n: number) => String(n).padStart(5, '0')
  return `${split}-${five(index)}-of-${five(count)}`
}

const NAME = /\/(train|validation|test)-(\d{5})-of-\d{5}\.[a-z]+$/

/** The split and the place in it that a path tells; undefined where it tells none. */
export function hfPlace(path: string): { readonly split: Split; readonly index: number } | undefined {
  const [, split, index] = NAME.exec(path) ?? []
  return split === undefined ? undefined : { split: split as Split, index: Number(index) }
}
