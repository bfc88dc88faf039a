/** A file that was damaged in a known way is recognised as damaged in that way, or in none that would not give the same bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyDifference } from '../../../harness/judge/difference/classify.ts';
import type { DifferenceKind } from '../../../harness/judge/difference/difference.ts';
import { contentOf, type ContentKind } from '../../../harness/transcript/test-file.ts';
import { runs } from '../../support/property-runs.ts';

type Damage = (content: Buffer) => Buffer;

const chunksOf = (content: Buffer): readonly Buffer[] => {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 2048) chunks.push(content.subarray(at, at + 2048));
  return chunks;
};
const each =
  (change: Damage): Damage =>
  (content) =>
    Buffer.concat(chunksOf(content).map(change));
/** A receiver takes the first chunk that became shorter for the last. */
const eachUntilShorter =
  (change: Damage): Damage =>
  (content) => {
    const changed = chunksOf(content).map((chunk) => ({ chunk, now: change(chunk) }));
    const end = changed.findIndex(({ chunk, now }) => now.length < chunk.length);
    return Buffer.concat((end === -1 ? changed : changed.slice(0, end + 1)).map(({ now }) => now));
  };
const latin1 =
  (change: (text: string) => string): Damage =>
  (content) =>
    Buffer.from(change(content.toString('latin1')), 'latin1');
const until =
  (byte: number): Damage =>
  (content) =>
    content.includes(byte) ? content.subarray(0, content.indexOf(byte)) : content;
const chosen =
  (order: (count: number) => readonly number[]): Damage =>
  (content) => {
    const chunks = chunksOf(content);
    return Buffer.concat(order(chunks.length).map((at) => chunks[at] ?? Buffer.alloc(0)));
  };
const inOneBuffer: Damage = (content) => {
  const buffer = Buffer.alloc(2048);
  const kept = chunksOf(content).map((chunk) => {
    chunk.copy(buffer);
    return buffer.subarray(0, chunk.length);
  });
  return Buffer.concat(kept);
};
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const withHeader =
  (bytes: number): Damage =>
  (chunk) =>
    Buffer.concat([Buffer.alloc(bytes, 0x31), chunk]);

/** Each kind, and independent ways to damage a file so. */
const damages: readonly (readonly [DifferenceKind, Damage])[] = [
  ['empty', () => Buffer.alloc(0)],
  ['lastChunkMissing', (content) => content.subarray(0, content.length - (content.length % 2048))],
  ['chunksMissing', chosen((count) => upTo(count).filter((at) => at !== 1))],
  ['chunksMissing', chosen((count) => upTo(count).slice(0, 1))],
  ['chunksMissing', chosen((count) => upTo(count).slice(0, -1))],
  ['beginningMissing', chosen((count) => upTo(count).slice(1))],
  ['beginningMissing', chosen((count) => upTo(count).slice(-1))],
  ['beginningMissing', (content) => content.subarray(100)],
  ['chunksRepeated', chosen((count) => [...upTo(count), count - 1])],
  ['chunksRepeated', chosen((count) => [0, ...upTo(count)])],
  ['lastChunkEverywhere', inOneBuffer],
  ['chunksReordered', chosen((count) => upTo(count).toReversed())],
  ['chunksReordered', chosen((count) => [...upTo(count).slice(1), 0])],
  ['chunksReordered', chosen((count) => upTo(count - 1).map(() => 0))],
  ['endedAtByte', until(0xff)],
  ['endedAtByte', until(0x00)],
  ['endedAtByte', each(until(0x00))],
  ['endedAtByte', eachUntilShorter(until(0x00))],
  ['endsStripped', latin1((text) => text.replace(/[ \t\n\v\f\r]+$/, ''))],
  ['endsStripped', each(latin1((text) => text.replaceAll(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '')))],
  ['endsStripped', eachUntilShorter(latin1((text) => text.replaceAll(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '')))],
  ['endsStripped', latin1((text) => text.replace(/\0+$/, ''))],
  ['endsStripped', each(latin1((text) => text.replace(/\0+$/, '')))],
  ['endsStripped', eachUntilShorter(latin1((text) => text.replace(/\0+$/, '')))],
  ['endsStripped', latin1((text) => text.replace(/[ \t\n\v\f\r\0]+$/, ''))],
  ['endsStripped', eachUntilShorter(latin1((text) => text.replace(/[ \t\n\v\f\r\0]+$/, '')))],
  ['endsStripped', eachUntilShorter(latin1((text) => text.replaceAll(/^[\0-\x20]+|[\0-\x20]+$/g, '')))],
  ['endsStripped', latin1((text) => text.replaceAll(/^[\0-\x20]+|[\0-\x20]+$/g, ''))],
  ['lineEndsAdded', (content) => Buffer.concat([content, Buffer.from('\n')])],
  ['lineEndsAdded', each((chunk) => Buffer.concat([chunk, Buffer.from('\r\n')]))],
  ['lineEndsRemoved', latin1((text) => text.replaceAll('\n', ''))],
  ['lineEndsRemoved', latin1((text) => text.replaceAll(/[\r\n]/g, ''))],
  ['lineEndsTranslated', latin1((text) => text.replaceAll('\r\n', '\n'))],
  ['lineEndsTranslated', latin1((text) => text.replaceAll(/\r?\n/g, '\r\n'))],
  ['decodedAsText', (content) => Buffer.from(content.toString('utf8'))],
  ['decodedAsText', each((chunk) => Buffer.from(chunk.toString('utf8')))],
  ['decodedAsText', (content) => Buffer.from(content.toString('latin1'))],
  ['decodedAsText', (content) => Buffer.from(content.toString('utf8').replaceAll('\ufffd', ''))],
  ['bytesBeforeEachChunk', each(withHeader(1))],
  ['bytesBeforeEachChunk', each(withHeader(4))],
  ['bytesBeforeContent', withHeader(8)],
  ['chunksCutShort', each((chunk) => chunk.subarray(0, 1024))],
  ['cutShort', (content) => content.subarray(0, Math.floor(content.length * 0.7))],
  ['bytesAfterContent', (content) => Buffer.concat([content, Buffer.from('EOF')])],
  ['bytesAfterContent', (content) => Buffer.concat([content, Buffer.alloc(2048 - (content.length % 2048))])],
];

