/**
 * Whether two replies of a server have the same form, whatever its dialect. Pure.
 *
 * A form that differs proves nothing: a reply may count its clients in words. It only says that
 * someone who understands the dialect must look.
 */
import { replyText } from '../transcript/reply.ts';
import type { Exchange } from '../transcript/view.ts';

export function isAlike(first: Exchange, later: Exchange): boolean {
  // A second message may look like a part of the name.
  if (first.reply !== undefined) return later.reply !== undefined && later.reply.name === first.reply.name;
  if (first.payloads.length !== later.payloads.length) return false;
  const [one, other] = [formOf(first), formOf(later)];
  return one === undefined || other === undefined ? hasSimilarLength(first, later) : one === other;
}

/** The text without what differs from one exchange to the next; undefined if it is no text. */
function formOf(exchange: Exchange): string | undefined {
  const text = replyText(exchange);
  if (/[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(text)) return undefined;
  return text.replaceAll(exchange.name, 'n').replace(/-?[\d.:]+/gu, '#');
}

/** Integers and counters make a message a little longer; a second message makes it twice as long. */
function hasSimilarLength(first: Exchange, later: Exchange): boolean {
  const [one, other] = [first, later].map(({ payloads }) => Buffer.concat(payloads).length) as [number, number];
  return Math.max(one, other) < 1.5 * Math.min(one, other);
}
