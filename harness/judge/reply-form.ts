/**
 * Whether two replies of a server have the same form, whatever its dialect. Pure.
 *
 * A form that differs proves nothing: a reply may count its clients in words. It only says that
 * someone who understands the dialect must look.
 */
import { replyText } from '../transcript/reply.ts';
import { isPlainText } from '../transcript/armour.ts';
import type { Exchange } from '../transcript/view.ts';

/** A reply, whether it could be read, and the name of the client that got it; empty if that is not known. */
export type ReplyToCompare = Pick<Exchange, 'name' | 'payloads' | 'reply'>;

export function isAlike(first: ReplyToCompare, later: ReplyToCompare): boolean {
  // A second message may look like a part of the name.
  if (first.reply !== undefined) return later.reply !== undefined && later.reply.name === first.reply.name;
  if (first.payloads.length !== later.payloads.length) return false;
  const [one, other] = [formOf(first), formOf(later)];
  return one === undefined || other === undefined ? hasSimilarLength(first, later) : one === other;
}

/** The text without what differs from one exchange to the next; undefined for other bytes. */
function formOf(exchange: ReplyToCompare): string | undefined {
  if (!exchange.payloads.every(isPlainText)) return undefined;
  const text = replyText(exchange);
  const anonymous = exchange.name === '' ? text : text.replaceAll(exchange.name, 'n');
  return anonymous.replace(/-?[\d.:]+/gu, '#');
}

/** Integers and counters make a message a little longer; a second message makes it twice as long. */
function hasSimilarLength(first: ReplyToCompare, later: ReplyToCompare): boolean {
  const [one, other] = [first, later].map(({ payloads }) => Buffer.concat(payloads).length) as [number, number];
  return Math.max(one, other) < 1.5 * Math.min(one, other);
}
