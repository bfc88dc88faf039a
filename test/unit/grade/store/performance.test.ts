/** What a file must be to be judged as a stored performance. */
import { describe, expect, it } from 'vitest';
import { readPerformance, UnjudgeablePerformance } from '../../../../harness/grade/store/performance.ts';
import type { EventBody } from '../../../../harness/transcript/transcript.ts';
import { Story } from '../../../support/story.ts';

const datagram = { peer: 0, peerPort: 4000, subjectPort: 5000, subjectAddress: '127.0.0.1', payload: 'QW5h' };
const endpoint = { address: '::1', port: 5000 };
const server = { subject: 'server' } as const;

/** One event of each type, with all keys that it may have. */
const events: { readonly [type in EventBody['type']]: Extract<EventBody, { readonly type: type }> } = {
  actionBegan: { type: 'actionBegan', action: 0 },
  actionSettled: {
    type: 'actionSettled',
    action: 0,
    activities: { client: { is: 'quiet', forMs: 3, sockets: [] }, server: { is: 'gone', sockets: [] } },
  },
  actionImpossible: {
    type: 'actionImpossible',
    action: 0,
    reason: 'it has ended',
    undecided: true,
    activities: { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } },
  },
  performanceEnded: { type: 'performanceEnded' },
  subjectStarted: { type: 'subjectStarted', ...server, command: ['python3', 'server.py'] },
  portBound: { type: 'portBound', ...server, port: 5000 },
  portReleased: { type: 'portReleased', ...server, port: 5000, by: 'exit' },
  portTried: { type: 'portTried', ...server, port: 5000, bindable: true },
  lineTyped: { type: 'lineTyped', ...server, text: '42', means: 'number', echoed: false },
  screenWritten: { type: 'screenWritten', ...server, text: 'Ana' },
  errorWritten: { type: 'errorWritten', ...server, text: 'oh' },
  outputCut: { type: 'outputCut', ...server, keptBytes: 3 },
  outputCounted: { type: 'outputCounted', ...server, writtenBytes: 3 },
  limitReached: { type: 'limitReached', ...server, limit: 'memory', used: 2, allowed: 1 },
  subjectExited: { type: 'subjectExited', ...server, status: null, signal: 'SIGSEGV' },
  subjectInterrupted: { type: 'subjectInterrupted', ...server },
  subjectEnded: { type: 'subjectEnded', ...server },
  outputHeldBack: { type: 'outputHeldBack', ...server },
  nameLookedUp: { type: 'nameLookedUp', name: 'lab-pc-07' },
  leftoverProcessesFound: { type: 'leftoverProcessesFound', ...server, count: 1 },
  datagramReceived: { type: 'datagramReceived', ...datagram },
  datagramSent: { type: 'datagramSent', purpose: { kind: 'askToEnd' }, ...datagram },
  fileServed: { type: 'fileServed', name: 'a.dat', content: '' },
  filesBegun: { type: 'filesBegun', ...server, paths: ['a.dat'] },
  filesFound: { type: 'filesFound', ...server, files: [{ path: 'a.dat', sizeBytes: 1, content: 'QQ==' }] },
  datagramsDropped: { type: 'datagramsDropped', at: 'peer', count: 2 },
  pacedSlowly: { type: 'pacedSlowly' },
  captureBegan: { type: 'captureBegan' },
  datagramCaptured: {
    type: 'datagramCaptured',
    from: endpoint,
    to: endpoint,
    sizeBytes: 3,
    payload: 'QW5h',
    digest: 'ab',
  },
  datagramRefused: { type: 'datagramRefused', from: endpoint, to: endpoint },
  captureCut: { type: 'captureCut', by: 'cap', count: 1 },
};

function stored(change: Readonly<Record<string, unknown>> = {}): string {
  const transcript = { ...new Story().transcript(), ...change };
  return JSON.stringify({ schema: 'datagrade.performance/1', scenarios: ['add/client/sum/lowest'], transcript });
}

describe('a stored performance', () => {
  it.each(Object.values(events))('may hold an event of the type $type', (body) => {
    const event = { atMs: 1.5, ...body };
    expect(readPerformance(stored({ events: [event] }), 'a.json').transcript.events).toEqual([event]);
  });

  it('gives back what was stored', () => {
    const { actions, facts, events: all } = new Story().begins().isAsked(42).sends('Ana,7').settles().transcript();
    const { transcript } = readPerformance(stored({ actions, facts, events: all }), 'a.json');
    expect(transcript).toEqual({ schema: 'datagrade.transcript/2', actions, facts, events: all });
  });

  it.each([
    ['is not JSON', '{', /^cannot judge a\.json: it is not JSON/],
    ['is another document', '{"schema":"x"}', /^cannot judge a\.json: it is not a stored performance \(schema/],
    ['has a newer form', stored({ schema: 'datagrade.transcript/3' }), /\(transcript\.schema/],
    ['has an unknown event', stored({ events: [{ type: 'miracle', atMs: 1 }] }), /\(transcript\.events\.0\.type/],
    ['has no time', stored({ events: [{ type: 'pacedSlowly' }] }), /\(transcript\.events\.0\.atMs/],
    [
      'has a payload that is not Base64',
      stored({ events: [{ atMs: 0, ...events.datagramReceived, payload: 'QW5h!' }] }),
      /\(transcript\.events\.0\.payload: not Base64\)/,
    ],
    [
      'says in words what a datagram was sent for',
      stored({ events: [{ atMs: 0, ...events.datagramSent, purpose: 'asks 42' }] }),
      /\(transcript\.events\.0\.purpose/,
    ],
    [
      'has a layout of no known format',
      stored({ facts: { ...new Story().transcript().facts, dialects: { serverReply: [{ format: 'smoke' }] } } }),
      /\(transcript\.facts\.dialects\.serverReply: not the layouts of a message\)/,
    ],
  ])('is refused if it %s', (_, text, message) => {
    expect(() => readPerformance(text, 'a.json')).toThrow(UnjudgeablePerformance);
    expect(() => readPerformance(text, 'a.json')).toThrow(message);
  });
});
