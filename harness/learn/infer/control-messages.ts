/**
 * Infers the control messages of a file transfer, so that they can be written for any file. Pure.
 *
 * Two transfers of different files show which bytes repeat the file's name, which count something,
 * and which are constant. Nothing is inferred if the transfers have a different order of messages,
 * as with a message after every tenth chunk only.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import {
  initialTransfer,
  type Counter,
  counterValue,
  type TransferProtocol,
  isComplete,
  type TransferState,
  type ControlMessage,
  afterChunk,
  controlValues,
} from '../../profile/control-message.ts';
import type { Role } from '../../handout/programs.ts';
import { carriesText } from '../../transcript/armour.ts';
import { isSame } from './candidate.ts';
import { isWrittenAs } from '../../../reference/add/message.ts';
import { inferDatagram } from './datagram.ts';
import { isTooLarge } from './samples.ts';
import { asText } from './text/fields.ts';

export interface TransferSample {
  readonly file: { readonly name: string; readonly sizeBytes: number };
  readonly content: Uint8Array;
  /** All datagrams in order, beginning with the request. */
  readonly datagrams: readonly { readonly by: Role; readonly payload: Uint8Array }[];
}

interface SentMessage {
  readonly by: Role;
  readonly payload: Uint8Array;
  readonly progress: TransferState;
}

interface Transfer {
  readonly opening: readonly SentMessage[];
  /** The client's answers to each chunk. */
  readonly toChunks: readonly (readonly SentMessage[])[];
}

/**
 * @returns undefined if there are no datagrams besides request and chunks; `notInferred` if there
 * are some, but they could not be written for another file
 */
export function inferControlMessages(samples: readonly TransferSample[]): TransferProtocol | 'notInferred' | undefined {
  const transfers = samples.map(divideTransfer);
  if (!transfers.every((transfer) => transfer !== undefined)) return undefined;
  if (transfers.every(({ opening, toChunks }) => opening.length === 0 && toChunks.flat().length === 0))
    return undefined;
  const opening = inferAll(transfers.map((transfer) => transfer.opening));
  const toChunk = inferAll(transfers.flatMap(({ toChunks }) => toChunks.slice(0, -1)));
  const toLastChunk =
    toChunk &&
    inferAll(
      transfers.map(({ toChunks }) => toChunks.at(-1) ?? []),
      toChunk,
    );
  const roles = transfers[0]?.opening.map(({ by }) => by) ?? [];
  if (opening === undefined || toChunk === undefined || toLastChunk === undefined) return 'notInferred';
  if (transfers.some((transfer) => transfer.opening.some(({ by }, at) => by !== roles[at]))) return 'notInferred';
  return { opening: opening.map((message, at) => ({ ...message, by: roles[at] as Role })), toChunk, toLastChunk };
}

/** @returns undefined if the server did not send the content of the file */
function divideTransfer({ file, content, datagrams }: TransferSample): Transfer | undefined {
  const first = firstChunk(datagrams, content);
  if (first === undefined) return undefined;
  let progress = initialTransfer(file);
  const opening = datagrams.slice(1, first).map((each) => ({ ...each, progress }));
  const toChunks: SentMessage[][] = [];
  for (const each of datagrams.slice(first)) {
    if (each.by === 'client') toChunks.at(-1)?.push({ ...each, progress });
    else if (isComplete(progress)) break;
    else {
      progress = afterChunk(progress, each.payload.length);
      toChunks.push([]);
    }
  }
  // Chunks of another size than 2048 may end with a long one.
  return progress.bytes >= content.length ? { opening, toChunks } : undefined;
}

/**
 * The index of the datagram with which the server begins to send the whole content and nothing
 * else.
 */
function firstChunk(datagrams: TransferSample['datagrams'], content: Uint8Array): number | undefined {
  const sent = datagrams.flatMap(({ by, payload }, at) => (by === 'server' ? [{ payload, at }] : []));
  const maxBefore = 4;
  for (const [skipped, { at }] of sent.slice(0, maxBefore).entries()) {
    const joined = Buffer.concat(sent.slice(skipped).map(({ payload }) => payload));
    if (joined.length >= content.length && isSame(joined.subarray(0, content.length), content)) return at;
  }
  return undefined;
}

/**
 * @param rounds the messages that were sent on each similar occasion
 * @param known messages that are tried first
 * @returns undefined if the number of messages differs, or if one cannot be inferred
 */
function inferAll(
  rounds: readonly (readonly SentMessage[])[],
  known: readonly ControlMessage[] = [],
): readonly ControlMessage[] | undefined {
  const count = rounds[0]?.length ?? 0;
  if (rounds.some(({ length }) => length !== count)) return undefined;
  const found = Array.from({ length: count }, (_, at) =>
    inferMessage(
      rounds.map((round) => round[at] as SentMessage),
      known[at],
    ),
  );
  return found.every((message) => message !== undefined) ? found : undefined;
}

function inferMessage(sent: readonly SentMessage[], known?: ControlMessage): ControlMessage | undefined {
  const [first] = sent;
  if (first === undefined) return undefined;
  if (known !== undefined && sent.every((each) => writesSame(known, each))) return known;
  const constant: ControlMessage = { layout: constantLayout(first.payload) };
  if (sent.every((each) => writesSame(constant, each))) return constant;
  if (sent.some(({ payload }) => isTooLarge([payload]))) return undefined;
  for (const counts of [undefined, ...counters]) {
    const message = inferCounting(sent, counts);
    if (message !== undefined) return message;
  }
  return undefined;
}

const counters: readonly Counter[] = [0, -1, 1].flatMap((plus) =>
  (['chunks', 'bytes', 'allBytes', 'allChunks', 'chunkBytes'] as const).map((of) => ({ of, plus })),
);

/**
 * A message with the file's name, a counter, or both. The layout is inferred from the transfer of
 * the first file, in which the name is constant. It must then write the messages of all transfers.
 */
function inferCounting(sent: readonly SentMessage[], counts: Counter | undefined): ControlMessage | undefined {
  const fileName = sent[0]?.progress.fileName ?? '';
  const own = sent.filter(({ progress }) => progress.fileName === fileName);
  const named = own.every(({ payload }) => carriesText(payload, fileName));
  if (counts === undefined && !named) return undefined;
  const numbers = counts && own.map(({ progress }) => counterValue(counts, progress));
  const candidate = inferDatagram(
    own.map(({ payload }) => payload),
    {
      known: new Map(numbers === undefined ? [] : [['number', numbers] as const]),
      screen: fileName,
      seeksName: named,
      hasOthers: false,
    },
  );
  if (candidate === undefined || (counts !== undefined && !candidate.fields.has('number'))) return undefined;
  const message: ControlMessage = { layout: candidate.layout, ...(counts === undefined ? {} : { counts }) };
  return sent.every((each) => writesSame(message, each)) ? message : undefined;
}

function writesSame(message: ControlMessage, { payload, progress }: SentMessage): boolean {
  return isWrittenAs([message.layout], controlValues(message, progress), [payload]);
}

function constantLayout(payload: Uint8Array): Layout {
  const text = asText(payload);
  if (text !== undefined && !/\p{Cc}/u.test(text)) return { format: 'text', parts: text === '' ? [] : [text] };
  return { format: 'packed', parts: [{ hex: Buffer.from(payload).toString('hex') }] };
}
