/**
 * What the halves of a file transfer said to each other besides request and chunks, as remarks that can be said again for any file. Pure.
 *
 * Two conversations on different files show what repeats the file's name, what counts, and what stays. Where they do not go alike, nothing is
 * located: what is said after every tenth chunk, or in no order, is not.
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
  encodeControlMessage,
} from '../../profile/control-message.ts';
import type { Role } from '../../handout/programs.ts';
import { isSame } from './candidate.ts';
import { inferDatagram } from './datagram.ts';
import { asText } from './text/text.ts';

export interface TransferSample {
  readonly file: { readonly name: string; readonly sizeBytes: number };
  readonly content: Uint8Array;
  /** All that was said, in order; the request is the first. */
  readonly spoken: readonly { readonly by: Role; readonly payload: Uint8Array }[];
}

interface Said {
  readonly by: Role;
  readonly payload: Uint8Array;
  readonly progress: TransferState;
}

interface Transfer {
  readonly opening: readonly Said[];
  /** What the client said to each chunk. */
  readonly toChunks: readonly (readonly Said[])[];
}

/** @returns undefined where nothing more than request and chunks was said; `unlocated` where what was said could not be written for another file */
export function inferControlMessages(samples: readonly TransferSample[]): TransferProtocol | 'unlocated' | undefined {
  const transfers = samples.map(divide);
  if (!transfers.every((transfer) => transfer !== undefined)) return undefined;
  if (transfers.every(({ opening, toChunks }) => opening.length === 0 && toChunks.flat().length === 0))
    return undefined;
  const opening = locateAll(transfers.map((transfer) => transfer.opening));
  const toChunk = locateAll(transfers.flatMap(({ toChunks }) => toChunks.slice(0, -1)));
  const toLastChunk =
    toChunk &&
    locateAll(
      transfers.map(({ toChunks }) => toChunks.at(-1) ?? []),
      toChunk,
    );
  const roles = transfers[0]?.opening.map(({ by }) => by) ?? [];
  if (opening === undefined || toChunk === undefined || toLastChunk === undefined) return 'unlocated';
  if (transfers.some((transfer) => transfer.opening.some(({ by }, at) => by !== roles[at]))) return 'unlocated';
  return { opening: opening.map((message, at) => ({ ...message, by: roles[at] as Role })), toChunk, toLastChunk };
}

/** @returns undefined where the content of the file is not what the server sent */
function divide({ file, content, spoken }: TransferSample): Transfer | undefined {
  const first = firstChunk(spoken, content);
  if (first === undefined) return undefined;
  let progress = initialTransfer(file);
  const opening = spoken.slice(1, first).map((each) => ({ ...each, progress }));
  const toChunks: Said[][] = [];
  for (const each of spoken.slice(first)) {
    if (each.by === 'client') toChunks.at(-1)?.push({ ...each, progress });
    else if (isComplete(progress)) break;
    else {
      progress = afterChunk(progress, each.payload.length);
      toChunks.push([]);
    }
  }
  return isComplete(progress) ? { opening, toChunks } : undefined;
}

/** Where the server begins to send what the file holds, all of it and nothing else in between. */
function firstChunk(spoken: TransferSample['spoken'], content: Uint8Array): number | undefined {
  const sent = spoken.flatMap(({ by, payload }, at) => (by === 'server' ? [{ payload, at }] : []));
  const most = 4;
  for (const [skipped, { at }] of sent.slice(0, most).entries()) {
    const joined = Buffer.concat(sent.slice(skipped).map(({ payload }) => payload));
    if (joined.length >= content.length && isSame(joined.subarray(0, content.length), content)) return at;
  }
  return undefined;
}

/** @param known forms that are tried first. @returns undefined where not equally many were said each time, or one cannot be located */
function locateAll(
  rounds: readonly (readonly Said[])[],
  known: readonly ControlMessage[] = [],
): readonly ControlMessage[] | undefined {
  const count = rounds[0]?.length ?? 0;
  if (rounds.some(({ length }) => length !== count)) return undefined;
  const found = Array.from({ length: count }, (_, at) =>
    locateRemark(
      rounds.map((round) => round[at] as Said),
      known[at],
    ),
  );
  return found.every((message) => message !== undefined) ? found : undefined;
}

function locateRemark(said: readonly Said[], known?: ControlMessage): ControlMessage | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  if (known !== undefined && said.every((each) => isWritten(known, each))) return known;
  const constant: ControlMessage = { layout: constantLayout(first.payload) };
  if (said.every((each) => isWritten(constant, each))) return constant;
  for (const counts of [undefined, ...everyCount]) {
    const message = locateCounting(said, counts);
    if (message !== undefined) return message;
  }
  return undefined;
}

const everyCount: readonly Counter[] = [0, -1, 1].flatMap((plus) =>
  (['chunks', 'bytes', 'allBytes', 'allChunks', 'chunkBytes'] as const).map((of) => ({ of, plus })),
);

/** Read in what was said of the first file, where its name stays; then it must be how everything was said. */
function locateCounting(said: readonly Said[], counts: Counter | undefined): ControlMessage | undefined {
  const fileName = said[0]?.progress.fileName ?? '';
  const own = said.filter(({ progress }) => progress.fileName === fileName);
  const named = own.every(({ payload }) => Buffer.from(payload).includes(fileName));
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
  return said.every((each) => isWritten(message, each)) ? message : undefined;
}

function isWritten(message: ControlMessage, { payload, progress }: Said): boolean {
  try {
    return isSame(encodeControlMessage(message, progress), payload);
  } catch {
    return false;
  }
}

function constantLayout(payload: Uint8Array): Layout {
  const text = asText(payload);
  if (text !== undefined && !/\p{Cc}/u.test(text)) return { format: 'text', parts: text === '' ? [] : [text] };
  return { format: 'packed', parts: [{ hex: Buffer.from(payload).toString('hex') }] };
}
