/**
 * Locating fields in one datagram of a message, in whichever format it is written.
 */
import { cheapest, type Constraints, costs, isSame, type Candidate } from './candidate.ts';
import { inferFramed } from './frame.ts';
import { inferJson } from './tree/json.ts';
import { inferPacked } from './packed/shortest-path.ts';
import { inferPickle, inferRepr } from './tree/python.ts';
import { inferText } from './text/text.ts';

/** A reading that costs no more leaves nothing to be explained, and the search among packed bytes is spared. */
const satisfying = 8;

/**
 * @param payloads the same datagram of the message in each sample
 * @param limit from which cost on no reading needs to be searched for
 * @returns the simplest reading that holds for all samples; undefined where there is none
 */
export function inferDatagram(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  limit = Number.POSITIVE_INFINITY,
): Candidate | undefined {
  const readable = cheapest([
    locateInMessage(payloads, constraints),
    inferFramed(payloads, constraints, locateInMessage),
  ]);
  if (readable !== undefined && readable.cost - numberElsewhere(payloads, constraints) <= satisfying) return readable;
  // A long text is no structure.
  if (payloads.every((payload) => payload.length > 200 && isPrintable(payload))) return readable;
  return cheapest([readable, inferPacked(payloads, constraints, Math.min(limit, readable?.cost ?? limit))]);
}

/** What is not missed of a datagram that stays the same while the number changes. */
function numberElsewhere(payloads: readonly Uint8Array[], { known, hasOthers }: Constraints): number {
  const [first = new Uint8Array()] = payloads;
  const changes = known.get('number')?.some((value, _, [other]) => value !== other) === true;
  return hasOthers && changes && payloads.every((payload) => isSame(payload, first)) ? costs.elsewhere : 0;
}

function isPrintable(payload: Uint8Array): boolean {
  return payload.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function locateInMessage(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  // What a program wrote with a serialiser is no running text: the keys of an object are never a name.
  const serialised = cheapest([
    inferJson(payloads, constraints),
    inferPickle(payloads, constraints),
    inferRepr(payloads, constraints),
  ]);
  return serialised ?? inferText(payloads, constraints);
}
