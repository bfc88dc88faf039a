/**
 * Infers the layout of one datagram of a message, in any format.
 *
 * To teach datagrade a new format, add its function to the list in `inferUnframed`.
 */
import { cheapest, type Constraints, candidateCosts, candidateOf, isSame, type Candidate } from './candidate.ts';
import { inferFramed } from './frame.ts';
import { inferJson } from './tree/json.ts';
import { inferPacked } from './packed/fields.ts';
import { inferPickle, inferRepr } from './tree/python.ts';
import { inferText } from './text/fields.ts';
import { contentsIn, maxDepth, wrappedLayout, wrappingsOf } from './wrapped.ts';

/**
 * A candidate that costs no more explains everything, and the slow search among packed bytes is
 * skipped.
 */
const goodEnoughCost = 8;

/**
 * @param payloads the same datagram of the message in each sample
 * @param limit candidates that cost as much or more need not be searched for
 * @returns the cheapest candidate that fits all samples; undefined if there is none
 */
export function inferDatagram(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  limit = Number.POSITIVE_INFINITY,
  depth = maxDepth,
): Candidate | undefined {
  const isGood = (candidate: Candidate | undefined): boolean =>
    candidate !== undefined && candidate.cost - numberElsewhereCost(payloads, constraints) <= goodEnoughCost;
  const inside = (isCertain: boolean): Candidate | undefined =>
    depth === 0 ? undefined : inferInside(payloads, constraints, { limit, depth, isCertain });
  const certain = inside(true);
  // By chance, compressed bytes have the value of any number at some place.
  if (isGood(certain) || (depth > 0 && isEncoded(payloads, constraints))) return certain;
  const found = cheapest([
    certain,
    inferUnframed(payloads, constraints),
    inferFramed(payloads, constraints, inferUnframed),
    inside(false),
  ]);
  if (isGood(found)) return found;
  // A long printable text is not a packed structure, and none that repeats an integer in digits: there, 10 is a line end.
  const isText = payloads.every(isPrintable);
  if (isText && (payloads.every(({ length }) => length > 200) || found?.fields.has('askedNumber') === true))
    return found;
  return cheapest([found, inferPacked(payloads, constraints, Math.min(limit, found?.cost ?? limit))]);
}

/** Whether the fields are certainly not in the bytes as they are. */
function isEncoded(payloads: readonly Uint8Array[], { like = [] }: Constraints): boolean {
  return wrappingsOf(payloads, like).some(({ wrapping, isCertain }) => isCertain && wrapping.format === 'encoded');
}

/** The message inside of an encoding, or beside a checksum. */
function inferInside(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  { limit, depth, isCertain }: { readonly limit: number; readonly depth: number; readonly isCertain: boolean },
): Candidate | undefined {
  const { like = [] } = constraints;
  return cheapest(
    wrappingsOf(payloads, like)
      .filter((each) => each.isCertain === isCertain)
      .map(({ wrapping, contents, cost }) => {
        const bytesBehind = wrapping.format === 'checked' ? sizeDifference(payloads, contents) : 0;
        const inner = { ...constraints, like: contentsIn(like), bytesBehind };
        const content = inferDatagram(contents, inner, limit - cost, depth - 1);
        const layout = content && wrappedLayout(wrapping, content.layout);
        const candidate = layout && candidateOf(layout, payloads, constraints, 0);
        return candidate && content && { ...candidate, cost: content.cost + cost };
      }),
  );
}

/** By how many bytes each payload is longer than its content; 0 if they differ in that. */
function sizeDifference(payloads: readonly Uint8Array[], contents: readonly Uint8Array[]): number {
  const sizes = new Set(payloads.map(({ length }, at) => length - (contents[at]?.length ?? 0)));
  return sizes.size === 1 ? ([...sizes][0] as number) : 0;
}

/**
 * The part of the cost that does not count against a constant datagram: the number, which changes,
 * is in another datagram.
 */
function numberElsewhereCost(payloads: readonly Uint8Array[], { known, hasOthers }: Constraints): number {
  const [first = new Uint8Array()] = payloads;
  const changes = known.get('number')?.some((value, _, [other]) => value !== other) === true;
  return hasOthers && changes && payloads.every((payload) => isSame(payload, first)) ? candidateCosts.elsewhere : 0;
}

function isPrintable(payload: Uint8Array): boolean {
  return payload.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function inferUnframed(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  // A serialised value is never read as running text, in which a key could be mistaken for a name.
  const serialised = cheapest([
    inferJson(payloads, constraints),
    inferPickle(payloads, constraints),
    inferRepr(payloads, constraints),
  ]);
  return serialised ?? inferText(payloads, constraints);
}
