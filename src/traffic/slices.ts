// Slices: stretches of about a minute, in which the attempts of a day are put in order.

/** A slice is 2^SLICE_BITS ms long: at a million subscribers its attempts fit a core's second cache, with all that is found of them. */
export const SLICE_BITS = 16
export const SLICES = Math.ceil(86_400_000 / 2 ** SLICE_BITS)
