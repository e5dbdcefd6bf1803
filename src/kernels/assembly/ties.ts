// Ties: how often each link of a rank is called, by bundles, as population/ties.ts has it.
import { double } from './crowd'
import { exp } from './exp'

const BUNDLE: i32 = 8
const STRANGER_SLOTS: i32 = 2
/** Of what is said of a rank, as doubles: contacts, calls a day, share of them to strangers, exponent of Zipf's law. */
const CONTACTS: i32 = 0
const VOLUME: i32 = 1
const STRANGERS: i32 = 2
const EXPONENT: i32 = 3
const FACTS: i32 = 4

/**
 * For so many ranks the rates of bundles and the picks of links. `logs` has the logarithms of places in Zipf's law; there is room for
 * the links of one rank at `links`.
 */
export function bundleUp(ranks: i32, facts: usize, logs: usize, links: usize, rates: usize, picks: usize): void {
  for (let rank = 0; rank < ranks; rank++) {
    const known = <i32>double(facts, rank * FACTS + CONTACTS)
    rateLinks(known, facts + <usize>(rank * FACTS) * 8, logs, links)
    for (let first = 0; first < known; first += BUNDLE) {
      picks = bundle(links + (<usize>first << 3), min(BUNDLE, known - first), rates, picks)
      rates += 8
    }
    picks = bundle(links + (<usize>known << 3), STRANGER_SLOTS, rates, picks)
    rates += 8
  }
}

/** Calls a day over each link of a rank. */
function rateLinks(known: i32, facts: usize, logs: usize, links: usize): void {
  const volume = double(facts, VOLUME)
  const strangers = double(facts, STRANGERS)
  const exponent = double(facts, EXPONENT)
  let sum: f64 = 0
  for (let slot = 0; slot < known; slot++) {
    const share = exp(-exponent * double(logs, slot))
    store<f64>(links + (<usize>slot << 3), share)
    sum += share
  }
  const factor = volume * (1 - strangers) / sum
  for (let slot = 0; slot < known; slot++) {
    const at = links + (<usize>slot << 3)
    store<f64>(at, load<f64>(at) * factor)
  }
  for (let slot = known; slot < known + STRANGER_SLOTS; slot++) store<f64>(links + (<usize>slot << 3), volume * strangers / <f64>STRANGER_SLOTS)
}

/** Sums the rates of links, and marks where each one ends among 65,536 picks; gives where its picks end. */
function bundle(links: usize, count: i32, rate: usize, picks: usize): usize {
  let sum: f64 = 0
  for (let link = 0; link < count; link++) sum += double(links, link)
  store<f64>(rate, sum)
  let share: f64 = 0
  for (let link = 0; link < count; link++, picks += 4) {
    share += double(links, link) / sum
    store<i32>(picks, link == count - 1 ? 65_536 : <i32>Math.round(share * 65_536))
  }
  return picks
}
