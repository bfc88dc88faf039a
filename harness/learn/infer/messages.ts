/**
 * Infers the layouts of a message from samples: where its bytes contain the integer, the name, and
 * the values that a reply repeats. Pure.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { type Constraints, missingCost, type Candidate, candidateOf } from './candidate.ts';
import { inferDatagram } from './datagram.ts';
import { inferHeader } from './frame.ts';
import { isTooLarge, placesOfName, type ReplySample, type RequestSample } from './samples.ts';
import { type LikelyNumbers, likelyReplyNumbers, likelySentNumbers } from './likely-numbers.ts';

export type { ReplySample, RequestSample } from './samples.ts';

/** @returns one layout per datagram; undefined if none gives back the integer of each sample */
export function inferRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = placesOfName(samples);
  const known = new Map([['number', samples.map(({ number }) => number)] as const]);
  const found = inferDatagrams(datagramsOf(samples), { known, screen, seeksName: true });
  if (found === undefined) return undefined;
  const carriesNumber = samples.every(
    (sample) => decodeFound(found.layouts, sample.payloads.slice(0, maxDatagrams))?.number === sample.number,
  );
  return carriesNumber ? found.layouts : undefined;
}

/**
 * Like {@link inferRequest}, for a client that did not send the typed integer: other evidence shows
 * which number is its integer.
 */
export function inferSentRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = placesOfName(samples);
  const datagrams = datagramsOf(samples);
  return cheapestMessage(likelySentNumbers(datagrams, samples), (known, limit) =>
    inferDatagrams(datagrams, { known, screen, seeksName: true }, limit),
  );
}

/**
 * The server's integer is a number from 1 to 100 that appears on its screen together with the sum
 * of this number and the client's. The other numbers of the reply repeat the client's integer or
 * the sum.
 *
 * @param like the layouts of the request, which most replies resemble
 */
export function inferReply(samples: readonly ReplySample[], like?: readonly Layout[]): readonly Layout[] | undefined {
  const [first] = samples;
  if (first === undefined) return undefined;
  const datagrams = datagramsOf(samples);
  // Words that appear in the client's name are no evidence of the server's: both may be "of Olga
  // Tavares".
  const screen = samples.map((sample) => sample.screen.replaceAll(sample.askedName, '\0')).join('\n');
  return cheapestMessage(likelyReplyNumbers(datagrams, samples, like), (known, limit) => {
    const constraints = { known, askedName: first.askedName, screen, seeksName: true, ...(like && { like }) };
    return cheaper(like && inferWith(like, datagrams, constraints), inferDatagrams(datagrams, constraints, limit));
  });
}

/**
 * A message has no more datagrams. If a program floods datagrade, the others show nothing new.
 */
const maxDatagrams = 16;

/**
 * Transposes the samples: the same datagram of each sample together. Empty if the samples have
 * different numbers of datagrams, or too many bytes.
 */
function datagramsOf(
  samples: readonly { readonly payloads: readonly Uint8Array[] }[],
): readonly (readonly Uint8Array[])[] {
  const [first, ...others] = samples.map(({ payloads }) => payloads.slice(0, maxDatagrams));
  if (first === undefined || others.some(({ length }) => length !== first.length)) return [];
  if (isTooLarge(first) || others.some(isTooLarge)) return [];
  return first.map((payload, index) => [payload, ...others.map((payloads) => payloads[index] as Uint8Array)]);
}

interface InferredMessage {
  readonly layouts: readonly Layout[];
  readonly cost: number;
}

/** A candidate that costs more is rejected: it explains the samples by chance. */
const maxCost = 80;

function cheapestMessage(
  candidates: readonly LikelyNumbers[],
  infer: (known: Constraints['known'], limit?: number) => InferredMessage | undefined,
): readonly Layout[] | undefined {
  let best: InferredMessage | undefined;
  for (const { known, cost } of candidates) {
    if (best !== undefined && cost >= best.cost) break;
    const found = infer(known, best && best.cost - cost);
    if (found !== undefined && (best === undefined || cost + found.cost < best.cost))
      best = { ...found, cost: cost + found.cost };
  }
  return best !== undefined && best.cost <= maxCost ? best.layouts : undefined;
}

