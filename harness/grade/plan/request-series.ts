/**
 * Groups performances that differ only in what the client requests: one server can get these
 * requests one after another, without a new start.
 *
 * If a server handles a request correctly after others, it handles it correctly. If it has ended or
 * is silent then, only what a fresh server does counts. So each request is judged on a part of the
 * transcript that reads as if the server had been started for it alone.
 */
import type { SharedPerformance } from './shared-performances.ts';
import type { Transcript, TranscriptEvent } from '../../transcript/transcript.ts';

/**
 * Performances of the same programs in which a single request of a client follows the server's
 * start, and nothing else.
 */
export type RequestSeries = readonly SharedPerformance[];

/** The position of the request in each performance of a series. */
export const requestAt = 1;

/**
 * Groups performances that follow each other and make a series; every other one is a group alone.
 */
export function groupIntoSeries(performances: readonly SharedPerformance[]): readonly RequestSeries[] {
  const found: SharedPerformance[][] = [];
  for (const each of performances) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && continues(last[0], each)) last.push(each);
    else found.push([each]);
  }
  return found;
}

function continues(first: SharedPerformance, next: SharedPerformance): boolean {
  const [start, request, ...more] = next.actions;
  const isRequest = start?.verb === 'serverStarts' && request?.verb === 'peerRequests' && more.length === 0;
  return (
    isRequest &&
    first.actions.length === 2 &&
    first.actions[requestAt]?.verb === 'peerRequests' &&
    startsAlike(first, next)
  );
}

function startsAlike(a: SharedPerformance, b: SharedPerformance): boolean {
  return JSON.stringify(a.actions[0]) === JSON.stringify(b.actions[0]);
}

/**
 * The part of a series' transcript that is about one request: the start of the server, and the
 * events of the request.
 *
 * @param position of the request in the transcript, from 1
 * @returns the end of the server as well if no other request came after this one
 */
export function transcriptOfRequest({ actions, events, ...rest }: Transcript, position: number): Transcript {
  const start = events.slice(0, startOf(events, requestAt));
  const { own } = splitByPeers(events, position);
  const hasEnded = own.some(({ type }) => type === 'performanceEnded');
  const ended: readonly TranscriptEvent[] = hasEnded ? [] : [{ type: 'performanceEnded', atMs: lastMs(own) }];
  return {
    ...rest,
    actions: [actions[0], actions[position]].filter((action) => action !== undefined),
    events: [...start, ...own.map(asOnlyRequest), ...ended],
  };
}

/** The events of one request, apart from those that are about the peers of earlier ones. */
function splitByPeers(
  events: readonly TranscriptEvent[],
  position: number,
): { readonly own: readonly TranscriptEvent[]; readonly ofEarlier: readonly TranscriptEvent[] } {
  const earlier = new Set(peersIn(events.slice(startOf(events, requestAt), startOf(events, position))));
  const all = events.slice(startOf(events, position), startOf(events, position + 1));
  return {
    own: all.filter((event) => !isOf(earlier, event)),
    ofEarlier: all.filter((event) => isOf(earlier, event)),
  };
}

function startOf(events: readonly TranscriptEvent[], action: number): number {
  const at = events.findIndex((event) => event.type === 'actionBegan' && event.action === action);
  return at === -1 ? events.length : at;
}

/**
 * As {@link transcriptOfRequest}, with what the server was asked for before, and with what it sends
 * to those clients now.
 */
export function transcriptAfterOthers(transcript: Transcript, position: number): Transcript {
  const { facts, ...rest } = transcriptOfRequest(transcript, position);
  const askedBefore = transcript.actions
    .slice(requestAt, position)
    .flatMap((action) => (action.verb === 'peerRequests' ? [action.file.name] : []));
  const sentToEarlier = splitByPeers(transcript.events, position).ofEarlier.flatMap((event) =>
    event.type === 'datagramReceived' ? [event.payload] : [],
  );
  return { ...rest, facts: { ...facts, askedBefore, ...(sentToEarlier.length > 0 ? { sentToEarlier } : {}) } };
}

/** The time of the last of them. A captured datagram is recorded later than it was sent. */
function lastMs(events: readonly TranscriptEvent[]): number {
  return events.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
}

/** How long the events of the last action took. */
export function lastActionDurationMs({ events }: Transcript): number {
  const began = events.findLast(({ type }) => type === 'actionBegan');
  return lastMs(events) - (began?.atMs ?? 0);
}

function peersIn(events: readonly TranscriptEvent[]): readonly number[] {
  return events.flatMap((event) => ('peer' in event ? [event.peer] : []));
}

/** Messages that still go to an earlier client are not about this request. */
function isOf(peers: ReadonlySet<number>, event: TranscriptEvent): boolean {
  return 'peer' in event && peers.has(event.peer);
}

function asOnlyRequest(event: TranscriptEvent): TranscriptEvent {
  return 'action' in event ? { ...event, action: requestAt } : event;
}
