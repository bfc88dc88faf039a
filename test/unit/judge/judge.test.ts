/** Verdicts on whole scenarios, with their evidence. */
import { describe, expect, it } from 'vitest';
import { client, server, peer as addPeer } from '../../../scenarios/language/add.ts';
import { client as fetcher, peer as filePeer } from '../../../scenarios/language/file.ts';
import { scenario, type Scenario } from '../../../harness/scenario/index.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { contentOf, type TestFile } from '../../../harness/transcript/test-file.ts';
import { Story } from '../../support/story.ts';

const waits = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } } as const;
const gone = { server: { is: 'gone' } } as const;

const shutdown: Scenario = scenario('add/server/shutdown/101', {
  requirement: 'add.server.shutdown',
  title: '101 ends the server',
  steps: [server.starts(), addPeer.asks(42), server.answers(), addPeer.asks(101), server.shutsDown(101)],
});

const serving = (): Story => new Story().begins().starts('server').binds('server').settles(waits);
const answered = (): Story => serving().begins().isAsked(42).sends('Server of Ana,17').settles(waits);

describe('a verdict', () => {
  it('is a pass where every expectation was met', () => {
    const story = answered().begins().isAsked(101).exits('server').portIsTried('server', true).settles(gone);
    expect(judge(shutdown, story.transcript())).toEqual({ status: 'pass' });
  });

  it('is a fail at the first expectation that was not met, with the steps so far', () => {
    const story = answered().begins().isAsked(101).settles(waits);
    const verdict = judge(shutdown, story.transcript());
    expect(verdict).toMatchObject({
      status: 'fail',
      violation: { symptom: 'no-shutdown' },
      evidence: {
        steps: [
          { text: 'the server starts', outcome: 'done' },
          { text: 'a client sends its name and 42', outcome: 'done' },
          { text: server.answers().text, outcome: 'done' },
          { text: 'a client sends its name and 101', outcome: 'done' },
          { text: server.shutsDown(101).text, outcome: 'failed' },
        ],
        expected: expect.stringMatching(/^101 is out of range/),
        actual: expect.stringMatching(/^The server did not end after 101/),
      },
    });
  });

  it('leaves later steps unreached', () => {
    const story = serving().begins().isAsked(42).settles(waits).begins().isAsked(101).exits('server').settles(gone);
    const verdict = judge(shutdown, story.transcript());
    if (verdict.status !== 'fail') throw new Error(verdict.status);
    expect(verdict.evidence.steps.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'failed',
      'notReached',
      'notReached',
    ]);
  });

  it('looks at each moment as it was: what came later neither saves nor harms', () => {
    const late = serving().begins().isAsked(42).settles(waits).begins().isAsked(101).sends('Server of Ana,17');
    expect(judge(shutdown, late.exits('server').settles(gone).transcript()).status).toBe('fail');
    const serves = scenario('add/server/serves/x', {
      requirement: 'add.server.serves',
      title: 'goes on',
      steps: [server.starts(), addPeer.asks(42), server.stillServes()],
    });
    expect(judge(serves, answered().begins().isAsked(101).exits('server').settles(gone).transcript()).status).toBe(
      'pass',
    );
  });

  it('says that an action could not be reached, at which, and why', () => {
    const story = serving().begins().isAsked(42).sends('Server of Ana,17').exits('server', 3).settles(gone);
    const verdict = judge(shutdown, story.begins().isImpossible('it has ended').transcript());
    expect(verdict).toMatchObject({
      status: 'notReached',
      action: 2,
      violation: { expected: 'The server continues.', actual: 'The server has ended.' },
    });
    if (verdict.status !== 'notReached') throw new Error(verdict.status);
    expect(verdict.evidence.steps.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'notReached',
    ]);
  });

  it('names the crash behind an action that could not be reached', () => {
    const story = serving()
      .complains('server', 'Traceback (most recent call last):\n  x\nKeyError: 1\n')
      .exits('server', 1);
    const verdict = judge(shutdown, story.begins().isImpossible('it has ended').transcript());
    expect(verdict).toMatchObject({
      status: 'notReached',
      action: 1,
      violation: { actual: 'The server crashed: KeyError: 1.', symptom: 'uncaught-error' },
    });
  });

  it('of a scenario that ends before the impossible action is not touched by it', () => {
    const short = scenario('add/server/reply/x', {
      requirement: 'add.server.reply',
      title: 'answers',
      steps: [server.starts(), addPeer.asks(42), server.answers()],
    });
    const story = answered().begins().isImpossible('it has ended');
    expect(judge(short, story.transcript())).toEqual({ status: 'pass' });
  });

  it('is for a person where the submission cannot be blamed', () => {
    const request = scenario('add/client/request/x', {
      requirement: 'add.client.request',
      title: 'sends',
      steps: [client.starts(42), client.sendsRequest(42)],
    });
    const facts = { ownNames: {}, peerName: 'Bofadi', dialects: {} };
    const story = new Story(facts)
      .begins()
      .types('client', '42')
      .sends(Uint8Array.from([0, 0, 0, 42]))
      .settles();
    expect(judge(request, story.transcript())).toMatchObject({
      status: 'unsupported',
      violation: { undecided: expect.any(String) },
    });
  });
});

describe('the evidence of a verdict', () => {
  it('holds what stands on both screens and on standard error, and nothing where nothing does', () => {
    const story = answered()
      .shows('server', '\u001b[1mhello\u001b[0m 42\n')
      .complains('server', 'a warning\n')
      .begins()
      .isAsked(101);
    expect(judge(shutdown, story.settles(waits).transcript())).toMatchObject({
      evidence: { screen: 'hello 42\n', errors: 'a warning\n' },
    });
    const silent = judge(shutdown, answered().begins().isAsked(101).settles(waits).transcript());
    expect(silent).not.toHaveProperty('evidence.screen');
    expect(silent).not.toHaveProperty('evidence.errors');
    expect(silent).not.toHaveProperty('evidence.bytes');
  });

  it('holds the bytes that differ and where they begin to', () => {
    const file: TestFile = { name: 'bafodig.dat', sizeBytes: 3000, content: 'anyBytes', seed: 3 };
    const got = contentOf(file).slice(0, 2500);
    got.fill(0, 2100);
    const fetches = scenario('file/client/content/3000', {
      requirement: 'file.client.content',
      title: 'arrives',
      steps: [fetcher.starts(file), filePeer.sends(file), fetcher.hasFile(file)],
    });
    const story = new Story().serves(file).begins().sends(file.name).settles().begins().exits('client').settles();
    const verdict = judge(fetches, story.leavesFiles('client', { x: got }).transcript());
    const bytes = {
      expected: Buffer.from(contentOf(file)).toString('base64'),
      actual: Buffer.from(got).toString('base64'),
    };
    expect(verdict).toMatchObject({ status: 'fail', evidence: { bytes } });
    if (verdict.status !== 'fail') throw new Error(verdict.status);
    const offset = verdict.evidence.bytes?.offset ?? 0;
    expect(contentOf(file)[offset]).not.toBe(got[offset]);
    expect(Buffer.compare(contentOf(file).subarray(0, offset), got.subarray(0, offset))).toBe(0);
  });
});
