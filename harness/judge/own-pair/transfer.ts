/**
 * The content of a file among the datagrams of a server, whatever else it sends before it. Pure.
 */
import { fromBase64, type View } from '../../transcript/view.ts';
import { exchangeOfPair, payloadsOf } from '../../transcript/wire.ts';
import type { TestFile } from '../../transcript/test-file.ts';

export interface FoundTransfer {
  /** How many datagrams came before the content: a listing, a size, a word of welcome. */
  readonly ahead: number;
  readonly chunks: readonly Uint8Array[];
}

/** More datagrams before the content are no greeting. */
const maxAhead = 4;

/** @returns undefined if the datagrams are not the whole content, in order and nothing in between */
export function findTransfer(sent: readonly Uint8Array[], content: Uint8Array): FoundTransfer | undefined {
  const last = sent.length - 1;
  if (content.length === 0)
    return sent[last]?.length === 0 && last <= maxAhead ? { ahead: last, chunks: [new Uint8Array()] } : undefined;
  for (let ahead = 0; ahead <= Math.min(maxAhead, last); ahead += 1) {
    const chunks = sent.slice(ahead);
    const joined = Buffer.concat(chunks);
    if (joined.length >= content.length && joined.subarray(0, content.length).equals(content)) return { ahead, chunks };
  }
  return undefined;
}

/** What the server sent to its own client, if all of it was captured. */
export function sentToOwnClient(view: View): readonly Uint8Array[] | undefined {
  const exchange = exchangeOfPair(view);
  return exchange && payloadsOf(exchange.replies);
}

/** The transfer of a file between the two halves of a submission. */
export function ownTransfer(view: View, file: TestFile): FoundTransfer | undefined {
  const sent = sentToOwnClient(view);
  return sent && findTransfer(sent, servedContent(view, file));
}

export function servedContent(view: View, { name }: TestFile): Uint8Array {
  return fromBase64(view.all('fileServed').find((event) => event.name === name)?.content ?? '');
}

/**
 * Whether an answer has anything of the file in it, or as much as the file. Otherwise it is a text
 * about something else, such as an error.
 */
export function hasPartOf(content: Uint8Array, sent: readonly Uint8Array[]): boolean {
  const size = sent.reduce((sum, { length }) => sum + length, 0);
  if (size === 0) return false;
  if (size >= content.length / 2 && size >= runBytes) return true;
  const run = Math.min(runBytes, content.length);
  const whole = Buffer.from(content);
  return sent.some((payload) => {
    const bytes = Buffer.from(payload);
    for (let at = 0; at + run <= bytes.length; at += 1) if (whole.includes(bytes.subarray(at, at + run))) return true;
    return false;
  });
}

/** As many equal bytes in a row are no chance. */
const runBytes = 8;
