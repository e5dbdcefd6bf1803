// A growing stretch of bytes that encoders append to, used again for every page.

const encoder = new TextEncoder()

export class Scratch {
  bytes: Uint8Array
  view: DataView
  /** Number of bytes written. */
  end = 0

  constructor(size = 1 << 12) {
    this.bytes = new Uint8Array(size)
    this.view = new DataView(this.bytes.buffer)
  }

  /** Makes sure that `count` bytes fit behind `end`. Views taken before may be stale afterwards. */
  room(count: number): void {
    if (this.end + count <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.end + count))
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.end)
  }

  byte(value: number): void {
    this.room(1)
    this.bytes[this.end++] = value
  }

  /** Four bytes, little-endian. */
  int32(value: number): void {
    this.room(4)
    this.view.setInt32(this.end, value, true)
    this.end += 4
  }

  append(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.end)
    this.end += bytes.length
  }

  /** Appends the UTF-8 bytes of a text and returns how many there were. */
  text(text: string): number {
    this.room(3 * text.length)
    const { written } = encoder.encodeInto(text, this.bytes.subarray(this.end))
    this.end += written
    return written
  }

  zeros(count: number): void {
    this.room(count)
    this.bytes.fill(0, this.end, this.end + count)
    this.end += count
  }

  /** ULEB128 of a whole number from 0 to 2^53. */
  varint(value: number): void {
    this.room(8)
    let rest = value
    while (rest >= 128) {
      this.bytes[this.end++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.end++] = rest
  }

  /** ULEB128 of the zigzag form of a whole number with at most 52 bits beside its sign. */
  zigzag(value: number): void {
    this.varint(value >= 0 ? 2 * value : -2 * value - 1)
  }
}
