/**
 * A performance as a sequence diagram: every datagram, keystroke and line of output, each start and
 * end of a program, what the kernel knew of it, and the step that failed. A pure function of a
 * transcript, drawn by `svg.tsx` and `text.ts`.
 *
 * Scenarios share performances: what happened after the last action of this scenario is left out.
 */
import { describeAction } from '../../harness/transcript/action.ts';
import type { Transcript, TranscriptEvent } from '../../harness/transcript/transcript.ts';
import { factRows } from './facts.ts';
import { payloadLabel } from './payload-label.ts';
import { lanesOfPorts, type LaneOfPort } from './ports.ts';
import type { Lane, Sequence, SequenceRow, Steps } from './rows.ts';
import { shortenRows } from './shorten.ts';

/** @param steps those of the scenario's evidence; none if it passed */
export function sequenceOf(transcript: Transcript, steps: Steps): Sequence {
  const { actions, events } = transcript;
  const texts = actions.map(describeAction);
  const { last, failed } = placeSteps(texts, steps);
  const next = events.findIndex((event) => event.type === 'actionBegan' && event.action > last);
  const laneOf = lanesOfPorts(events);
  const isCaptured = events.some(({ type }) => type === 'captureBegan');
  const rows = inOrderOfTime(next === -1 ? events : events.slice(0, next)).flatMap((event): SequenceRow[] => {
    const rowsOfEvent = [...stepRows(event, texts), ...arrowRows(event, laneOf, isCaptured), ...factRows(event)];
    if (failed === undefined || !settles(event, failed.after)) return rowsOfEvent;
    return [...rowsOfEvent, { kind: 'step', atMs: event.atMs, text: failed.text, isFailed: true }];
  });
  return { heads: headsOf(events), rows: shortenRows(rows) };
}

/** The last action of the scenario, and after which action its failing step was judged. */
function placeSteps(
  texts: readonly string[],
  steps: Steps,
): { readonly last: number; readonly failed?: { readonly text: string; readonly after: number } } {
  let action = -1;
  let failed: { text: string; after: number } | undefined;
  for (const { text, outcome } of steps) {
    if (text === texts[action + 1]) action += 1;
    if (outcome === 'failed') failed ??= { text, after: action };
  }
  const last = steps.length === 0 ? texts.length : action;
  return failed === undefined ? { last } : { last, failed };
}

function settles(event: TranscriptEvent, action: number): boolean {
  return (event.type === 'actionSettled' || event.type === 'actionImpossible') && event.action === action;
}

/** Captured datagrams are recorded late: within an action, their time says where they belong. */
function inOrderOfTime(events: readonly TranscriptEvent[]): readonly TranscriptEvent[] {
  const parts: TranscriptEvent[][] = [[]];
  for (const event of events) {
    if (event.type === 'actionBegan' || event.type === 'actionSettled') parts.push([event], []);
    else parts.at(-1)?.push(event);
  }
  return parts.flatMap((part) => part.toSorted((a, b) => a.atMs - b.atMs));
}

function headsOf(events: readonly TranscriptEvent[]): Sequence['heads'] {
  const own = new Set(events.flatMap((event) => (event.type === 'subjectStarted' ? [event.subject] : [])));
  const head = (role: 'client' | 'server'): string => (own.has(role) ? `your ${role}` : `datagrade's ${role}`);
  return { keyboard: 'keyboard', client: head('client'), server: head('server'), screen: 'screen' };
}

function stepRows(event: TranscriptEvent, texts: readonly string[]): SequenceRow[] {
  if (event.type !== 'actionBegan') return [];
  return [{ kind: 'step', atMs: event.atMs, text: texts[event.action] ?? '', isFailed: false }];
}

function arrowRows(event: TranscriptEvent, laneOf: LaneOfPort, isCaptured: boolean): SequenceRow[] {
  const { atMs } = event;
  switch (event.type) {
    case 'lineTyped':
      return [
        { kind: 'arrow', atMs, what: 'line typed', from: 'keyboard', to: event.subject, label: quoted(event.text) },
      ];
    case 'screenWritten':
      return linesOf(event.text).map((line) => written(atMs, 'line displayed', event.subject, quoted(line)));
    case 'errorWritten':
      return linesOf(event.text).map((line) =>
        written(atMs, 'line on standard error', event.subject, `standard error: ${quoted(line)}`),
      );
    case 'datagramCaptured': {
      const [from, to] = laneOf(event.from.port, event.to.port);
      return [datagram(atMs, from, to, event.sizeBytes, event.payload)];
    }
    case 'datagramSent':
    case 'datagramReceived': {
      if (isCaptured) return [];
      const isSent = event.type === 'datagramSent';
      const [from, to] = laneOf(
        isSent ? event.peerPort : event.subjectPort,
        isSent ? event.subjectPort : event.peerPort,
      );
      return [datagram(atMs, from, to, Buffer.byteLength(event.payload, 'base64'), event.payload)];
    }
    default:
      return [];
  }
}

function datagram(atMs: number, from: Lane, to: Lane, sizeBytes: number, payload: string | undefined): SequenceRow {
  return { kind: 'arrow', atMs, what: 'datagram', from, to, label: payloadLabel(sizeBytes, payload), sizeBytes };
}

function written(
  atMs: number,
  what: 'line displayed' | 'line on standard error',
  from: Lane,
  label: string,
): SequenceRow {
  return { kind: 'arrow', atMs, what, from, to: 'screen', label };
}

/** Of a program that writes without end, more than is ever drawn. */
const linesRead = 200;

function linesOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(/\r?\n/, linesRead)
    .filter((line) => line.trim() !== '');
}

function quoted(text: string): string {
  return `"${text.slice(0, 400)}"`;
}
