/**
 * Encodings of a whole message, as programs apply them after they have put it together.
 *
 * `decodeBytes` gives undefined for bytes that the encoding would not write. A compressed message
 * can have several forms, which depend on the library that wrote it.
 */
import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync } from 'node:zlib';

export const encodings = [
  'hex',
  'hex-upper',
  'base64',
  'base64-unpadded',
  'base64-lines',
  'base64url',
  'base64url-unpadded',
  'zlib',
  'gzip',
  'deflate',
] as const;

export type Encoding = (typeof encodings)[number];

/** The most that a compressed message may contain: no datagram of this lab is longer. */
const decompression = { maxOutputLength: 65_536, info: true } as const;

export function encodeBytes(encoding: Encoding, bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  switch (encoding) {
    case 'hex':
      return ascii(buffer.toString('hex'));
    case 'hex-upper':
      return ascii(buffer.toString('hex').toUpperCase());
    case 'base64':
      return ascii(buffer.toString('base64'));
    case 'base64-unpadded':
      return ascii(buffer.toString('base64').replace(/=+$/, ''));
    case 'base64-lines':
      return ascii(buffer.toString('base64').replace(/.{1,76}/g, '$&\n'));
    case 'base64url':
      return ascii(buffer.toString('base64').replaceAll('+', '-').replaceAll('/', '_'));
    case 'base64url-unpadded':
      return ascii(buffer.toString('base64url'));
    case 'zlib':
      return Uint8Array.from(deflateSync(buffer));
    case 'gzip':
      return Uint8Array.from(gzipSync(buffer));
    case 'deflate':
      return Uint8Array.from(deflateRawSync(buffer));
  }
}

/** Never throws. */
export function decodeBytes(encoding: Encoding, payload: Uint8Array): Uint8Array | undefined {
  const decoded = tryDecode(encoding, payload);
  if (decoded === undefined || isCompression(encoding)) return decoded;
  return Buffer.from(encodeBytes(encoding, decoded)).equals(payload) ? decoded : undefined;
}

export function isCompression(encoding: Encoding): boolean {
  return encoding === 'zlib' || encoding === 'gzip' || encoding === 'deflate';
}

function tryDecode(encoding: Encoding, payload: Uint8Array): Uint8Array | undefined {
  const text = (): string => Buffer.from(payload).toString('latin1');
  try {
    switch (encoding) {
      case 'hex':
      case 'hex-upper':
        return Uint8Array.from(Buffer.from(text(), 'hex'));
      case 'base64':
      case 'base64-unpadded':
      case 'base64-lines':
      case 'base64url':
      case 'base64url-unpadded':
        return Uint8Array.from(Buffer.from(text(), 'base64'));
      case 'zlib':
        return wholeOf(payload, inflateSync(payload, decompression));
      case 'gzip':
        return wholeOf(payload, gunzipSync(payload, decompression));
      case 'deflate':
        return wholeOf(payload, inflateRawSync(payload, decompression));
    }
  } catch {
    return undefined;
  }
}

/**
 * Node ignores what follows the end of the compressed data. Bytes that are something else often have
 * such an end somewhere.
 *
 * @param result with the option `info` an object, which the types of Node do not say
 */
function wholeOf(payload: Uint8Array, result: unknown): Uint8Array | undefined {
  const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
  return engine.bytesWritten === payload.length ? Uint8Array.from(buffer) : undefined;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
