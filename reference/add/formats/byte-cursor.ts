/**
 * Reads values from bytes, one after another. Each method returns undefined if the bytes end too
 * early, and never throws.
 */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number | undefined {
    return this.take(1)?.[0];
  }

  take(count: number): Uint8Array | undefined {
    if (count < 0 || this.at + count > this.#bytes.length) return undefined;
    this.at += count;
    return this.#bytes.subarray(this.at - count, this.at);
  }

  /** Little-endian; undefined if the value is not a safe integer. */
  unsigned(size: number): number | undefined {
    return this.#integer(size, false);
  }

  /** Little-endian two's complement. */
  signed(size: number): number | undefined {
    return this.#integer(size, true);
  }

  /** IEEE 754, big-endian. */
  double(): number | undefined {
    const bytes = this.take(8);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
  }

  /** The text up to the next line feed, as Latin-1. The line feed is also consumed. */
  line(): string | undefined {
    const end = this.#bytes.indexOf(10, this.at);
    if (end === -1) return undefined;
    const text = Buffer.from(this.#bytes.subarray(this.at, end)).toString('latin1');
    this.at = end + 1;
    return text;
  }

  #integer(size: number, isSigned: boolean): number | undefined {
    if (size > 64) return undefined;
    const bytes = this.take(size);
    if (bytes === undefined) return undefined;
    const unsigned = bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
    const value = Number(isSigned ? BigInt.asIntN(8 * size, unsigned) : unsigned);
    return Number.isSafeInteger(value) ? value : undefined;
  }
}
