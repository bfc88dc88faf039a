/** Transcripts that an earlier version stored: real ones, judged as they were then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeAgain, readPerformance } from '../../../harness/grade/store/performance.ts';
import { upgradePerformance } from '../../../harness/transcript/upgrade.ts';
import { scenario, type Draw, type Scenario } from '../../../harness/scenario/index.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { peer as addingPeer, server as addingServer } from '../../../scenarios/language/add.ts';
import { peer, server } from '../../../scenarios/language/file.ts';

const folder = join(import.meta.dirname, 'first-form');
const storedAs = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8');
const performanceIn = (name: string) => readPerformance(storedAs(name), name);
const purposesIn = (name: string): readonly unknown[] =>
  performanceIn(name).transcript.events.flatMap((event) => (event.type === 'datagramSent' ? [event.purpose] : []));

/** What the version that recorded each transcript found. */
const verdicts = {
  'leftover-process': {
    'add/server/shutdown/101': 'fail port-held',
    'add/server/reply/random-1': 'pass',
    'add/server/display/random-1': 'pass',
    'add/server/sum/random-1': 'pass',
  },
  'continued-asking': {
    'add/server/shutdown/1000': 'pass',
    'add/server/reply/random-4': 'pass',
    'add/server/display/random-4': 'pass',
    'add/server/sum/random-4': 'pass',
  },
  acknowledgements: { 'file/server/content/1': 'pass', 'file/server/chunks/1': 'pass' },
  'crash-on-reply': {
    'add/client/sum/lowest': 'fail ended-by-signal',
    // The same crash is charged once.
    'add/client/exit/lowest': 'blocked',
    'add/client/request/lowest': 'pass',
  },
} as const;

const names = Object.keys(verdicts) as readonly (keyof typeof verdicts)[];

function shutdownThen(draw: Draw): Scenario {
  const [number = 0] = draw.integers('add/server', 1);
  const steps = [addingServer.starts(), addingPeer.asks(number), addingPeer.asks(101), addingServer.shutsDown(101)];
  return scenario('add/server/shutdown/101', { requirement: 'add.server.shutdown', title: '', steps });
}

/** The catalogue as it was then: its files had other names, and fewer clients asked before the end. */
function catalogueThen(draw: Draw): readonly Scenario[] {
  const [start, request] = performanceIn('acknowledgements').transcript.actions;
  if (start?.verb !== 'serverStarts' || request?.verb !== 'peerRequests') throw new Error('it transfers no file');
  const { file } = request;
  const begin = [server.starts(...start.files), peer.requests(file)];
  const [content, chunks] = ['file.server.content', 'file.server.chunks'] as const;
  return [
    ...catalogue(draw)
      .filter(({ assignment }) => assignment === 'add')
      .map((each) => (each.id === 'add/server/shutdown/101' ? shutdownThen(draw) : each)),
    scenario('file/server/content/1', {
      requirement: content,
      title: '',
      steps: [...begin, server.sendsContent(file)],
    }),
    scenario('file/server/chunks/1', { requirement: chunks, title: '', steps: [...begin, server.sendsChunks(file)] }),
  ];
}

describe('a stored transcript of the first form', () => {
  it.each(names)('keeps its verdicts: %s', (name) => {
    const results = judgeAgain([performanceIn(name)], catalogueThen);
    const found = results.map(({ id, status, symptom }) => [id, [status, symptom].filter(Boolean).join(' ')]);
    expect(Object.fromEntries(found)).toEqual(verdicts[name]);
  });

  it('tells for what each datagram was sent', () => {
    expect(purposesIn('continued-asking')).toEqual([
      { kind: 'ask', number: 36 },
      { kind: 'continueAsking' },
      { kind: 'ask', number: 1000 },
    ]);
    expect(purposesIn('acknowledgements')).toEqual([
      { kind: 'request', file: 'gujifuv.dat' },
      { kind: 'controlMessage' },
    ]);
    expect(purposesIn('crash-on-reply')).toEqual([{ kind: 'answer', number: 1 }]);
  });

  it('tells of leftover processes under their new name', () => {
    expect(performanceIn('leftover-process').transcript.events).toContainEqual(
      expect.objectContaining({ type: 'leftoverProcessesFound', count: 1 }),
    );
  });

  it.each(names)('is upgraded once: %s', (name) => {
    const upgraded = upgradePerformance(JSON.parse(storedAs(name)));
    expect(upgradePerformance(upgraded)).toEqual(upgraded);
  });
});

describe('upgrading', () => {
  const withSentence = (means: unknown): unknown => ({
    transcript: { schema: 'datagrade.transcript/1', events: [{ type: 'datagramSent', means }] },
  });

  it.each([
    ['asks -1', { kind: 'ask', number: -1 }],
    ['answers 7', { kind: 'answer', number: 7 }],
    ['requests a b.dat', { kind: 'request', file: 'a b.dat' }],
    ['sends whole', { kind: 'chunk' }],
    ['sends fullChunks', { kind: 'chunk' }],
    ['sends lastChunk', { kind: 'chunk' }],
    ['sends a chunk', { kind: 'chunk' }],
    ['opens', { kind: 'controlMessage' }],
    ['acknowledges 12', { kind: 'controlMessage' }],
    ['goes on asking', { kind: 'continueAsking' }],
  ])('understands %j', (sentence, purpose) => {
    expect(upgradePerformance(withSentence(sentence))).toEqual({
      transcript: { schema: 'datagrade.transcript/2', events: [{ type: 'datagramSent', purpose }] },
    });
  });

  it.each([undefined, 42, '', 'asks', 'asks many', 'asks 1.5', 'sends nothing', 'OPENS'])(
    'leaves %j as it is',
    (sentence) => {
      expect(upgradePerformance(withSentence(sentence))).toMatchObject({
        transcript: { events: [{ means: sentence }] },
      });
    },
  );

  it.each([undefined, null, 7, 'text', [], {}, { transcript: 7 }, { transcript: { events: 7 } }])(
    'leaves %j as it is',
    (content) => {
      expect(upgradePerformance(content)).toEqual(content);
    },
  );
});
