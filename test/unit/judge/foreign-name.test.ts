/** Names and folders of another machine leave open what they may explain, and nothing else. */
import { describe, expect, it } from 'vitest';
import { client as adder, server as addingServer, peer } from '../../../scenarios/language/add.ts';
import { server as sender, peer as receiver } from '../../../scenarios/language/file.ts';
import { scenario, type Scenario } from '../../../harness/scenario/index.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { learnedFacts, Story } from '../../support/story.ts';

const request: Scenario = scenario('add/client/request/x', {
  requirement: 'add.client.request',
  title: 'sends',
  steps: [adder.starts(42), adder.sendsRequest(42)],
});
const reply: Scenario = scenario('add/server/reply/x', {
  requirement: 'add.server.reply',
  title: 'replies',
  steps: [addingServer.starts(), peer.asks(42), addingServer.answers()],
});
const file = { name: 'notes.txt', sizeBytes: 1, content: 'anyBytes', seed: 1 } as const;
const content: Scenario = scenario('file/server/content/x', {
  requirement: 'file.server.content',
  title: 'sends the file',
  steps: [sender.starts(file), receiver.requests(file), sender.sendsContent(file)],
});

function statusOf(of: Scenario, story: Story): string {
  return judge(of, story.transcript()).status;
}

const gone = { client: { is: 'gone' } } as const;

describe('a host name that is unknown here', () => {
  it.each([
    ['Python', 'socket.gaierror: [Errno -3] Temporary failure in name resolution'],
    ['Node', 'Error: getaddrinfo ENOTFOUND lab-pc-07'],
    ['Java', 'java.net.UnknownHostException: lab-pc-07'],
    ['Go', 'lookup lab-pc-07: no such host'],
    ['C on macOS', 'nodename nor servname provided, or not known'],
  ])('excuses a client in %s', (_, words) => {
    const story = new Story().begins().starts('client').types('client', '42').complains('client', words);
    expect(statusOf(request, story.exits('client', 1).settles(gone))).toBe('unsupported');
  });

  it('does not excuse another crash', () => {
    const words = 'Traceback (most recent call last):\n  File "c.py", line 1\nNameError: host\n';
    const story = new Story().begins().starts('client').types('client', '42').complains('client', words);
    expect(statusOf(request, story.exits('client', 1).settles(gone))).toBe('fail');
  });

  const answered = (story: Story): Story =>
    story
      .binds('server')
      .settles({ server: { is: 'waiting' } })
      .begins()
      .isAsked(42)
      .sends('Server of Ana,7')
      .settles({ server: { is: 'waiting' } });

  it('leaves a server to a person that binds it, even if it works', () => {
    expect(statusOf(reply, answered(new Story().begins().starts('server').looksUp('myhost')))).toBe('unsupported');
    expect(statusOf(reply, answered(new Story().begins().starts('server')))).toBe('pass');
  });
});

describe('a folder of another machine', () => {
  const facts = { ...learnedFacts, foreignFolders: { client: [], server: ['/home/ana/lab/'] } };
  const missing = "FileNotFoundError: [Errno 2] No such file or directory: '/home/ana/lab/notes.txt'";
  const served = (words: string, given = facts): Story =>
    new Story(given)
      .begins()
      .starts('server')
      .binds('server')
      .settles({ server: { is: 'waiting' } })
      .begins()
      .complains('server', words)
      .settles({ server: { is: 'waiting' } });

  it('excuses a server that finds no file there', () => {
    const verdict = judge(content, served(missing).transcript());
    if (verdict.status !== 'unsupported') throw new Error(verdict.status);
    expect(verdict.violation.undecided).toMatch(/^The server uses the folder \/home\/ana\/lab\/, which does not exist/);
  });

  it('does not excuse one that names no such folder', () => {
    expect(statusOf(content, served(missing, { ...facts, foreignFolders: { client: [], server: [] } }))).toBe('fail');
  });
});
