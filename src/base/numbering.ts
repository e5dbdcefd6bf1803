// Numbers of subscribers and handsets: undialable, of fixed length, in no readable order.
import { imeiOf } from './imei.ts'
import { Permutation, SmallPermutation } from './permutation.ts'
import { keyFor } from './random.ts'

/** Country code 999 is not assigned (ITU-T list of E.164 country codes); 14 digits in all. */
export const ON_NET_NUMBER = 99913100000000
export const OFF_NET_NUMBER = 99915100000000
/** Mobile country code 999 is for private networks (ITU-T E.212); network code 46 is assumed. */
export const IMSI_BASE = 999461000000000
export const REFERENCE_BASE = 1e15

export const MSISDN_DIGITS = 14
export const IMSI_DIGITS = 15
export const IMEI_DIGITS = 15
export const REFERENCE_DIGITS = 16

/** Half the bits of the permutations of MSISDNs and of IMSIs; those of records and references have halves of 26. */
export const NUMBER_HALF = 14
export const IMSI_HALF = 15
/** The same of handsets. */
export const HANDSET_HALF = 14

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
    this.#imei = new SmallPermutation(keyFor(seed, 'numbering/imei'), 2 * HANDSET_HALF)
    this.#record = new Permutation(keyFor(seed, 'numbering/record'), 52)
    this.#reference = new Permutation(keyFor(seed, 'numbering/reference'), 52)
  }

  /** The words of the permutations for kernels: on-net and off-net numbers, IMSIs and handsets three each, then records and references four. */
  words(): Int32Array {
    const permutations = [this.#onNet, this.#offNet, this.#imsi, this.#imei, this.#record, this.#reference]
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
    return imeiOf(2 * this.#imei.of(handset) + slot)
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
