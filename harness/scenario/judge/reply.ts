/**
 * A server's reply, as it can be read whether its dialect is known or not.
 */
import { countNumbers } from './screen.ts';
import type { Exchange } from './view.ts';

export function replyText({ payloads }: Exchange): string {
  return payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
}

/**
 * The server's own integer: as the learned dialect reads it, or the only whole number that is not the client's. Where there are several, as in a
 * reply with the time of day, it is one that was displayed together with its sum, or at least one from 1 to 100.
 *
 * @param screen what the server has displayed
 */
export function replyNumber(exchange: Exchange, screen = ''): number | undefined {
  if (exchange.reply !== undefined) return exchange.reply.number;
  const numbers = [...countNumbers(replyText(exchange)).keys()];
  const others = numbers.filter((each) => each !== exchange.number);
  const inRange = others.filter((each) => each >= 1 && each <= 100);
  const shown = countNumbers(screen);
  const added = inRange.find((each) => shown.has(each) && shown.has(each + exchange.number));
  return added ?? inRange[0] ?? others[0] ?? numbers[0];
}

/** The only integer in it is the client's: in trials with several of them that was no chance. */
export function sendsNumberBack({ reply }: Pick<Exchange, 'reply'>): boolean {
  return reply?.askedNumber !== undefined && reply.number === undefined && reply.sum === undefined;
}
