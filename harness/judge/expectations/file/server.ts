/**
 * What a server of the file transfer has to do (handout §4). The transfer ends with the first chunk
 * shorter than 2048 bytes.
 */
import { chunkSizeBytes } from '../../../../reference/file/chunks.ts';
import type { FileServerSymptom } from '../../../scenario/symptom.ts';
import { unheardDestinations } from '../../../transcript/wire.ts';
import { hasPartOf, servedContent } from '../../own-pair/transfer.ts';
import { quoteSent } from '../../quote.ts';
import { activitySymptom } from '../../describe-activity.ts';
import { describeDifference } from '../../difference/describe.ts';
import { differenceOfDatagrams } from '../../difference/datagrams.ts';
import { damageSymptom } from '../../difference/symptom-of.ts';
import { explainCrash } from '../../crash.ts';
import { describeServer, endSentence, listed } from '../../describe-outcome.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { bytes } from '../../../transcript/action.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { TestFile } from '../../../transcript/test-file.ts';

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
      const expectation = `The server sends ${bytes(file.sizeBytes)}, identical to the file.`;
      if (chunks.length === 0) return sentToEarlier(view, file, expectation) ?? nothingSent(view, expectation);
      const actual = Buffer.concat(chunks.slice(0, endOf(chunks)));
      const served = view.all('fileServed').find((event) => event.name === file.name);
      const expected = Buffer.from(fromBase64(served?.content ?? ''));
      if (actual.equals(expected)) return met;
      return violated<FileServerSymptom>({
        expected: expectation,
        ...(endless(view) ?? afterOthers(view, describeDamage(expected, chunks, actual))),
        bytes: { expected, actual },
        ...(hasEnded(chunks) ? { final: true } : {}),
      });
    },
  };
}

/** Every datagram but the last has 2048 bytes, the last has fewer, and nothing follows it. */
function sendsChunks(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: 'the file comes in chunks of 2048 bytes, ended by a shorter one',
    find: (view) => {
      const chunks = chunksIn(view);
      if (chunks.length === 0) return nothingSent(view, expectedChunks);
      const [only] = chunks;
      // One short datagram is a chunk only if it has something of the file: it may be an error text.
      if (chunks.length === 1 && only !== undefined && isOtherText(only, servedContent(view, file)))
        return violated<FileServerSymptom>({
          expected: expectedChunks,
          actual: `The server sent ${quoteSent(only)}, which has nothing of the file.`,
          symptom: 'content-differs',
          dependsOn: ['file.server.content'],
        });
      const finding = findChunks(chunks.map((chunk) => chunk.length));
      return finding.met ? met : { ...finding, ...endless(view) };
    },
  };
}

/** A short text where a file of several lines is due. */
function isOtherText(answer: Uint8Array, content: Uint8Array): boolean {
  if (answer.length === 0 || answer.length >= content.length / 2) return false;
  return !Buffer.from(content).includes(Buffer.from(answer)) && !hasPartOf(content, [answer]);
}

const expectedChunks = 'The server sends datagrams of 2048 bytes each, then one shorter datagram, then nothing.';

/** @param sizes of all datagrams, in order */
export function findChunks(sizes: readonly number[]): Finding {
  const wrong = (actual: string, symptom: FileServerSymptom, isFinal = true): Finding =>
    violated<FileServerSymptom>({ expected: expectedChunks, actual, symptom, ...(isFinal ? { final: true } : {}) });
  const end = sizes.findIndex((size) => size < chunkSizeBytes);
  const tooLarge = sizes.find((size) => size > chunkSizeBytes);
  if (tooLarge !== undefined)
    return wrong(
      `The server sent a datagram of ${bytes(tooLarge)}, more than the 2048 bytes of a chunk.`,
      'chunk-size',
    );
  if (end === -1)
    return wrong(`The server sent ${listSizes(sizes)}, and none was shorter than 2048 bytes.`, 'no-short-chunk', false);
  const after = sizes.slice(end + 1);
  if (after.length === 0) return met;
  const first = `the first one that was shorter than 2048 bytes (${bytes(sizes[end] ?? 0)})`;
  const more =
    after.length === 1
      ? `One more datagram (${bytes(after[0] ?? 0)})`
      : `${after.length} more datagrams (${sizeNumbers(after)} bytes)`;
  return wrong(`${more} followed ${first}.`, (after[0] ?? 0) > 0 ? 'chunk-size' : 'extra-empty-datagram');
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
      const fullChunks = full === 1 ? 'one datagram of 2048 bytes' : `${full} datagrams of 2048 bytes`;
      const expected =
        full === 0
          ? 'The server sends exactly one datagram, and it is empty.'
          : `The file has ${file.sizeBytes} bytes, so the server sends ${fullChunks} and then an empty one.`;
      if (sizes.length === 0) return nothingSent(view, expected, full === 0 ? 'nothing-for-empty-file' : 'no-chunk');
      const right = full === 0 ? sizes.length === 1 && sizes[0] === 0 : sizes.at(-1) === 0;
      if (right) return met;
      return violated<FileServerSymptom>({
        expected,
        actual: describeServer(view, `sent ${listSizes(sizes)}`),
        symptom: explainCrash(view, role)?.symptom ?? endSymptom(sizes.at(-1)),
        ...endless(view),
        ...(full === 0 ? { final: true } : {}),
      });
    },
  };
}

