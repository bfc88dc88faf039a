/**
 * From samples of messages to layouts: where the integer, the name and what a reply repeats stand in the bytes.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { type Constraints, missingCost, type Candidate, candidateOf } from './candidate.ts';
import { inferDatagram } from './datagram.ts';
import { inferHeader } from './frame.ts';
import type { ReplySample, RequestSample } from './samples.ts';
import { type LikelyNumbers, likelyReplies, likelySent } from './numbers.ts';

export type { ReplySample, RequestSample } from './samples.ts';

/** @returns one layout per datagram; undefined where the integer cannot be located */
export function inferRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = samples.map((sample) => sample.screen).join('\n');
  const known = new Map([['number', samples.map(({ number }) => number)] as const]);
  const found = locateInAll(datagramsOf(samples), { known, screen, seeksName: true });
  if (found === undefined) return undefined;
  const carriesNumber = samples.every(
    (sample) => decodeFound(found.layouts, sample.payloads.slice(0, mostDatagrams))?.number === sample.number,
  );
  return carriesNumber ? found.layouts : undefined;
}

/** Like {@link inferRequest} for a client that did not send the integer that was typed: it is found by what else is known of integers. */
export function inferSentRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = samples.map((sample) => sample.screen).join('\n');
  const datagrams = datagramsOf(samples);
  return likeliest(likelySent(datagrams, samples), (known, limit) =>
    locateInAll(datagrams, { known, screen, seeksName: true }, limit),
  );
}

/**
 * The server's integer is the number of 1..100 that stands on its screen together with its sum with what was asked; the other numbers of the
 * reply repeat the request or the sum.
 *
 * @param like how the request was written: most replies look like it
 */
export function inferReply(samples: readonly ReplySample[], like?: readonly Layout[]): readonly Layout[] | undefined {
  const [first] = samples;
  if (first === undefined) return undefined;
  const datagrams = datagramsOf(samples);
  // Words that stand there in the client's name say nothing of the server's: both may be "of Olga Tavares".
  const screen = samples.map((sample) => sample.screen.replaceAll(sample.askedName, '\0')).join('\n');
  return likeliest(likelyReplies(datagrams, samples, like), (known, limit) => {
    const constraints = { known, askedName: first.askedName, screen, seeksName: true };
    return cheaper(like && readAs(like, datagrams, constraints), locateInAll(datagrams, constraints, limit));
  });
}

/** No message takes more: what follows in a flood says nothing new. */
const mostDatagrams = 16;

/** The same datagram of each sample together; none where the samples have not equally many. */
function datagramsOf(
  samples: readonly { readonly payloads: readonly Uint8Array[] }[],
): readonly (readonly Uint8Array[])[] {
  const [first, ...others] = samples.map(({ payloads }) => payloads.slice(0, mostDatagrams));
  if (first === undefined || others.some(({ length }) => length !== first.length)) return [];
  return first.map((payload, index) => [payload, ...others.map((payloads) => payloads[index] as Uint8Array)]);
}

interface Located {
  readonly layouts: readonly Layout[];
  readonly cost: number;
}

/** Dearer than this, a reading is none: what it explains is chance. */
const maxCost = 80;

function likeliest(
  candidates: readonly LikelyNumbers[],
  locate: (known: Constraints['known'], limit?: number) => Located | undefined,
): readonly Layout[] | undefined {
  let best: Located | undefined;
  for (const { known, cost } of candidates) {
    if (best !== undefined && cost >= best.cost) break;
    const found = locate(known, best && best.cost - cost);
    if (found !== undefined && (best === undefined || cost + found.cost < best.cost))
      best = { ...found, cost: cost + found.cost };
  }
  return best !== undefined && best.cost <= maxCost ? best.layouts : undefined;
}

/** What one datagram lacks may stand in another. */
function located(candidates: readonly Candidate[], constraints: Constraints): Located {
  const all = new Set(candidates.flatMap(({ fields }) => [...fields]));
  const cost = candidates.reduce(
    (sum, each) => sum + each.cost - missingCost(each.fields, constraints),
    missingCost(all, { ...constraints, hasOthers: false }),
  );
  return { layouts: candidates.map(({ layout }) => layout), cost };
}

/** In a form that is known already, which is better evidence than any simplicity. */
function readAs(
  layouts: readonly Layout[],
  datagrams: readonly (readonly Uint8Array[])[],
  constraints: Omit<Constraints, 'hasOthers'>,
): Located | undefined {
  const all = { ...constraints, hasOthers: datagrams.length > 1 };
  const candidates = layouts.map((layout, at) => candidateOf(layout, datagrams[at] ?? [], all, -1));
  if (layouts.length !== datagrams.length || !candidates.every((candidate) => candidate !== undefined))
    return undefined;
  return located(candidates, all);
}

function cheaper(a: Located | undefined, b: Located | undefined): Located | undefined {
  return a === undefined || (b !== undefined && b.cost < a.cost) ? b : a;
}

/**
 * Each datagram for itself; where several seem to have the name, the likeliest keeps it.
 *
 * @param limit what costs as much need not be found
 */
function locateInAll(
  datagrams: readonly (readonly Uint8Array[])[],
  known: Omit<Constraints, 'hasOthers'>,
  limit?: number,
): Located | undefined {
  const constraints = { ...known, hasOthers: datagrams.length > 1 };
  // What a datagram costs by itself says little where others make up for what it lacks.
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
  return located(settled, constraints);
}

/** The name that is least in doubt first, of equals the longest. */
function byName(a: Candidate, b: Candidate): number {
  return (a.doubt ?? 0) - (b.doubt ?? 0) || (b.name?.length ?? 0) - (a.name?.length ?? 0);
}

/** What states the length of the next datagram is a header, unless only there a number stands: that may be as large by chance. */
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
