/**
 * Counts the messages that a learned layout fits, and that it was not learned from. Such messages
 * prove that the layout is correct. Pure.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { properRequest } from '../../profile/message-sequence.ts';
import type { AddProfile } from '../../profile/profile.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { fromBase64, View } from '../../transcript/view.ts';

/** A performance in which datagrade played the other half. */
export interface PlayedPerformance {
  readonly view: View;
  /** The integer that the client was given; absent if no client was started. */
  readonly typed?: number;
}

/** @returns the profile with the messages of these performances added to what its layouts have predicted */
export function withPredictions(profile: AddProfile, performances: readonly PlayedPerformance[]): AddProfile {
  const { predicted = {} } = profile;
  const clientRequest = (predicted.clientRequest ?? 0) + count(performances, (each) => requestsIn(profile, each));
  const serverReply = (predicted.serverReply ?? 0) + count(performances, (each) => repliesIn(profile, each));
  return {
    ...profile,
    predicted: {
      ...(clientRequest === 0 ? {} : { clientRequest }),
      ...(serverReply === 0 ? {} : { serverReply }),
    },
  };
}

/** As datagrade recorded it, with the integer that its action typed. */
export function playedPerformance(transcript: Transcript): PlayedPerformance {
  const typed = transcript.actions.flatMap((action) => (action.verb === 'clientStarts' ? [action.number] : []))[0];
  return { view: new View(transcript), ...(typed === undefined ? {} : { typed }) };
}

function count(
  performances: readonly PlayedPerformance[],
  countIn: (performance: PlayedPerformance) => number,
): number {
  return performances.reduce((total, each) => total + countIn(each), 0);
}

function requestsIn({ clientRequest, sequence }: AddProfile, { view, typed }: PlayedPerformance): number {
  const layouts = clientRequest && properRequest(sequence, clientRequest);
  if (layouts === undefined || typed === undefined) return 0;
  const payloads = view.received().map(({ payload }) => fromBase64(payload));
  return numberIn(layouts, payloads) === typed ? 1 : 0;
}

function repliesIn({ serverReply }: AddProfile, { view }: PlayedPerformance): number {
  if (serverReply === undefined) return 0;
  return view.exchanges().filter(({ payloads }) => numberIn(serverReply, payloads) !== undefined).length;
}

function numberIn(layouts: readonly Layout[], payloads: readonly Uint8Array[]): number | undefined {
  return payloads.length < layouts.length ? undefined : decodeFound(layouts, payloads.slice(0, layouts.length))?.number;
}
