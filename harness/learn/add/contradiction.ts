/**
 * Whether two halves of the add assignment, run together, contradict what was inferred about them.
 *
 * They do if the inferred integer of the request is not the typed one, or that of the reply is not
 * the one that the server added, and if the halves nevertheless add correctly together. datagrade
 * has then misread the messages, and neither half may lose points.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { exchangeOfPair } from '../../transcript/wire.ts';
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, serverStarts, starts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export async function contradictsInference(
  context: TrialContext,
  halves: { readonly client: ProgramProfile; readonly server: ProgramProfile },
  request: LearnedRequest | undefined,
  server: LearnedServer | undefined,
): Promise<boolean> {
  const isDoubtful =
    (request !== undefined && sendsOtherNumber(request)) || (server !== undefined && addsOtherNumber(server));
  return isDoubtful && ownPairAdds(context, halves);
}

/** Whether the two halves add correctly together, for two integers. */
export async function ownPairAdds(
  context: TrialContext,
  halves: { readonly client: ProgramProfile; readonly server: ProgramProfile },
): Promise<boolean> {
  for (const number of clientNumbers.slice(0, 2)) {
    const view = await runTrial(context, {
      assignment: 'add',
      programs: [halves.server, halves.client],
      actions: [serverStarts, starts(number)],
      isComplete: (now) => now.exit('client') !== undefined,
    });
    if (!pairAdds(view, number)) return false;
  }
  return true;
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

/** Both screens show the typed integer, the same other one, and their sum. */
function pairAdds(view: View, number: number): boolean {
  const [client, server] = (['client', 'server'] as const).map((role) => countNumbers(view.screen(role)));
  if (client === undefined || server === undefined || exchangeOfPair(view)?.replies.length === 0) return false;
  // The client may show the typed integer as an echo; the server can only have it from the client.
  if (!server.has(number)) return false;
  const onServer = addends(server, number);
  return addends(client, number).some((other) => onServer.includes(other));
}

function addends(shown: ReadonlyMap<number, number>, number: number): readonly number[] {
  return [...shown.keys()].filter((other) => other >= 1 && other <= 100 && shown.has(other + number));
}
