// Numbers of subscribers and handsets: undialable, of fixed length, in no readable order.
import { Permutation, SmallPermutation } from './permutation.ts'
import { keyFor } from './random.ts'

/** Country code 999 is not assigned (ITU-T list of E.164 country codes); 14 digits in all. */
export const ON_NET_NUMBER = 99913100000000
export const OFF_NET_NUMBER = 99915100000000
/** Mobile country code 999 is for private networks (ITU-T E.212); network code 46 is assumed. */
export const IMSI_BASE = 999461000000000
/** No reporting body has the identifier 77 (GSMA TS.06, list of reporting bodies; from memory). */
const TAC_BASE = 77000000
export const REFERENCE_BASE = 1e15

export const MSISDN_DIGITS = 14
export const IMSI_DIGITS = 15
export const IMEI_DIGITS = 15
export const REFERENCE_DIGITS = 16

/** Luhn's sum of four digits, of which the last and the second are doubled. */
const LUHN = Uint8Array.from({ length: 10_000 }, (_, four) => {
  const doubled = (digit: number) => (digit < 5 ? 2 * digit : 2 * digit - 9)
  return Math.floor(four / 1000) + doubled(Math.floor(four / 100) % 10) + (Math.floor(four / 10) % 10) + doubled(four % 10)
})

/** The digit that completes a Luhn sum to a multiple of ten. */
const CHECK = Uint8Array.from({ length: 14 * 9 + 1 }, (_, sum) => (10 - (sum % 10)) % 10)

/**
 * Type allocation codes, scattered below the reporting body, in the order of how many handsets have them: sizes by Zipf's
 * law in stretches of 2^17 serial numbers, of which a code holds seven (assumed; popular models have several codes). MODEL
 * gives the code of each stretch of the 2^29 numbers, FIRST the first stretch of each code.
 */
const STRETCH_BITS = 17
const STRETCHES = 1 << (29 - STRETCH_BITS)
const MOST_STRETCHES = 7
const MODEL = new Uint16Array(STRETCHES)
const FIRST = new Uint16Array(STRETCHES)
for (let stretch = 0, model = 0; stretch < STRETCHES; model++) {
  const size = Math.max(1, Math.round((MOST_STRETCHES * 150) / Math.max(150, model)))
  FIRST[model] = stretch
  MODEL.fill(model, stretch, stretch + size)
  stretch += size
}
const TAC = Float64Array.from({ length: MODEL[STRETCHES - 1] + 1 }, (_, model) => TAC_BASE + ((model * 3571) % 1e6))
const TAC_SUM = Uint8Array.from(TAC, luhnSum)

/** Half the bits of the permutations of MSISDNs and of IMSIs; those of records and references have halves of 26. */
export const NUMBER_HALF = 14
export const IMSI_HALF = 15

/** Gives every index its number, one to one. All numbers are exact below 2^53. */
export class Numbering {
  readonly #onNet: SmallPermutation
  readonly #offNet: SmallPermutation
  readonly #imsi: SmallPermutation
  readonly #imei: SmallPermutation
  readonly #record: Permutation
  readonly #reference: Permutation

  constructor(seed: string) {
    this.#onNet = new SmallPermutation(keyFor(seed, 'numbering/msisdn'), 2 * NUMBER_HALF)
    this.#offNet = new SmallPermutation(keyFor(seed, 'numbering/off-net'), 2 * NUMBER_HALF)
    this.#imsi = new SmallPermutation(keyFor(seed, 'numbering/imsi'), 2 * IMSI_HALF)
    this.#imei = new SmallPermutation(keyFor(seed, 'numbering/imei'), 28)
    this.#record = new Permutation(keyFor(seed, 'numbering/record'), 52)
    this.#reference = new Permutation(keyFor(seed, 'numbering/reference'), 52)
  }

  /** The words of the permutations for kernels: on-net and off-net numbers and IMSIs three each, then records and references four. */
  words(): Int32Array {
    const permutations = [this.#onNet, this.#offNet, this.#imsi, this.#record, this.#reference]
    return Int32Array.from(permutations.flatMap(({ words }) => [...words]))
  }

  /** MSISDN of a subscriber of this network; index below 2^28. */
  msisdn(subscriber: number): number {
    return ON_NET_NUMBER + this.#onNet.of(subscriber)
  }

  /** MSISDN of a line of another network; line below 2^28. */
  offNetNumber(line: number): number {
    return OFF_NET_NUMBER + this.#offNet.of(line)
  }

  imsi(subscriber: number): number {
    return IMSI_BASE + this.#imsi.of(subscriber)
  }

  /**
   * IMEI with its check digit: TAC 8, serial number 6, check digit 1 (3GPP TS 23.003 §6.2.1). `handset` is below 2^28; the
   * second `slot` of a handset for two SIMs has the serial number after that of the first.
   */
  imei(handset: number, slot = 0): number {
    const scattered = 2 * this.#imei.of(handset) + slot
    const model = MODEL[scattered >>> STRETCH_BITS]
    const serial = scattered - (FIRST[model] << STRETCH_BITS)
    const upper = (serial / 1e4) | 0
    const sum = TAC_SUM[model] + LUHN[upper] + LUHN[serial - upper * 1e4]
    return TAC[model] * 1e7 + serial * 10 + CHECK[sum]
  }

  /** `key` is a whole number below 2^52 that no other record has. */
  recordId(key: number): number {
    return this.#record.of(key)
  }

  /** Always 16 digits. */
  callReference(key: number): number {
    return REFERENCE_BASE + this.#reference.of(key)
  }
}

/** Check digit after the 14 digits of `body` (ISO/IEC 7812-1 annex B; for the IMEI 3GPP TS 23.003 annex B). */
export function luhnDigit(body: number): number {
  const tac = Math.floor(body / 1e6)
  const serial = body - tac * 1e6
  return CHECK[luhnSum(tac) + LUHN[Math.floor(serial / 1e4)] + LUHN[serial % 1e4]]
}

function luhnSum(eight: number): number {
  return LUHN[Math.floor(eight / 1e4)] + LUHN[eight % 1e4]
}
