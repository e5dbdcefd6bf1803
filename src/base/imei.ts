// IMEIs: type allocation codes that some handsets have oftener than others, serial numbers, and Luhn's check digit.
import { BYTES, DOUBLES, deal } from '../kernels/arena.ts'

/** No reporting body has the identifier 77 (GSMA TS.06, list of reporting bodies; from memory). */
const TAC_BASE = 77000000

/** What a digit adds to Luhn's sum where it is doubled. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]

/** Luhn's sum of four digits, of which the last and the second are doubled. */
const LUHN = luhnTable()

function luhnTable(): Uint8Array {
  const sums = new Uint8Array(10_000)
  let four = 0
  for (let upper = 0; upper < 100; upper++) {
    const sum = Math.floor(upper / 10) + DOUBLED[upper % 10]
    for (let third = 0; third < 10; third++) for (let last = 0; last < 10; last++) sums[four++] = sum + third + DOUBLED[last]
  }
  return sums
}

/** The digit that completes a Luhn sum to a multiple of ten. */
const CHECK = new Uint8Array(14 * 9 + 1).map((_, sum) => (10 - (sum % 10)) % 10)

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
dealStretches()
const TAC = new Float64Array(MODEL[STRETCHES - 1] + 1)
const TAC_SUM = new Uint8Array(TAC.length)
for (let model = 0; model < TAC.length; model++) {
  TAC[model] = TAC_BASE + ((model * 3571) % 1e6)
  TAC_SUM[model] = luhnSum(TAC[model])
}

function dealStretches(): void {
  for (let stretch = 0, model = 0; stretch < STRETCHES; model++) {
    const size = Math.max(1, Math.round((MOST_STRETCHES * 150) / Math.max(150, model)))
    FIRST[model] = stretch
    for (const end = Math.min(STRETCHES, stretch + size); stretch < end; stretch++) MODEL[stretch] = model
  }
}

/** IMEI of the number below 2^29 of a handset's slot. */
export function imeiOf(scattered: number): number {
  const model = MODEL[scattered >>> STRETCH_BITS]
  const serial = scattered - (FIRST[model] << STRETCH_BITS)
  const upper = (serial / 1e4) | 0
  const sum = TAC_SUM[model] + LUHN[upper] + LUHN[serial - upper * 1e4]
  return TAC[model] * 1e7 + serial * 10 + CHECK[sum]
}

/** Addresses of these tables in the arena, as kernels want them. */
export const IMEI_TABLES: readonly number[] = [MODEL, FIRST, TAC, TAC_SUM, LUHN, CHECK].map((table) => {
  const address = deal(table.byteLength)
  if (table instanceof Float64Array) DOUBLES.set(table, address >> 3)
  else BYTES.set(new Uint8Array(table.buffer), address)
  return address
})

/** Check digit after the 14 digits of `body` (ISO/IEC 7812-1 annex B; for the IMEI 3GPP TS 23.003 annex B). */
export function luhnDigit(body: number): number {
  const tac = Math.floor(body / 1e6)
  const serial = body - tac * 1e6
  return CHECK[luhnSum(tac) + LUHN[Math.floor(serial / 1e4)] + LUHN[serial % 1e4]]
}

function luhnSum(eight: number): number {
  return LUHN[Math.floor(eight / 1e4)] + LUHN[eight % 1e4]
}
