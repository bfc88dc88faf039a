/**
 * Locating fields in one datagram of a message, in whichever format it is written.
 */
import { cheapest, type Clues, costs, isSame, type Reading } from './locate-clues.ts';
import { locateInFrame } from './locate-framed.ts';
import { locateInJson } from './locate-json.ts';
import { locateInPacked } from './locate-packed.ts';
import { locateInPickle, locateInRepr } from './locate-python.ts';
import { readAsText } from './locate-text.ts';

/** A reading that costs no more leaves nothing to be explained, and the search among packed bytes is spared. */
const satisfying = 8;

/**
 * @param payloads the same datagram of the message in each sample
 * @returns the simplest reading that holds for all samples; undefined where there is none
 */
export function locateInDatagram(payloads: readonly Uint8Array[], clues: Clues): Reading | undefined {
  const readable = cheapest([locateInMessage(payloads, clues), locateInFrame(payloads, clues, locateInMessage)]);
  const elsewhere =
    clues.hasOthers && payloads.every((payload) => isSame(payload, payloads[0] ?? [])) ? costs.noNumber : 0;
  if (readable !== undefined && readable.cost - elsewhere <= satisfying) return readable;
  return cheapest([readable, locateInPacked(payloads, clues)]);
}

function locateInMessage(payloads: readonly Uint8Array[], clues: Clues): Reading | undefined {
  // What a program wrote with a serialiser is no running text: the keys of an object are never a name.
  const serialised = cheapest([
    locateInJson(payloads, clues),
    locateInPickle(payloads, clues),
    locateInRepr(payloads, clues),
  ]);
  return serialised ?? readAsText(payloads, clues);
}
