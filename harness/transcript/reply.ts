/**
 * A server's reply, as it can be read whether its dialect is known or not.
 */
import { isPlainText } from './armour.ts';
import { countNumbers } from './screen.ts';
import type { Exchange } from './view.ts';

export function replyText({ payloads }: Pick<Exchange, 'payloads'>): string {
  return payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
}

/**
 * The server's own integer: as the learned dialect reads it, or the only whole number that is not
 * the client's; of several, one from 1 to 100.
 */
export function replyNumber(exchange: Exchange): number | undefined {
  if (exchange.reply !== undefined) return exchange.reply.number;
  const others = othersIn(exchange);
  return others.find((each) => each >= 1 && each <= 100) ?? others[0] ?? numbersIn(exchange)[0];
}

/**
 * The same for what was displayed. If a reply that could not be read has several numbers, such as
 * the time of day or a counter, it is the one that was displayed together with its sum.
 *
 * @returns undefined if there is none: the integer is not known, and may equal the client's
 */
export function addedNumber(exchange: Exchange, screen: string): number | undefined {
  const others = othersIn(exchange);
  // The server's integer may equal the client's: then the only other number is something else.
  const isClear = others.length < 2 && !(others.length === 1 && numbersIn(exchange).includes(exchange.number));
  if (exchange.reply !== undefined || isClear) return replyNumber(exchange);
  const shown = countNumbers(screen);
  return others.find((each) => each >= 1 && each <= 100 && shown.has(each) && shown.has(each + exchange.number));
}

/** Digits among bytes that are not text mean nothing. */
function numbersIn(exchange: Exchange): readonly number[] {
  if (!exchange.payloads.every(isPlainText)) return [];
  return [...countNumbers(replyText(exchange)).keys()];
}

function othersIn(exchange: Exchange): readonly number[] {
  return numbersIn(exchange).filter((each) => each !== exchange.number);
}

/** The only integer in it is the client's: in trials with several of them that was no chance. */
export function sendsNumberBack({ reply }: Pick<Exchange, 'reply'>): boolean {
  return reply?.askedNumber !== undefined && reply.number === undefined && reply.sum === undefined;
}
