/**
 * Locating fields in one datagram of a message, in whichever format it is written.
 */
import { cheapest, type Clues, type Reading } from './locate-clues.ts';
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
  if (readable !== undefined && readable.cost <= satisfying) return readable;
  return cheapest([readable, locateInPacked(payloads, clues)]);
}

function locateInMessage(payloads: readonly Uint8Array[], clues: Clues): Reading | undefined {
  return cheapest([
    locateInJson(payloads, clues),
    locateInPickle(payloads, clues),
    locateInRepr(payloads, clues),
    readAsText(payloads, clues),
  ]);
}