/** Kinds that say less than another that may hold as well. */
const general: ReadonlySet<DifferenceKind> = new Set([
  'other',
  'cutShort',
  'beginningMissing',
  'bytesAfterContent',
  'bytesBeforeContent',
]);

const contents = fc
  .record({
    sizeBytes: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(1, 2047, 2048, 2049, 4096)),
    content: fc.constantFrom<ContentKind[]>('anyBytes', 'awkwardText', 'plainText', 'notUtf8', 'endsInEof'),
    seed: fc.nat(),
  })
  .chain((file) =>
    fc
      .constantFrom('', '', ' \n', '\0\0')
      .map((end) => endingEachChunk(Buffer.from(contentOf({ name: 'bafodig.dat', ...file })), end)),
  );

/** Functions for text remove such an end. */
function endingEachChunk(content: Buffer, end: string): Buffer {
  for (const chunk of chunksOf(content)) chunk.write(end, Math.max(0, chunk.length - end.length), 'latin1');
  return content;
}

const usualContents = [1, 2047, 2048, 2049, 4096, 5000, 9000].flatMap((sizeBytes) =>
  (['anyBytes', 'awkwardText', 'plainText', 'notUtf8', 'endsInEof'] as const).flatMap((content) =>
    ['', ' \n', '\0\0'].map((end) => {
      const file = Buffer.from(contentOf({ name: 'bafodig.dat', sizeBytes, content, seed: 7 }));
      return endingEachChunk(file, end);
    }),
  ),
);

describe('a damaged file', () => {
  it.each(damages.map(([kind, damage], at) => ({ kind, damage, at })))(
    'is recognised: $kind ($at)',
    ({ kind, damage }) => {
      fc.assert(
        fc.property(contents, (content) => {
          const actual = damage(content);
          fc.pre(!actual.equals(content));
          // A header of one byte may equal the last chunk.
          fc.pre(kind !== 'bytesBeforeEachChunk' || content.length % 2048 !== 1);
          const found = classifyDifference(content, actual).kind;
          const same = damages.filter(([, other]) => other(content).equals(actual)).map(([other]) => other);
          expect([...same, ...general]).toContain(found);
        }),
        runs(40),
      );
      // The same files each time: by chance, none of a few drawn ones may show this kind.
      const shown = usualContents.map((content) => classifyDifference(content, damage(content)).kind);
      expect(shown).toContain(kind);
    },
  );

  it('is of no known kind where a single byte differs', () => {
    const content = Buffer.from(contentOf({ name: 'bafodig.dat', sizeBytes: 9000, content: 'anyBytes', seed: 5 }));
    const actual = Buffer.from(content);
    actual[7777] = (actual[7777] ?? 0) ^ 1;
    expect(classifyDifference(content, actual)).toEqual({ kind: 'other', offset: 7777 });
  });
});
