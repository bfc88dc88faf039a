/**
 * A server's reply, as it can be read whether its dialect is known or not.
 */
import { countNumbers } from './screen.ts';
import type { Exchange } from './view.ts';

export function replyText({ payloads }: Exchange): string {
  return payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
}

/** The server's own integer: as the learned dialect reads it, or the only whole number that is not the client's. */
export function replyNumber(exchange: Exchange): number | undefined {
  if (exchange.reply !== undefined) return exchange.reply.number;
  const numbers = [...countNumbers(replyText(exchange)).keys()];
  return numbers.find((each) => each !== exchange.number) ?? numbers[0];
}

/** The only integer in it is the client's: in trials with several of them that was no chance. */
export function sendsNumberBack({ reply }: Pick<Exchange, 'reply'>): boolean {
  return reply?.askedNumber !== undefined && reply.number === undefined && reply.sum === undefined;
}
