/**
 * The profile of two halves that add correctly together, but whose messages datagrade could not
 * learn, and the reasons for that: whole sentences for the report.
 */
import { manifestAdvice, trafficNotCaptured } from '../manifest/advice.ts';
import type { AddProfile, Playabilities } from '../../profile/profile.ts';
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import { constantNumbersIn } from './trial-values.ts';

/** No layout is kept. The pair is then judged by its two screens alone. */
export function unlearnedProfile(
  why: string,
  ownRequest: LearnedRequest | undefined,
  server: LearnedServer | undefined,
): AddProfile {
  const views = [...(ownRequest?.views ?? []), ...(server?.views ?? [])];
  return { ownNames: {}, constantNumbers: constantNumbersIn(views, []), playable: neitherPlayable(why) };
}

export function neitherPlayable(reason: string): Playabilities {
  return { client: { is: 'none', reason }, server: { is: 'none', reason } };
}

export const unread = `the submission's own client and server add correctly together, but datagrade could not find the integer in the messages of the client${manifestAdvice}`;

export const notWritten = `the submission's own client and server add correctly together, but the server does not answer datagrade, which writes its messages as the client does: they may have a checksum, a time or an identifier${manifestAdvice}`;

export const contradicted = `the submission's own client and server add correctly together, but their messages could not be read: the integers that datagrade finds in them are not those that the programs display${manifestAdvice}`;

export const uncaptured = `the submission's own client and server add correctly together, but exchange more than one request and one reply, and ${trafficNotCaptured}${manifestAdvice}`;

export const unplayable = `the submission's own client and server add correctly together, but exchange more than one request and one reply, in an order that datagrade could not repeat${manifestAdvice}`;
