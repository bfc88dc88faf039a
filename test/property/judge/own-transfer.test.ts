/** A file is found among the datagrams of a server, however it is cut and whatever is said before it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTransfer, hasPartOf } from '../../../harness/judge/own-pair/transfer.ts';

const content = fc.uint8Array({ minLength: 1, maxLength: 9000 });
const greeting = fc.uint8Array({ minLength: 1, maxLength: 40 });

function cut(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

describe('the content among the datagrams of a server', () => {
  it('is found in chunks of any size, after at most four other datagrams', () => {
    fc.assert(
      fc.property(
        content,
        fc.integer({ min: 300, max: 5000 }),
        fc.array(greeting, { maxLength: 4 }),
        fc.boolean(),
        (bytes, size, before, hasEmpty) => {
          const sent = [...before, ...cut(bytes, size), ...(hasEmpty ? [new Uint8Array()] : [])];
          const found = findTransfer(sent, bytes);
          expect(found?.ahead).toBeLessThanOrEqual(before.length);
          expect(Buffer.concat(found?.chunks ?? []).subarray(0, bytes.length)).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it('is not found if a byte differs or the last one is missing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 50, maxLength: 9000 }), fc.nat(), (bytes, at) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at % damaged.length] = ((damaged[at % damaged.length] ?? 0) + 1) % 256;
        expect(findTransfer([damaged], bytes)).toBeUndefined();
        expect(findTransfer(cut(bytes.subarray(0, -1), 2048), bytes)).toBeUndefined();
      }),
    );
  });

  it('is an empty datagram for an empty file', () => {
    expect(findTransfer([new Uint8Array()], new Uint8Array())).toMatchObject({ ahead: 0 });
    expect(findTransfer([Buffer.from('0'), new Uint8Array()], new Uint8Array())).toMatchObject({ ahead: 1 });
    expect(findTransfer([Buffer.from('0')], new Uint8Array())).toBeUndefined();
    expect(findTransfer([], new Uint8Array())).toBeUndefined();
  });
});

describe('an answer that has something of the file', () => {
  it('has some bytes of it in a row, behind any header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 9000 }), greeting, (bytes, header) => {
        expect(hasPartOf(bytes, [Buffer.concat([header, bytes.subarray(0, 2048)])])).toBe(true);
      }),
    );
  });

  it.each(['ERROR bad request', 'no such file: tobias.dat', 'LIST', ''])('is not %j', (text) => {
    const bytes = Uint8Array.from({ length: 7000 }, (_, at) => (at * 167 + 13) % 256);
    expect(hasPartOf(bytes, [Buffer.from(text)])).toBe(false);
    expect(hasPartOf(bytes, [])).toBe(false);
  });
});
