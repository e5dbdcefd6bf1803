// Zstandard at level 1, the same bytes on every Node: one WebAssembly instance a thread, shared by writer and reader.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What the package's own functions call. Its package.json exports only those: they allocate on every call, and take a thread longer to load. */
interface Zstd {
  init(wasm: Uint8Array): void
  /** A view of the memory; replaced when the memory grows. */
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(address: number): void
  _ZSTD_isError(code: number): number
  _ZSTD_compressBound(bytes: number): number
  _ZSTD_compress(to: number, room: number, from: number, bytes: number, level: number): number
  _ZSTD_decompress(to: number, room: number, from: number, bytes: number): number
}

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('@bokuweb/zstd-wasm'))
const { Module: zstd, waitInitialized } = require(join(folder, 'module.js')) as { Module: Zstd; waitInitialized(): Promise<void> }
const {
  _malloc: allocate, _free: release, _ZSTD_isError: isError, _ZSTD_compressBound: compressBound,
  _ZSTD_compress: compressAt, _ZSTD_decompress: decompressAt
} = zstd

const LEVEL = 1
let prepared: Promise<void> | undefined
let input = { address: 0, room: 0 }
let output = { address: 0, room: 0 }

/** To be awaited in each thread before anything is compressed or decompressed; the package wants its `init` to run only once. */
export function prepareZstd(): Promise<void> {
  return (prepared ??= initialized())
}

function initialized(): Promise<void> {
  zstd.init(readFileSync(join(folder, 'zstd.wasm')))
  return waitInitialized()
}

/** One frame with `bytes`. The result is good until the next call of this file. */
export function compress(bytes: Uint8Array): Uint8Array {
  input = area(input, bytes.length)
  output = area(output, compressBound(bytes.length))
  zstd.HEAPU8.set(bytes, input.address)
  const size = compressAt(output.address, output.room, input.address, bytes.length, LEVEL)
  if (isError(size)) throw new Error(`zstd cannot compress ${bytes.length} bytes: code ${size}`)
  return zstd.HEAPU8.subarray(output.address, output.address + size)
}

/** The `size` bytes that frames hold, in memory of their own. Throws if frames are damaged or hold another number. */
export function decompress(frames: Uint8Array, size: number): Uint8Array {
  input = area(input, frames.length)
  output = area(output, size)
  zstd.HEAPU8.set(frames, input.address)
  const got = decompressAt(output.address, size, input.address, frames.length)
  if (isError(got) || got !== size) throw new Error(`zstd cannot decompress ${frames.length} bytes to ${size}`)
  return zstd.HEAPU8.slice(output.address, output.address + size)
}

function area(old: { address: number; room: number }, bytes: number): { address: number; room: number } {
  if (bytes <= old.room && old.address !== 0) return old
  const room = Math.max(bytes, 1 << 16)
  const address = allocate(room)
  if (address === 0) throw new Error(`zstd has no memory for ${room} bytes`)
  if (old.address !== 0) release(old.address)
  return { address, room }
}