/**
 * The candidates of all datagrams. A field that one datagram lacks costs nothing if another has it.
 */
function combined(candidates: readonly Candidate[], constraints: Constraints): InferredMessage {
  const all = new Set(candidates.flatMap(({ fields }) => [...fields]));
  const cost = candidates.reduce(
    (sum, each) => sum + each.cost - missingCost(each.fields, constraints),
    missingCost(all, { ...constraints, hasOthers: false }),
  );
  return { layouts: candidates.map(({ layout }) => layout), cost };
}

/**
 * With layouts that are known already. They cost -1, because they are better evidence than
 * simplicity.
 */
function inferWith(
  layouts: readonly Layout[],
  datagrams: readonly (readonly Uint8Array[])[],
  constraints: Omit<Constraints, 'hasOthers'>,
): InferredMessage | undefined {
  const all = { ...constraints, hasOthers: datagrams.length > 1 };
  const candidates = layouts.map((layout, at) => candidateOf(layout, datagrams[at] ?? [], all, -1));
  if (layouts.length !== datagrams.length || !candidates.every((candidate) => candidate !== undefined))
    return undefined;
  return combined(candidates, all);
}

function cheaper(a: InferredMessage | undefined, b: InferredMessage | undefined): InferredMessage | undefined {
  return a === undefined || (b !== undefined && b.cost < a.cost) ? b : a;
}

/**
 * Infers each datagram separately. If several seem to contain the name, the most likely one keeps
 * it.
 *
 * @param limit messages that cost as much or more need not be found
 */
function inferDatagrams(
  datagrams: readonly (readonly Uint8Array[])[],
  known: Omit<Constraints, 'hasOthers'>,
  limit?: number,
): InferredMessage | undefined {
  const constraints = { ...known, hasOthers: datagrams.length > 1 };
  // With several datagrams, the limit cannot be applied to one of them: others may have the fields
  // that it lacks.
  const ownLimit = constraints.hasOthers ? undefined : limit;
  const candidates = withHeaders(
    datagrams,
    datagrams.map((payloads) => inferDatagram(payloads, constraints, ownLimit)),
    constraints,
  );
  if (candidates.length === 0 || !candidates.every((candidate) => candidate !== undefined)) return undefined;
  const named = candidates.filter((candidate) => candidate.name !== undefined).toSorted(byName);
  const settled = candidates.map((candidate, index) => {
    if (candidate.name === undefined || candidate === named[0]) return candidate;
    return inferDatagram(datagrams[index] as readonly Uint8Array[], { ...constraints, seeksName: false }) ?? candidate;
  });
  return combined(settled, constraints);
}

/** The least doubtful name first, and among equal ones the longest. */
function byName(a: Candidate, b: Candidate): number {
  return (a.doubt ?? 0) - (b.doubt ?? 0) || (b.name?.length ?? 0) - (a.name?.length ?? 0);
}

/**
 * A datagram with the length of the next one is a header. But if no other datagram contains a
 * number, its number may equal that length by chance, and is the integer.
 */
function withHeaders(
  datagrams: readonly (readonly Uint8Array[])[],
  candidates: readonly (Candidate | undefined)[],
  constraints: Constraints,
): readonly (Candidate | undefined)[] {
  const hasNumber = candidates.map((candidate) => candidate?.fields.has('number') === true);
  return candidates.map((candidate, index) => {
    const next = datagrams[index + 1];
    const layout = next && inferHeader(datagrams[index] as readonly Uint8Array[], next);
    const isNumber = hasNumber[index] === true && hasNumber.filter(Boolean).length === 1;
    if (layout === undefined || isNumber) return candidate;
    return { layout, cost: missingCost(new Set(), constraints), fields: new Set() };
  });
}
