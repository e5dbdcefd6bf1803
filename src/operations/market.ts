// The market: where operations buy SIMs, of ordinary people nearby or elsewhere.
import { draw, unit } from '../base/random.ts'
import { DAY, HOUR } from '../base/units.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { Spot } from './itinerary.ts'
import type { Member, OperationState, Pair } from './operation.ts'
import { beforeWork } from './supply.ts'

/** Tries for a SIM that nobody has bought yet, before the operation goes without. */
const TRIES = 64
/** Tries for one from the right district, before any other will do. */
const CHOICES = 256
/** Chance that people answer on their own SIM (as for known callers in the scenario's defaults). */
const OWN_ANSWERS = 0.78

/** Sells the SIMs of subscribers in service, each once; a SIM leaves its owner in the morning of the day. */
export class Market {
  readonly #crowd: Crowd
  readonly #spot = new Spot()

  constructor(crowd: Crowd) {
    this.#crowd = crowd
  }

  /** Buys lots of SIMs while the stock is below the reserve. */
  restock(operation: OperationState, day: number): number[] {
    const { lines: dialledFrom, sims, answers } = operation.settings
    const bought: number[] = []
    if (dialledFrom === 'landlines') return bought
    const ready = day + Math.ceil(sims.warmUp / 86_400)
    while (operation.stock.length + operation.warming.length < Math.max(1, sims.reserve)) {
      for (let i = 0; i < sims.lot; i++) {
        const line = this.#find(operation, operation.members[i % operation.members.length], day)
        if (line < 0) return bought
        this.#sell(operation, line, day, answers)
        if (ready > day) operation.warming.push({ line, ready })
        else operation.stock.push(line)
        bought.push(line)
      }
    }
    return bought
  }

  /** A member's own SIM: some subscriber's, as any other is; -1 if there is none. */
  ownSim(operation: OperationState, member: Member, day: number): number {
    const line = this.#find(operation, member, day)
    if (line >= 0) this.#crowd.holdings.sell(line, day, OWN_ANSWERS, beforeWork(member, day), 1)
    return line
  }

  /** A SIM for data alone, to which no call is put through; -1 if there is none. */
  dataSim(operation: OperationState, { member }: Pair, day: number): number {
    const line = this.#find(operation, member, day)
    if (line >= 0) this.#sell(operation, line, day, -1)
    return line
  }

  #sell(operation: OperationState, line: number, day: number, answers: number): void {
    this.#crowd.holdings.sell(line, day, answers, leaves(operation, day, line), operation.settings.sims.stillCalled)
  }

  /**
   * The SIM of any subscriber who can call, from the district in which the member works or from another, as
   * the settings share them out; from anywhere where that district has none. -1 if luck or the city runs out.
   */
  #find(operation: OperationState, member: Member, day: number): number {
    const { key, settings: { sims } } = operation
    const { places } = this.#crowd.population
    const { x, y } = this.#spot.find(member, day * DAY)
    const here = places.districtAt(x, y)
    const near = unit(draw(key.k0, key.k1, operation.asked, 18)) >= sims.elsewhere
    let found = -1
    for (let i = 0; i < (found < 0 ? TRIES : CHOICES); i++) {
      const line = this.#any(operation)
      if (line < 0) continue
      if ((places.homeDistrict(line) === here) === near) return line
      found = line
    }
    return found
  }

  #any(operation: OperationState): number {
    const { holdings, population: { lines } } = this.#crowd
    const bits = draw(operation.key.k0, operation.key.k1, operation.asked++, 5)
    const line = lines.lineOf(Math.floor(unit(bits) * lines.subscribers))
    return holdings.wasEverSold(line) || this.#crowd.isOut(line) ? -1 : line
  }
}

/** When a SIM that is bought leaves its owner's handset: in the two hours after the cut, but before work (assumed). */
function leaves({ key, members }: OperationState, day: number, line: number): number {
  const work = Math.min(...members.map((member) => beforeWork(member, day)))
  return day * DAY + Math.floor(unit(draw(key.k0, key.k1, line, 10)) * Math.min(2 * HOUR, work - day * DAY))
}
