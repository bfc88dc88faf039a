import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumAlgorithms, checksumBytes } from '../../../reference/add/formats/wrapped/checksums.ts';
import {
  decodeBytes,
  encodeBytes,
  encodings,
  isCompression,
} from '../../../reference/add/formats/wrapped/encodings.ts';
import {
  unwrapBytes,
  wrapBytes,
  type Wrapping,
  type WrittenChecksum,
} from '../../../reference/add/formats/wrapped/wrapped.ts';
import { isWrittenAs } from '../../../reference/add/message.ts';
import { runs } from '../../support/property-runs.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

const checksums: fc.Arbitrary<WrittenChecksum> = fc
  .record({
    algorithm: fc.constantFrom(...checksumAlgorithms),
    as: fc.constantFrom('bytes', 'reversed', 'hex', 'hex-upper', 'decimal'),
    place: fc.constantFrom('before', 'after'),
    separator: fc.constantFrom('7c', '0a', '2c20'),
  } as const)
  .map((each) => ({ ...each, bytes: Math.min(checksumBytes(each.algorithm, new Uint8Array()).length, 4) }));

const wrappings: fc.Arbitrary<Wrapping> = fc.oneof(
  fc.constantFrom(...encodings).map((encoding) => ({ format: 'encoded', encoding }) as const),
  checksums.map((checksum) => ({ format: 'checked', checksum }) as const),
);

describe('a wrapped message', () => {
  it('is found again inside of its wrapping', () => {
    fc.assert(
      fc.property(wrappings, bytes, (wrapping, content) => {
        expect(unwrapBytes(wrapping, wrapBytes(wrapping, content))).toEqual(content);
      }),
      runs(500),
    );
  });

  it('is not found if a byte of its checksum is another one', () => {
    fc.assert(
      fc.property(checksums, bytes, fc.nat(), (checksum, content, place) => {
        const wrapping = { format: 'checked', checksum } as const;
        const payload = wrapBytes(wrapping, content);
        const size = payload.length - content.length;
        const at = checksum.place === 'before' ? place % size : content.length + (place % size);
        const damaged = payload.map((byte, index) => (index === at ? byte ^ 0x80 : byte));
        const found = unwrapBytes(wrapping, damaged);
        expect(found === undefined ? undefined : Buffer.from(found)).not.toEqual(Buffer.from(content));
      }),
      runs(300),
    );
  });

  it('never makes reading throw, whatever the bytes are', () => {
    fc.assert(
      fc.property(wrappings, bytes, (wrapping, payload) => void unwrapBytes(wrapping, payload)),
      runs(300),
    );
  });
});

describe('an encoding', () => {
  it('has one form, unless it compresses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...encodings), fc.string(), (encoding, text) => {
        const payload = Uint8Array.from(Buffer.from(text));
        const decoded = decodeBytes(encoding, payload);
        if (decoded !== undefined && !isCompression(encoding)) expect(encodeBytes(encoding, decoded)).toEqual(payload);
      }),
      runs(300),
    );
  });

  it('that compresses may have been written by another library', () => {
    const content = { format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] } as const;
    const layout = { format: 'encoded', encoding: 'zlib', content } as const;
    const values = { name: 'Ana Ana Ana Ana', number: 42 };
    const other = Uint8Array.from(deflateSync('Ana Ana Ana Ana,42', { level: 0 }));
    expect(isWrittenAs([layout], values, [other])).toBe(true);
    expect(isWrittenAs([layout], { ...values, number: 43 }, [other])).toBe(false);
  });
});

describe('a checksum', () => {
  it.each([
    ['sum8', 'dd'],
    ['xor8', '31'],
    ['negated8', '23'],
    ['sum16', '01dd'],
    ['internet16', 'f62a'],
    ['ccitt16', '29b1'],
    ['sum32', '000001dd'],
    ['crc32', 'cbf43926'],
    ['adler32', '091e01de'],
  ] as const)('%s of the digits from 1 to 9 is %s', (algorithm, expected) => {
    expect(Buffer.from(checksumBytes(algorithm, Buffer.from('123456789'))).toString('hex')).toBe(expected);
  });

  it.each(['md5', 'sha1', 'sha256', 'sha512'] as const)('%s is the digest', (algorithm) => {
    const digest = createHash(algorithm).update('Ana,42').digest();
    expect(Buffer.from(checksumBytes(algorithm, Buffer.from('Ana,42')))).toEqual(digest);
  });
});
