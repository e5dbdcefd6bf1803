// Encodings that are written, with their numbers in the format.

export const ENCODINGS = { PLAIN: 0, RLE: 3, DELTA_BINARY_PACKED: 5, DELTA_LENGTH_BYTE_ARRAY: 6, DELTA_BYTE_ARRAY: 7, RLE_DICTIONARY: 8 } as const

export type Encoding = keyof typeof ENCODINGS
