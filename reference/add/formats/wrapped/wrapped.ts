/**
 * A message of another format that was encoded as a whole, or that has a checksum beside it.
 *
 * A checksum must be right: bytes with another one do not fit.
 */
import type { FieldName, FoundValues } from '../../values.ts';
import type { InnerFormats } from '../packed/parts.ts';
import { checksumBytes, type ChecksumAlgorithm } from './checksums.ts';
import { decodeBytes, encodeBytes, type Encoding } from './encodings.ts';

export interface EncodedLayout<Inner> {
  readonly format: 'encoded';
  readonly encoding: Encoding;
  readonly content: Inner;
}

export interface CheckedLayout<Inner> {
  readonly format: 'checked';
  readonly checksum: WrittenChecksum;
  readonly content: Inner;
}

export type WrappedLayout<Inner> = EncodedLayout<Inner> | CheckedLayout<Inner>;

export interface WrittenChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** How many of its bytes are written, from the first one. */
  readonly bytes: number;
  readonly as: 'bytes' | 'reversed' | 'hex' | 'hex-upper' | 'decimal';
  readonly place: 'before' | 'after';
  /** A byte that counts as one more of the message: where the sum begins. */
  readonly start?: number;
  /** What is between it and the message, in hexadecimal. */
  readonly separator?: string;
}

/** A layout without its content. */
export type Wrapping = Omit<EncodedLayout<never>, 'content'> | Omit<CheckedLayout<never>, 'content'>;

export function encodeWrapped<Inner>(
  layout: WrappedLayout<Inner>,
  values: FoundValues,
  inner: InnerFormats<Inner>,
): Uint8Array {
  return wrapBytes(layout, inner.encode(layout.content, values));
}

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodeWrapped<Inner>(
  layout: WrappedLayout<Inner>,
  payload: Uint8Array,
  inner: InnerFormats<Inner>,
): FoundValues | undefined {
  const content = unwrapBytes(layout, payload);
  return content && inner.decode(layout.content, content);
}

export function fieldsOfWrapped<Inner>(
  { content }: WrappedLayout<Inner>,
  inner: InnerFormats<Inner>,
): readonly FieldName[] {
  return inner.fieldsOf(content);
}

export function wrapBytes(wrapping: Wrapping, content: Uint8Array): Uint8Array {
  if (wrapping.format === 'encoded') return encodeBytes(wrapping.encoding, content);
  const { place, separator = '' } = wrapping.checksum;
  const parts = [content, Buffer.from(separator, 'hex'), writtenChecksum(wrapping.checksum, content)];
  return Uint8Array.from(Buffer.concat(place === 'after' ? parts : parts.toReversed()));
}

/** The bytes of the message inside; undefined if the wrapping does not fit. Never throws. */
export function unwrapBytes(wrapping: Wrapping, payload: Uint8Array): Uint8Array | undefined {
  if (wrapping.format === 'encoded') return decodeBytes(wrapping.encoding, payload);
  const content = contentBeside(wrapping.checksum, payload);
  return content && Buffer.from(wrapBytes(wrapping, content)).equals(payload) ? content : undefined;
}

function contentBeside(checksum: WrittenChecksum, payload: Uint8Array): Uint8Array | undefined {
  const { place, separator = '' } = checksum;
  const between = Buffer.from(separator, 'hex');
  const size = sizeOfChecksum(checksum);
  if (size !== undefined) {
    const cut = size + between.length;
    if (payload.length < cut) return undefined;
    return place === 'after' ? payload.subarray(0, payload.length - cut) : payload.subarray(cut);
  }
  const buffer = Buffer.from(payload);
  const at = place === 'after' ? buffer.lastIndexOf(between) : buffer.indexOf(between);
  if (between.length === 0 || at === -1) return undefined;
  return place === 'after' ? payload.subarray(0, at) : payload.subarray(at + between.length);
}

/** Undefined if it depends on the value. */
function sizeOfChecksum({ bytes, as }: WrittenChecksum): number | undefined {
  if (as === 'decimal') return undefined;
  return as === 'hex' || as === 'hex-upper' ? 2 * bytes : bytes;
}

function writtenChecksum({ algorithm, bytes, as, start }: WrittenChecksum, content: Uint8Array): Uint8Array {
  const whole = checksumBytes(algorithm, start === undefined ? content : Uint8Array.of(start, ...content));
  const used = Buffer.from(whole.subarray(0, bytes));
  switch (as) {
    case 'bytes':
      return used;
    case 'reversed':
      return used.toReversed();
    case 'hex':
      return Buffer.from(used.toString('hex'));
    case 'hex-upper':
      return Buffer.from(used.toString('hex').toUpperCase());
    case 'decimal':
      return Buffer.from(String(BigInt(`0x${used.toString('hex')}`)));
  }
}
