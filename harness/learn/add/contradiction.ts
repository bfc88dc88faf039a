/**
 * Whether two halves of the add assignment, run together, contradict what was inferred about them.
 *
 * They do if the inferred integer of the request is not the typed one, or that of the reply is not
 * the one that the server added, and if the halves nevertheless add correctly together. datagrade
 * has then misread the messages, and neither half may lose points.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import { addends, type OwnPair } from './own-pair.ts';

export async function contradictsInference(
  pair: OwnPair,
  request: LearnedRequest | undefined,
  server: LearnedServer | undefined,
): Promise<boolean> {
  const isDoubtful =
    (request !== undefined && sendsOtherNumber(request)) || (server !== undefined && addsOtherNumber(server));
  return isDoubtful && pair.adds();
}

/** The inferred layout gives an integer, but not the typed one. */
function sendsOtherNumber({ samples, layouts }: LearnedRequest): boolean {
  if (layouts === undefined) return false;
  return samples.some(({ number, payloads }) => decodeFound(layouts, payloads)?.number !== number);
}

/**
 * The server displays a sum for each client, but never with the integer that the inferred layout
 * gives.
 */
function addsOtherNumber({ reply, replies }: LearnedServer): boolean {
  if (reply === undefined || replies.length < 2) return false;
  return replies.every(({ askedNumber, payloads, screen }) => {
    const own = decodeFound(reply, payloads.slice(0, reply.length))?.number;
    const shown = countNumbers(screen);
    return own !== undefined && !shown.has(own + askedNumber) && addends(shown, askedNumber).length > 0;
  });
}
