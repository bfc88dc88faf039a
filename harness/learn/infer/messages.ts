/**
 * From samples of messages to layouts: where the integer, the name and what a reply repeats stand in the bytes.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { type Clues, missingCost, type Reading, readingOf } from './candidate.ts';
import { locateInDatagram } from './datagram.ts';
import { locateHeader } from './frame.ts';
import type { ReplySample, RequestSample } from './samples.ts';
import { type LikelyNumbers, likelyReplies, likelySent } from './numbers.ts';

export type { ReplySample, RequestSample } from './samples.ts';

/** @returns one layout per datagram; undefined where the integer cannot be located */
export function locateRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = samples.map((sample) => sample.screen).join('\n');
  const known = new Map([['number', samples.map(({ number }) => number)] as const]);
  const found = locateInAll(datagramsOf(samples), { known, screen, seeksName: true });
  if (found === undefined) return undefined;
  const carriesNumber = samples.every(
    (sample) => decodeFound(found.layouts, sample.payloads.slice(0, mostDatagrams))?.number === sample.number,
  );
  return carriesNumber ? found.layouts : undefined;
}

/** Like {@link locateRequest} for a client that did not send the integer that was typed: it is found by what else is known of integers. */
export function locateSentRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
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
export function locateReply(samples: readonly ReplySample[], like?: readonly Layout[]): readonly Layout[] | undefined {
  const [first] = samples;
  if (first === undefined) return undefined;
  const datagrams = datagramsOf(samples);
  // Words that stand there in the client's name say nothing of the server's: both may be "of Olga Tavares".
  const screen = samples.map((sample) => sample.screen.replaceAll(sample.askedName, '\0')).join('\n');
  return likeliest(likelyReplies(datagrams, samples, like), (known, limit) => {
    const clues = { known, askedName: first.askedName, screen, seeksName: true };
    return cheaper(like && readAs(like, datagrams, clues), locateInAll(datagrams, clues, limit));
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
  locate: (known: Clues['known'], limit?: number) => Located | undefined,
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
function located(readings: readonly Reading[], clues: Clues): Located {
  const all = new Set(readings.flatMap(({ fields }) => [...fields]));
  const cost = readings.reduce(
    (sum, each) => sum + each.cost - missingCost(each.fields, clues),
    missingCost(all, { ...clues, hasOthers: false }),
  );
  return { layouts: readings.map(({ layout }) => layout), cost };
}

/** In a form that is known already, which is better evidence than any simplicity. */
function readAs(
  layouts: readonly Layout[],
  datagrams: readonly (readonly Uint8Array[])[],
  clues: Omit<Clues, 'hasOthers'>,
): Located | undefined {
  const all = { ...clues, hasOthers: datagrams.length > 1 };
  const readings = layouts.map((layout, at) => readingOf(layout, datagrams[at] ?? [], all, -1));
  if (layouts.length !== datagrams.length || !readings.every((reading) => reading !== undefined)) return undefined;
  return located(readings, all);
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
  known: Omit<Clues, 'hasOthers'>,
  limit?: number,
): Located | undefined {
  const clues = { ...known, hasOthers: datagrams.length > 1 };
  // What a datagram costs by itself says little where others make up for what it lacks.
  const ownLimit = clues.hasOthers ? undefined : limit;
  const readings = withHeaders(
    datagrams,
    datagrams.map((payloads) => locateInDatagram(payloads, clues, ownLimit)),
    clues,
  );
  if (readings.length === 0 || !readings.every((reading) => reading !== undefined)) return undefined;
  const named = readings.filter((reading) => reading.name !== undefined).toSorted(byName);
  const settled = readings.map((reading, index) => {
    if (reading.name === undefined || reading === named[0]) return reading;
    return locateInDatagram(datagrams[index] as readonly Uint8Array[], { ...clues, seeksName: false }) ?? reading;
  });
  return located(settled, clues);
}

/** The name that is least in doubt first, of equals the longest. */
function byName(a: Reading, b: Reading): number {
  return (a.doubt ?? 0) - (b.doubt ?? 0) || (b.name?.length ?? 0) - (a.name?.length ?? 0);
}

/** What states the length of the next datagram is a header, unless only there a number stands: that may be as large by chance. */
function withHeaders(
  datagrams: readonly (readonly Uint8Array[])[],
  readings: readonly (Reading | undefined)[],
  clues: Clues,
): readonly (Reading | undefined)[] {
  const hasNumber = readings.map((reading) => reading?.fields.has('number') === true);
  return readings.map((reading, index) => {
    const next = datagrams[index + 1];
    const layout = next && locateHeader(datagrams[index] as readonly Uint8Array[], next);
    const isNumber = hasNumber[index] === true && hasNumber.filter(Boolean).length === 1;
    if (layout === undefined || isNumber) return reading;
    return { layout, cost: missingCost(new Set(), clues), fields: new Set() };
  });
}