export function endSymptom(lastBytes: number | undefined): FileServerSymptom {
  if (lastBytes === 0) return 'extra-empty-datagram';
  return lastBytes === chunkSizeBytes ? 'no-empty-datagram' : 'chunk-size';
}

function chunksIn(view: View): readonly Uint8Array[] {
  const asked = view.after((event) => event.type === 'datagramSent' && event.purpose.kind === 'request');
  const sent = view.received(asked).slice(view.facts.aheadOfFile ?? 0);
  return sent.map((event) => fromBase64(event.payload));
}

/** The whole file went to a client that had asked before, and nothing to the one that asks now. */
function sentToEarlier(view: View, file: TestFile, expected: string): Finding | undefined {
  const sent = Buffer.concat((view.facts.sentToEarlier ?? []).map(fromBase64));
  if (sent.length === 0 || !sent.equals(servedContent(view, file))) return undefined;
  return violated<FileServerSymptom>({
    expected,
    actual: 'The server sent the file to a client that had asked before, and nothing to the client that asks now.',
    symptom: 'sent-elsewhere',
  });
}

/** What a server does that had to be stopped: no single datagram explains it better. */
function endless(view: View): { readonly actual: string; readonly symptom: FileServerSymptom } | undefined {
  const crash = explainCrash(view, role);
  return crash?.symptom === 'limit-datagrams'
    ? { actual: endSentence(`The server ${crash.text}`), symptom: crash.symptom }
    : undefined;
}

/** A fresh server sends this file as it is: what is wrong comes from the requests before. */
function afterOthers({ facts }: View, damage: ReturnType<typeof describeDamage>): ReturnType<typeof describeDamage> {
  const last = facts.askedBefore?.at(-1);
  if (last === undefined) return damage;
  const actual = `After a client had asked for ${last}, another one asked for the next file. ${damage.actual}`;
  return { actual, symptom: 'wrong-after-others' };
}

/**
 * What went wrong, judged by all datagrams: those after a short chunk are not content, but they
 * show what the server does.
 */
function describeDamage(
  file: Buffer,
  chunks: readonly Uint8Array[],
  content: Buffer,
): { readonly actual: string; readonly symptom: FileServerSymptom } {
  const sizes = `${bytes(content.length)}; the file has ${bytes(file.length)}`;
  if (Buffer.concat(chunks).equals(file))
    return {
      actual: `The server sent a datagram of ${bytes(chunks[endOf(chunks) - 1]?.length ?? 0)} before the end of the file, which ends the file too early (${sizes}).`,
      symptom: content.length === 0 ? 'content-empty' : 'cut-short',
    };
  const difference = differenceOfDatagrams(file, chunks, content);
  return {
    actual: `The server sent other content than the file (${sizes}): ${describeDifference(difference)}.`,
    symptom: damageSymptom(difference),
  };
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

function nothingSent(view: View, expected: string, symptom: FileServerSymptom = 'no-chunk'): Finding {
  const cause = explainCrash(view, role)?.symptom ?? activitySymptom(view, role);
  const isElsewhere = unheardDestinations(view, role).length > 0;
  return violated<FileServerSymptom>({
    expected,
    actual: describeServer(view, 'sent no datagram'),
    symptom: cause ?? (isElsewhere ? 'sent-elsewhere' : symptom),
    dependsOn: ['file.server.content'],
    silent: true,
  });
}

/** Such as `datagrams of 2000 and 48 bytes`. */
export function listSizes(sizes: readonly number[]): string {
  if (sizes.length === 1) return sizes[0] === 0 ? 'one empty datagram' : `one datagram of ${bytes(sizes[0] ?? 0)}`;
  const all = new Set(sizes).size === 1 ? ` of ${sizes[0]} bytes each` : ` of ${sizeNumbers(sizes)} bytes`;
  return `${sizes.length > sizesShown ? `${sizes.length} ` : ''}datagrams${all}`;
}

const sizesShown = 6;

function sizeNumbers(sizes: readonly number[]): string {
  if (sizes.length <= sizesShown) return listed(sizes.map(String));
  return `${sizes.slice(0, sizesShown).join(', ')}, … and ${sizes.at(-1)}`;
}
