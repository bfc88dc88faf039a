import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom } from '../../../harness/scenario/draw.ts';
import { contentOf, type ContentKind, type TestFile } from '../../../harness/transcript/test-file.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

const kinds: readonly ContentKind[] = ['anyBytes', 'awkwardText', 'endsInEof', 'notUtf8', 'equalChunks', 'endsInZeros'];
const file = fc.record<TestFile>({
  name: fc.constant('bafodig.dat'),
  sizeBytes: fc.oneof(fc.nat(9000), fc.constantFrom(0, 1, 2, 4, 5, 6, 2047, 2048, 2049, 4096)),
  content: fc.constantFrom(...kinds),
  seed: fc.nat(2 ** 32 - 1),
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('the content of a test file', () => {
  it('has exactly the size that is asked for, and is the same every time', () => {
    fc.assert(
      fc.property(file, (given) => {
        const content = contentOf(given);
        expect(content).toHaveLength(given.sizeBytes);
        expect(Buffer.compare(content, contentOf({ ...given, name: 'another.dat' }))).toBe(0);
      }),
    );
  });

  it('is another for another seed, from a few bytes on', () => {
    fc.assert(
      fc.property(file, fc.nat(), (given, seed) => {
        fc.pre(given.sizeBytes >= 300 && seed !== given.seed);
        expect(Buffer.compare(contentOf(given), contentOf({ ...given, seed }))).not.toBe(0);
      }),
    );
  });

  const of = (content: ContentKind, sizeBytes: number) =>
    fc.nat().map((seed) => contentOf({ name: 'x', content, sizeBytes, seed }));

  it('of any bytes holds all 256 values, as soon as there is room', () => {
    fc.assert(
      fc.property(of('anyBytes', 256), (bytes) => {
        expect(new Set(bytes).size).toBe(256);
      }),
    );
  });

  it.each([2047, 2048, 4097])('of %i bytes of awkward text holds every line end, a NUL and a Ctrl-Z', (sizeBytes) => {
    fc.assert(
      fc.property(of('awkwardText', sizeBytes), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        for (const part of [/\r\n/, /[^\r]\n/, /\r[^\n]/, /\0/, /\u001a/, / \r?\n/]) expect(text).toMatch(part);
        expect(isUtf8(bytes)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('that ends in EOF is text whose last line says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 5000 }), fc.nat(), (sizeBytes, seed) => {
        const text = Buffer.from(contentOf({ name: 'x', content: 'endsInEof', sizeBytes, seed })).toString('latin1');
        expect(text).toMatch(/\nEOF\n$/);
        expect(text).toMatch(/^[a-z\nEOF]*$/);
      }),
    );
  });

  it('that is not UTF-8 is none in any of its chunks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (sizeBytes, seed) => {
        const bytes = contentOf({ name: 'x', content: 'notUtf8', sizeBytes, seed });
        for (let at = 0; at + 4 < bytes.length; at += 2048) expect(isUtf8(bytes.subarray(at, at + 2048))).toBe(false);
        expect(isUtf8(bytes)).toBe(false);
      }),
    );
  });

  it('has two equal chunks only where that is its purpose, so that a lost or doubled one shows in every other file', () => {
    const scenarios = catalogue(drawFrom(5, new Set()));
    const files = new Map(
      scenarios
        .flatMap(({ steps }) => steps)
        .flatMap((step) =>
          'file' in step && step.file !== undefined ? [[JSON.stringify(step.file), step.file] as const] : [],
        ),
    );
    expect(files.size).toBeGreaterThan(15);
    expect([...files.values()].filter(({ sizeBytes }) => sizeBytes >= 2 * 2048)).not.toEqual([]);
    const others = [...files.values()].filter(({ content }) => content !== 'equalChunks');
    expect(others.length).toBeGreaterThan(15);
    for (const each of others) {
      const bytes = Buffer.from(contentOf(each));
      const chunks = Array.from({ length: Math.floor(bytes.length / 2048) }, (_, at) =>
        bytes.subarray(at * 2048, (at + 1) * 2048),
      );
      expect(new Set(chunks.map((chunk) => chunk.toString('base64'))).size).toBe(chunks.length);
    }
  });
});
