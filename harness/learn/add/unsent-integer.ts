/**
 * A client that adds the integer of its own server, although datagrade answered with another one:
 * that integer is in its source, and no misreading of the reply explains it.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { explainCrash } from '../../judge/crash.ts';
import { formsOfPayload } from '../../transcript/armour.ts';
import { countNumbers } from '../../transcript/screen.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { LearnedServer } from './server.ts';
import { laterNumber, serverNumber } from './trial-values.ts';

/** @param view datagrade answered the client, which was given {@link laterNumber}, with {@link serverNumber} */
export function addsUnsentInteger(view: View, server: Pick<LearnedServer, 'reply' | 'replies'>): boolean {
  const integer = constantInteger(server);
  if (integer === undefined || integer === serverNumber || isSent(view, integer)) return false;
  const shown = countNumbers(view.screen('client'));
  return shown.has(integer) && shown.has(laterNumber + integer) && explainCrash(view, 'client') === undefined;
}

/** The integer of a server that has had the same one in each of several replies. */
function constantInteger({ reply, replies }: Pick<LearnedServer, 'reply' | 'replies'>): number | undefined {
  if (reply === undefined || replies.length < 2) return undefined;
  const integers = new Set(replies.map(({ payloads }) => decodeFound(reply, payloads.slice(0, reply.length))?.number));
  return integers.size === 1 ? [...integers][0] : undefined;
}

/** A misread reply may carry the integer a second time: as digits, as one byte, inside of an encoding. */
function isSent(view: View, integer: number): boolean {
  const forms = view.all('datagramSent').flatMap(({ payload }) => formsOfPayload(fromBase64(payload)));
  return forms.some((form) => form.includes(integer) || Buffer.from(form).includes(String(integer)));
}
