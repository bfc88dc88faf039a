/**
 * Checksums that programs write beside a message, each as its bytes with the highest first.
 */
import { createHash } from 'node:crypto';

export const checksumAlgorithms = [
  'sum8',
  'xor8',
  'negated8',
  'sum16',
  'internet16',
  'ccitt16',
  'sum32',
  'crc32',
  'adler32',
  'md5',
  'sha1',
  'sha256',
  'sha512',
] as const;

export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export function checksumBytes(algorithm: ChecksumAlgorithm, message: Uint8Array): Uint8Array {
  switch (algorithm) {
    case 'sum8':
      return bytesOf(sumOf(message) % 2 ** 8, 1);
    case 'xor8':
      return bytesOf(
        message.reduce((value, byte) => value ^ byte, 0),
        1,
      );
    case 'negated8':
      return bytesOf((256 - (sumOf(message) % 2 ** 8)) % 256, 1);
    case 'sum16':
      return bytesOf(sumOf(message) % 2 ** 16, 2);
    case 'internet16':
      return bytesOf(internetChecksum(message), 2);
    case 'ccitt16':
      return bytesOf(ccittChecksum(message), 2);
    case 'sum32':
      return bytesOf(sumOf(message), 4);
    case 'crc32':
      return bytesOf(crc32(message), 4);
    case 'adler32':
      return bytesOf(adler32(message), 4);
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return Uint8Array.from(createHash(algorithm).update(message).digest());
  }
}

function bytesOf(value: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * (size - 1 - at))) % 256);
}

function sumOf(message: Uint8Array): number {
  return message.reduce((sum, byte) => sum + byte, 0);
}

/** RFC 1071: the negated sum of all words of 16 bits, with the carries added. */
function internetChecksum(message: Uint8Array): number {
  let sum = message.reduce((total, byte, at) => total + (at % 2 === 0 ? byte * 256 : byte), 0);
  while (sum > 0xffff) sum = (sum % 2 ** 16) + Math.floor(sum / 2 ** 16);
  return 0xffff - sum;
}

/** Polynomial 0x1021, beginning with 0xffff. */
function ccittChecksum(message: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of message) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff;
  }
  return crc;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
  return crc;
});

/** As in RFC 1952. */
function crc32(message: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of message) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

/** As in RFC 1950. */
function adler32(message: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of message) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 2 ** 16 + low;
}
