// Holdings: which SIMs have left their owners, and which handset, holder and place each has at a moment.

/** Who holds SIMs: an index into the operations' members, given by whoever records a holding. */
export interface Holding {
  readonly line: number
  /** Handset index: those of the crowd come first, one per subscriber. */
  readonly handset: number
  readonly member: number
  /** Milliseconds after the first cut of the run. */
  readonly from: number
  to: number
}

/** A SIM that left its owner at the beginning of a day. */
export interface Sale {
  readonly line: number
  readonly day: number
  /** Chance that it is answered from then on. */
  readonly answers: number
}

/** SIMs that changed hands, with their lives. Everybody else's SIM is in its owner's handset all the time. */
export class Holdings {
  readonly #since = new Map<number, number>()
  readonly #chance = new Map<number, number>()
  readonly #lives = new Map<number, Holding[]>()
  /** One bit a line of the country: worth asking the maps. */
  readonly #flags: Uint8Array

  constructor(addresses: number) {
    this.#flags = new Uint8Array((addresses >>> 3) + 1)
  }

  /** From the start of a day on, the SIM belongs to an operation whose people pick up with this chance. */
  sell(line: number, day: number, answers: number): void {
    this.#flags[line >>> 3] |= 1 << (line & 7)
    this.#since.set(line, day)
    this.#chance.set(line, answers)
  }

  isSold(line: number, day: number): boolean {
    if ((this.#flags[line >>> 3] & (1 << (line & 7))) === 0) return false
    return day >= (this.#since.get(line) ?? Infinity)
  }

  wasEverSold(line: number): boolean {
    return this.#since.has(line)
  }

  /** Chance that a sold SIM is answered where it is in a handset. */
  answers(line: number): number {
    return this.#chance.get(line) ?? 0
  }

  insert(line: number, handset: number, member: number, from: number, to: number): Holding {
    const holding: Holding = { line, handset, member, from, to }
    const life = this.#lives.get(line)
    if (life) life.push(holding)
    else this.#lives.set(line, [holding])
    return holding
  }

  /** The SIM leaves its handset, where it is in one; put in and taken out at once, it never was there. */
  remove(line: number, moment: number): void {
    const life = this.#lives.get(line)
    const holding = life?.at(-1)
    if (!life || !holding || holding.to <= moment) return
    if (holding.from === moment) life.pop()
    else holding.to = moment
  }

  /** Where a sold SIM is at a moment, or undefined: in no handset. */
  at(line: number, moment: number): Holding | undefined {
    const life = this.#lives.get(line)
    if (!life) return undefined
    for (let i = life.length - 1; i >= 0; i--) if (life[i].from <= moment) return moment < life[i].to ? life[i] : undefined
    return undefined
  }

  /** All of them, line by line in the order of sale. */
  *all(): Generator<Holding> {
    for (const life of this.#lives.values()) yield* life
  }

  /** Sold SIMs in the order of sale. */
  sales(): Sale[] {
    return [...this.#since].map(([line, day]) => ({ line, day, answers: this.answers(line) }))
  }

  /** The same again, from plain data that another thread has sent. */
  static from(addresses: number, sales: readonly Sale[], all: readonly Holding[]): Holdings {
    const holdings = new Holdings(addresses)
    for (const { line, day, answers } of sales) holdings.sell(line, day, answers)
    for (const { line, handset, member, from, to } of all) holdings.insert(line, handset, member, from, to)
    return holdings
  }
}
