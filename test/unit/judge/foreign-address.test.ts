/** Addresses of other machines on a network that is shared with the machine: what they lead to is nobody's mistake. */
import { describe, expect, it } from 'vitest';
import { client as adder, server as addingServer, pair, peer } from '../../../scenarios/language/add.ts';
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

const named = { ...learnedFacts, foreignAddresses: { client: ['10.1.2.3'], server: [] } };
const unnamed = { ...learnedFacts, foreignAddresses: { client: [], server: [] } };
const waits = { client: { is: 'waiting' } } as const;

const silent = (facts = named): Story =>
  new Story(facts).begins().starts('client').types('client', '42').settles(waits);

describe('an address of another machine', () => {
  it('excuses a client that nobody hears', () => {
    const verdict = judge(request, silent().transcript());
    if (verdict.status !== 'unsupported') throw new Error(verdict.status);
    expect(verdict.violation.undecided).toMatch(
      /^The client uses 10\.1\.2\.3, which is not an address of this machine/,
    );
  });

  it('excuses nobody who names none, and nobody in a network in which all are local', () => {
    expect(judge(request, silent(unnamed).transcript()).status).toBe('fail');
    expect(judge(request, silent(learnedFacts as typeof named).transcript()).status).toBe('fail');
  });

  it('does not excuse what a client has sent, nor a crash of another kind', () => {
    const wrong = new Story(named).begins().starts('client').types('client', '42').sends('Client of Ana,43');
    expect(judge(request, wrong.settles(waits).transcript()).status).toBe('fail');
    const crash = 'Traceback (most recent call last):\n  File "c.py", line 1\nNameError: name x is not defined\n';
    const crashed = new Story(named).begins().starts('client').complains('client', crash).exits('client', 1);
    expect(judge(request, crashed.settles({ client: { is: 'gone' } }).transcript()).status).toBe('fail');
  });

  it.each([
    ['Python', 'OSError: [Errno 99] Cannot assign requested address'],
    ['Node', 'Error: bind EADDRNOTAVAIL 10.1.2.3:9000'],
    ['Java', 'java.net.BindException: Cannot assign requested address (Bind failed)'],
    ['Rust', 'Os { code: 99, kind: AddrNotAvailable, message: "Cannot assign requested address" }'],
    ['Go', 'listen udp 10.1.2.3:9000: bind: cannot assign requested address'],
    ['C', 'bind: Cannot assign requested address'],
  ])('excuses a server that cannot bind it, in the words of %s', (_, words) => {
    const story = new Story(unnamed).begins().starts('server').complains('server', words).exits('server', 1);
    expect(judge(reply, story.isImpossible('it did not bind a UDP port').transcript()).status).toBe('unsupported');
    const elsewhere = new Story().begins().starts('server').complains('server', words).exits('server', 1);
    expect(judge(reply, elsewhere.isImpossible('it did not bind a UDP port').transcript()).status).toBe('notReached');
  });

  it('excuses a pair whose client names it', () => {
    const together = scenario('add/pair/x', {
      requirement: 'add.pair',
      title: 'together',
      steps: [addingServer.starts(), adder.starts(42), pair.bothDisplaySum(42)],
    });
    const story = (facts: typeof named): Story =>
      new Story(facts).begins().starts('server').binds('server').settles().begins().starts('client').settles(waits);
    expect(judge(together, story(named).transcript()).status).toBe('unsupported');
    expect(judge(together, story(unnamed).transcript()).status).toBe('fail');
  });
});
