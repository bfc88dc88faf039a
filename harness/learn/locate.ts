/**
 * From samples of messages to layouts: where the integer, the name and what a reply repeats stand in the bytes.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import { decodeFound } from '../../reference/add/message.ts';
import { type Clues, missingCost, type Reading, readingOf } from './locate-clues.ts';
import { locateInDatagram } from './locate-datagram.ts';
import { locateHeader } from './locate-framed.ts';
import type { ReplySample, RequestSample } from './locate-samples.ts';
import { type LikelyNumbers, likelyReplies, likelySent } from './locate-numbers.ts';

export type { ReplySample, RequestSample } from './locate-samples.ts';

/** @returns one layout per datagram; undefined where the integer cannot be located */
export function locateRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = samples.map((sample) => sample.screen).join('\n');
  const known = new Map([['number', samples.map(({ number }) => number)] as const]);
  const found = locateInAll(datagramsOf(samples), { known, screen, seeksName: true });
  if (found === undefined) return undefined;
  const carriesNumber = samples.every(
    (sample) => decodeFound(found.layouts, sample.payloads)?.number === sample.number,
  );
  return carriesNumber ? found.layouts : undefined;
}

/** Like {@link locateRequest} for a client that did not send the integer that was typed: it is found by what else is known of integers. */
export function locateSentRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const screen = samples.map((sample) => sample.screen).join('\n');
  const datagrams = datagramsOf(samples);
  return likeliest(likelySent(datagrams, samples), (known) =>
    locateInAll(datagrams, { known, screen, seeksName: true }),
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
  const screen = samples.map((sample) => sample.screen).join('\n');
  return likeliest(likelyReplies(datagrams, samples, like), (known) => {
    const clues = { known, askedName: first.askedName, screen, seeksName: true };
    return cheaper(like && readAs(like, datagrams, clues), locateInAll(datagrams, clues));
  });
}

/** The same datagram of each sample together; none where the samples have not equally many. */
function datagramsOf(
  samples: readonly { readonly payloads: readonly Uint8Array[] }[],
): readonly (readonly Uint8Array[])[] {
  const [first] = samples;
  if (first === undefined || samples.some(({ payloads }) => payloads.length !== first.payloads.length)) return [];
  return first.payloads.map((_, index) => samples.map(({ payloads }) => payloads[index] as Uint8Array));
}

interface Located {
  readonly layouts: readonly Layout[];
  readonly cost: number;
}

/** Dearer than this, a reading is none: what it explains is chance. */
const maxCost = 80;

function likeliest(
  candidates: readonly LikelyNumbers[],
  locate: (known: Clues['known']) => Located | undefined,
): readonly Layout[] | undefined {
  let best: Located | undefined;
  for (const { known, cost } of candidates) {
    if (best !== undefined && cost >= best.cost) break;
    const found = locate(known);
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
    missingCost(all, clues),
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

/** Each datagram for itself; where several seem to have the name, the likeliest keeps it. */
function locateInAll(
  datagrams: readonly (readonly Uint8Array[])[],
  known: Omit<Clues, 'hasOthers'>,
): Located | undefined {
  const clues = { ...known, hasOthers: datagrams.length > 1 };
  const readings = datagrams.map((payloads, index) => locateOne(payloads, datagrams[index + 1], clues));
  if (readings.length === 0 || !readings.every((reading) => reading !== undefined)) return undefined;
  const named = readings.filter((reading) => reading.name !== undefined).toSorted(byName);
  const settled = readings.map((reading, index) => {
    if (reading.name === undefined || reading === named[0]) return reading;
    return (
      locateOne(datagrams[index] as readonly Uint8Array[], datagrams[index + 1], { ...clues, seeksName: false }) ??
      reading
    );
  });
  return located(settled, clues);
}

/** The name that is least in doubt first, of equals the longest. */
function byName(a: Reading, b: Reading): number {
  return (a.doubt ?? 0) - (b.doubt ?? 0) || (b.name?.length ?? 0) - (a.name?.length ?? 0);
}

function locateOne(
  payloads: readonly Uint8Array[],
  next: readonly Uint8Array[] | undefined,
  clues: Clues,
): Reading | undefined {
  const header = next && locateHeader(payloads, next);
  const reading = locateInDatagram(payloads, clues);
  // The length of what follows may be that of a number by chance.
  const hasNumber = reading !== undefined && decodeFound([reading.layout], payloads.slice(0, 1))?.number !== undefined;
  return header === undefined || hasNumber
    ? reading
    : { layout: header, cost: missingCost(new Set(), clues), fields: new Set() };
}
