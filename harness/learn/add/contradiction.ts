/**
 * Whether the testbed has misread what two halves of the add assignment say to each other: what it takes for the integer is not the one that was
 * typed, or is not what the server has added, and yet the two add together on their own. Then nothing can be held against either.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { exchangeOfPair } from '../../transcript/wire.ts';
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, serverStarts, starts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export async function isMisread(
  context: TrialContext,
  halves: { readonly client: ProgramProfile; readonly server: ProgramProfile },
  request: LearnedRequest | undefined,
  server: LearnedServer | undefined,
): Promise<boolean> {
  const isDoubtful = (request !== undefined && sendsAnother(request)) || (server !== undefined && addsAnother(server));
  if (!isDoubtful) return false;
  for (const number of clientNumbers.slice(0, 2)) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [halves.server, halves.client],
      actions: [serverStarts, starts(number)],
      enough: (now) => now.exit('client') !== undefined,
    });
    if (!addsTogether(view, number)) return false;
  }
  return true;
}

/** An integer was found in the request, but not that which was typed. */
function sendsAnother({ samples, layouts }: LearnedRequest): boolean {
  if (layouts === undefined) return false;
  return samples.some(({ number, payloads }) => decodeFound(layouts, payloads)?.number !== number);
}

/** The server displays a sum for each client, and for none with the integer that was found in its reply. */
function addsAnother({ reply, replies }: LearnedServer): boolean {
  if (reply === undefined || replies.length < 2) return false;
  return replies.every(({ askedNumber, payloads, screen }) => {
    const own = decodeFound(reply, payloads.slice(0, reply.length))?.number;
    const shown = countNumbers(screen);
    return own !== undefined && !shown.has(own + askedNumber) && addends(shown, askedNumber).length > 0;
  });
}

/** Both screens show the typed integer, the same other one, and their sum. */
function addsTogether(view: View, number: number): boolean {
  const [client, server] = (['client', 'server'] as const).map((role) => countNumbers(view.screen(role)));
  if (client === undefined || server === undefined || exchangeOfPair(view)?.replies.length === 0) return false;
  // A prompt or an echo is not what makes the typed integer known to the server.
  if (!server.has(number)) return false;
  const onServer = addends(server, number);
  return addends(client, number).some((other) => onServer.includes(other));
}

function addends(shown: ReadonlyMap<number, number>, number: number): readonly number[] {
  return [...shown.keys()].filter((other) => other >= 1 && other <= 100 && shown.has(other + number));
}
