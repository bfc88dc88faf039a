/**
 * Whether learned layouts predict the messages of later performances. One that does not is wrong,
 * and nothing may rest on it. Pure.
 *
 * A layout that reads another integer than the typed one is no misreading as such: the program may
 * send a wrong one. It is one if the bytes do not fit, or if a screen adds up otherwise.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decode, decodeFound, decodeLayout, isWrittenAs } from '../../../reference/add/message.ts';
import { hasUnexplainedBytes } from './request.ts';
import { quoteAll } from '../../judge/quote.ts';
import type { AddProfile } from '../../profile/profile.ts';
import { properRequest } from '../../profile/message-sequence.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { exchangeOfPair, payloadsOf } from '../../transcript/wire.ts';
import { fromBase64, View } from '../../transcript/view.ts';

export interface Refutation {
  /** It is certain if a message does not fit the layout; else only the own pair can prove it. */
  readonly isCertain: boolean;
  /** The message in question, as a sentence. */
  readonly text: string;
}

/** @returns the first message that a layout does not predict; undefined if there is none */
export function refutedLayouts(profile: AddProfile, transcripts: readonly Transcript[]): Refutation | undefined {
  for (const transcript of transcripts) {
    const view = new View(transcript);
    const found = unreadRequest(profile, view) ?? refutedRequest(profile, view) ?? refutedReply(profile, view);
    if (found !== undefined) return found;
  }
  const isInexact = transcripts.some((transcript) => isWrittenOtherwise(profile, new View(transcript)));
  return isInexact ? { isCertain: false, text: otherwiseWritten } : unexplainedBytes(profile);
}

const otherwiseWritten = 'datagrade can read the messages of the client, but not write all of their bytes.';

/** The bytes behind a NUL, for example, may be memory that was never set, or a checksum. */
function isWrittenOtherwise({ clientRequest, sequence }: AddProfile, view: View): boolean {
  const layouts = clientRequest && properRequest(sequence, clientRequest);
  const payloads = view.received().map(({ payload }) => fromBase64(payload));
  if (layouts === undefined || view.exchanges().length > 0 || payloads.length !== layouts.length) return false;
  const values = decode(layouts, payloads);
  if (values === undefined) return false;
  return !isWrittenAs(layouts, values, payloads);
}

/** Bytes that change for an unknown reason may be a checksum or an identifier that a half looks at. */
function unexplainedBytes({ peerRequest, peerReply }: AddProfile): Refutation | undefined {
  const isFree = [...(peerRequest ?? []), ...(peerReply ?? [])].some(hasUnexplainedBytes);
  return isFree
    ? { isCertain: false, text: 'The messages have bytes that change, and datagrade does not know why.' }
    : undefined;
}

/** datagrade asked the server in a form that it had not learned from the server's own client. */
function unreadRequest({ clientRequest }: AddProfile, view: View): Refutation | undefined {
  if (clientRequest !== undefined || view.exchanges().length > 0) return undefined;
  const captured = payloadsOf(exchangeOfPair(view)?.requests ?? []) ?? [];
  const sent = [...view.received().map(({ payload }) => fromBase64(payload)), ...captured];
  if (sent.length === 0) return undefined;
  return {
    isCertain: true,
    text: `datagrade could not read the messages of the client, such as ${quoteAll(sent.slice(0, 1))}.`,
  };
}

function refutedRequest({ clientRequest, sequence, ownNames }: AddProfile, view: View): Refutation | undefined {
  const layouts = clientRequest && properRequest(sequence, clientRequest);
  const payloads = view.received().map(({ payload }) => fromBase64(payload));
  if (layouts === undefined || view.exchanges().length > 0 || payloads.length === 0) return undefined;
  const sent = payloads.slice(0, layouts.length);
  const fits = sent.every((payload, at) => decodeLayout(layouts[at] as Layout, payload) !== undefined);
  const name = decodeFound(layouts.slice(0, sent.length), sent)?.name ?? ownNames.client;
  if (fits && (name === ownNames.client || ownNames.client === undefined)) return undefined;
  const text = `datagrade has misread the messages of the client: ${quoteAll(sent)} does not have the form of its earlier messages.`;
  return { isCertain: true, text };
}

/** Only the first reply of a server: what it replies later may be wrong because it remembers something. */
function refutedReply({ serverReply }: AddProfile, view: View): Refutation | undefined {
  const shown = countNumbers(view.screen('server'));
  const [exchange] = view.exchanges();
  if (exchange === undefined || exchange.payloads.length === 0 || serverReply === undefined) return undefined;
  const { number, payloads, reply } = exchange;
  const adds = [...shown.keys()].some((own) => own >= 1 && own <= 100 && own !== number && shown.has(own + number));
  const values = [reply?.number, reply?.sum, reply?.askedNumber];
  // A minus sign behind a space may be a dash.
  const isRead = values.some((value) => value !== undefined && (shown.has(value) || shown.has(Math.abs(value))));
  if (isRead || !adds || !shown.has(number)) return undefined;
  const text = `datagrade has misread the messages of the server: it reads ${reply?.number ?? 'no integer'} in ${quoteAll(payloads)}, and the server displays another sum.`;
  return { isCertain: reply === undefined, text };
}
