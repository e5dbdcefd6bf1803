// Pauses as a kernel finds them, against the same sum in JavaScript.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/base/quantiles.ts'
import { INTS, OUT } from '../../src/kernels/arena.ts'
import { kernels } from '../../src/kernels/kernels.ts'

const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })

test('pauses are the shares of a log-normal, to the second', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), fc.double({ min: 0.1, max: 2, noNaN: true }), share, share, (median, sigma, one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    kernels.pausesBetween(median, sigma, low, high, 64, OUT)
    const exact = Array.from({ length: 64 }, (_, i) => median * Math.exp(sigma * normalQuantile(low + ((i + 0.5) / 64) * (high - low))))
    const found = [...INTS.subarray(OUT >> 2, (OUT >> 2) + 64)]
    // Exponentials may differ in their last bit, which matters only where the exact one is half a second
    exact.forEach((seconds, i) => {
      if (Math.abs(seconds - Math.floor(seconds) - 0.5) > 1e-6) expect(found[i]).toBe(Math.round(seconds))
    })
  }))
})
