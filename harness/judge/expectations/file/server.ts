/**
 * What a server of the file transfer has to do (handout §4). The transfer ends with the first chunk shorter than 2048 bytes.
 */
import { chunkSizeBytes } from '../../../../reference/file/chunks.ts';
import { describeActivity } from '../../describe-activity.ts';
import { explainCrash } from '../../crash.ts';
import { describeOutcome } from '../../describe-outcome.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { bytes } from '../../../transcript/action.ts';
import { met, violated, type Expectation } from '../../../scenario/expectation.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import { differenceSymptom } from '../difference.ts';

export const fileServer = { sendsContent, sendsChunks, endsWithEmptyChunk };

const role = 'server';

/** The payloads up to the first short one, joined, are the file. */
function sendsContent(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `what the server sends is the file, byte for byte (${bytes(file.sizeBytes)})`,
    find: (view) => {
      const chunks = chunksIn(view);
      if (chunks.length === 0) return nothingSent(view, 'the content of the file');
      const actual = Buffer.concat(chunks.slice(0, endOf(chunks)));
      const served = view.all('fileServed').find((event) => event.name === file.name);
      const expected = Buffer.from(fromBase64(served?.content ?? ''));
      if (actual.equals(expected)) return met;
      return violated({
        expected: `${bytes(expected.length)}, identical to the file`,
        actual: `${bytes(actual.length)} that differ from the file`,
        symptom: contentSymptom(expected, chunks, actual),
        bytes: { expected, actual },
        ...(hasEnded(chunks) ? { final: true } : {}),
      });
    },
  };
}

/** Every datagram but the last has 2048 bytes, the last has fewer, and nothing follows it. */
function sendsChunks(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: 'the file comes in chunks of 2048 bytes, ended by a shorter one',
    find: (view) => {
      const sizes = chunksIn(view).map((chunk) => chunk.length);
      const expected = 'datagrams of 2048 bytes each, then one that is shorter, then nothing';
      if (sizes.length === 0) return nothingSent(view, expected);
      const ends = sizes.findIndex((size) => size < chunkSizeBytes);
      const tooLarge = sizes.find((size) => size > chunkSizeBytes);
      if (tooLarge !== undefined)
        return violated({
          expected,
          actual: `a datagram of ${tooLarge} bytes (${listSizes(sizes)})`,
          symptom: 'chunk-size',
          final: true,
        });
      if (ends === -1)
        return violated({
          expected,
          actual: `no datagram shorter than 2048 bytes (${listSizes(sizes)})`,
          symptom: 'no-short-chunk',
        });
      if (ends < sizes.length - 1) {
        const symptom = (sizes[ends + 1] ?? 0) > 0 ? 'chunk-size' : 'extra-empty-datagram';
        return violated({
          expected,
          actual: `${sizes.length - 1 - ends} more after the first short one (${listSizes(sizes)})`,
          symptom,
          final: true,
        });
      }
      return met;
    },
  };
}

/** The last datagram of an exact multiple is empty. */
function endsWithEmptyChunk(file: TestFile): Expectation {
  const full = file.sizeBytes / chunkSizeBytes;
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: full === 0 ? 'the server sends exactly one empty datagram' : 'the last datagram is empty',
    find: (view) => {
      const sizes = chunksIn(view).map((chunk) => chunk.length);
      const expected =
        full === 0
          ? 'exactly one datagram, and it is empty'
          : `${file.sizeBytes} is ${full} times 2048: ${full === 1 ? '1 full datagram' : `${full} full datagrams`}, then an empty one`;
      if (sizes.length === 0) return nothingSent(view, expected, full === 0 ? 'nothing-for-empty-file' : 'no-chunk');
      const right = full === 0 ? sizes.length === 1 && sizes[0] === 0 : sizes.at(-1) === 0;
      if (right) return met;
      return violated({
        expected,
        actual: `the datagrams had ${listSizes(sizes)} bytes${describeActivity(view, role)}`,
        symptom: endSymptom(sizes.at(-1)),
        ...(full === 0 ? { final: true } : {}),
      });
    },
  };
}

function endSymptom(lastBytes: number | undefined): string {
  if (lastBytes === 0) return 'extra-empty-datagram';
  return lastBytes === chunkSizeBytes ? 'no-empty-datagram' : 'chunk-size';
}

function chunksIn(view: View): readonly Uint8Array[] {
  const asked = view.after((event) => event.type === 'datagramSent' && event.purpose.kind === 'request');
  const sent = view.received(asked).slice(view.facts.aheadOfFile ?? 0);
  return sent.map((event) => fromBase64(event.payload));
}

/** What went wrong, by all that was sent: what comes after a short chunk is not content, but it tells. */
function contentSymptom(file: Buffer, chunks: readonly Uint8Array[], content: Buffer): string {
  if (isReordered(file, chunks)) return 'chunks-out-of-order';
  if (file.length > 0 && Buffer.concat(chunks.slice(1)).equals(file)) return 'sent-before-content';
  return differenceSymptom(file, content);
}

/** Whether the chunks are those of the file, all of them, in another order. */
function isReordered(file: Buffer, chunks: readonly Uint8Array[]): boolean {
  const sent = chunks.filter((chunk) => chunk.length > 0).map((chunk) => Buffer.from(chunk).toString('latin1'));
  const content = file.toString('latin1').match(/[^]{1,2048}/g) ?? [];
  return sent.toSorted().join() === content.toSorted().join() && sent.join() !== content.join();
}

function endOf(chunks: readonly Uint8Array[]): number {
  const short = chunks.findIndex(isShort);
  return short === -1 ? chunks.length : short + 1;
}

function hasEnded(chunks: readonly Uint8Array[]): boolean {
  return chunks.some(isShort);
}

function isShort(chunk: Uint8Array): boolean {
  return chunk.length < chunkSizeBytes;
}

function nothingSent(view: View, expected: string, symptom = 'no-chunk') {
  const crash = explainCrash(view, role);
  const why = describeOutcome(view, role);
  return violated({
    expected,
    actual: `no datagram came back${why}`,
    symptom: crash?.symptom ?? symptom,
    dependsOn: ['file.server.content'],
    silent: true,
  });
}

function listSizes(sizes: readonly number[]): string {
  const shown = sizes.slice(0, 6).join(', ');
  return sizes.length > 6 ? `${shown}, … ${sizes.at(-1)}; ${sizes.length} datagrams` : shown;
}
