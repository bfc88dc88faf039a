/** What the own client and server of a submission prove about each other, on transcripts written by hand. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ownClient } from '../../../../../harness/judge/expectations/add/own-client.ts';
import { ownServer } from '../../../../../harness/judge/expectations/add/own-server.ts';
import { textsIn } from '../../../../../harness/judge/own-pair/names.ts';
import { throughOwnPair } from '../../../../../harness/judge/own-pair/through-own-pair.ts';
import { actionsOf } from '../../../../../harness/scenario/scenario.ts';
import { drawFrom } from '../../../../../harness/scenario/draw.ts';
import { catalogue } from '../../../../../scenarios/catalogue.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { Story, unlearnedFacts } from '../../../../support/story.ts';

const asked = Buffer.from('{"who":"Client of Ana Reis","n":42}').toString('base64');
const answered = deflateSync('["Server of Ana Reis", 17]');
const clientPort = 40_123;

interface Told {
  readonly client?: string;
  readonly server?: string;
  readonly replies?: readonly (string | Uint8Array)[];
}

const all = 'Client of Ana Reis 42\nServer of Ana Reis 17\n59\n';

function told({ client = all, server = all, replies = [answered] }: Told = {}): Story {
  const story = new Story(unlearnedFacts).captures().begins().starts('server').binds('server').settles();
  story.begins().starts('client').types('client', '42').sees(clientPort, 5000, asked).shows('server', server);
  for (const reply of replies) story.sees(5000, clientPort, reply);
  return story
    .shows('client', client)
    .exits('client')
    .settles({ client: { is: 'gone' } });
}

describe('a pair whose dialect is unknown', () => {
  it.each([
    ['a request', ownClient.sendsRequest(42)],
    ['both names and integers of the client', ownClient.displaysNamesAndNumbers(42)],
    ['the sum of the client', ownClient.displaysSum(42)],
    ['the end of the client', ownClient.exits()],
    ['a reply', ownServer.answers(42)],
    ['both names and integers of the server', ownServer.displaysNamesAndNumbers(42)],
    ['the sum of the server', ownServer.displaysSum(42)],
    ['its service', ownServer.servesLatest(42)],
  ])('proves %s', (_, expectation) => {
    expectMet(expectation, told());
  });

  it('charges the client that joins two texts', () => {
    const story = told({ client: 'Client of Ana Reis 42\nServer of Ana Reis 17\n4217\n' });
    expectViolated(ownClient.displaysSum(42), story, { actual: /4217/, symptom: 'sum-concatenated' });
    expectMet(ownServer.displaysSum(42), story);
  });

  it('charges the server that displays no sum', () => {
    const story = told({ server: 'Client of Ana Reis 42\nServer of Ana Reis 17\n' });
    expectViolated(ownServer.displaysSum(42), story, { actual: /17/, symptom: 'no-sum' });
    expectMet(ownClient.displaysSum(42), story);
  });

  it('charges the server that understands its client and sends nothing', () => {
    const story = told({ client: '', replies: [] });
    expectViolated(ownServer.answers(42), story, { actual: /sent no reply/, symptom: 'no-reply' });
  });

  it('charges the server that sends another integer than it displays and adds', () => {
    const server = 'Client of Ana Reis 42\nServer of Ana Reis 16\n58\n';
    const story = told({ server, replies: ['Server of Ana Reis|17'] });
    expectViolated(ownServer.displaysNamesAndNumbers(42), story, { actual: /17/, symptom: 'missing-on-screen' });
    expectViolated(ownServer.displaysSum(42), story, {
      actual: /the reply carried 17, so 59/,
      symptom: 'sum-off-by-one',
    });
    expectViolated(ownClient.displaysSum(42), story, {
      actual: /does not display 16/,
      undecided: /does not display 16/,
    });
    const several = told({ server, replies: ['Server of Ana Reis|17|3'] });
    for (const each of [ownServer.displaysNamesAndNumbers(42), ownServer.displaysSum(42)])
      expectViolated(each, several, { actual: /integer/, undecided: /integer/ });
  });

  it('charges the server for its second client only if its reply has another form than the first', () => {
    const servedTwice = (first: string, second: string): Story =>
      told({ replies: [first] })
        .begins()
        .starts('client')
        .types('client', '42')
        .sees(clientPort + 1, 5000, asked)
        .sees(5000, clientPort + 1, second)
        .complains('client', crash)
        .exits('client', 1)
        .settles({ client: { is: 'gone' } });
    const crash = 'Traceback (most recent call last):\n  File "x"\nValueError: too many values\n';
    expectViolated(ownServer.servesAgain(42), servedTwice('Ana;17', 'Ana;17Ana;30'), {
      actual: /Its second client sent the same, got .*Ana;17Ana;30.* and crashed/,
      symptom: 'keeps-earlier-client',
    });
    expectViolated(ownServer.servesAgain(42), servedTwice('Ana;17', 'Ana;30'), {
      actual: /do not show/,
      undecided: /do not show/,
    });
  });

  it('leaves open what the screens do not prove', () => {
    const nothing = told({ client: '', server: '' });
    for (const each of [ownClient.displaysSum(42), ownServer.displaysSum(42), ownServer.answers(42)])
      expectViolated(each, nothing, { actual: /which integer/, undecided: /which integer/ });
  });

  it('leaves the shutdown open if the client sends no integer that is out of range', () => {
    const refused = new Story(unlearnedFacts).captures().begins().binds('server').begins().starts('client');
    expectViolated(ownServer.shutsDown(101), refused.exits('client').settles(), {
      actual: /did not send 101/,
      undecided: /did not send 101/,
    });
  });
});

describe('the texts of a datagram', () => {
  it.each([
    ['as it is', Buffer.from('\x16Client of Ana Reis\0*')],
    ['in Base64', Buffer.from(Buffer.from('{"who":"Client of Ana Reis"}').toString('base64'))],
    ['in hexadecimal', Buffer.from(Buffer.from('Client of Ana Reis#4').toString('hex'))],
    ['compressed', deflateSync('Client of Ana Reis,42')],
    ['in two bytes each', Buffer.from('Client of Ana Reis', 'utf16le')],
  ])('are found %s', (_, payload) => {
    expect(textsIn(payload)).toContain('Client of Ana Reis');
  });
});

describe('a scenario through the own pair', () => {
  const halves = catalogue(drawFrom(7, new Set())).filter(({ id }) => /^add\/(client|server)\//.test(id));

  it('keeps its id, and starts both halves and no peer', () => {
    expect(halves.length).toBeGreaterThan(10);
    for (const each of halves) {
      const own = throughOwnPair(each);
      expect(own?.id).toBe(each.id);
      const verbs = own === undefined ? [] : actionsOf(own).map(({ verb }) => verb);
      expect(verbs[0]).toBe('serverStarts');
      expect(new Set(verbs.slice(1))).toEqual(new Set(['clientStarts']));
    }
  });

  it.each(['reply', 'display', 'sum', 'serves'])('gives one of several clients 100: %s', (requirement) => {
    const inTurn = catalogue(drawFrom(1, new Set())).find(({ id }) => id === `add/server/${requirement}/in-turn`);
    const own = inTurn && throughOwnPair(inTurn);
    const typed = own && actionsOf(own).flatMap((each) => (each.verb === 'clientStarts' ? [each.number] : []));
    expect(typed?.[0]).toBe(typed?.[1]);
    expect(typed?.at(-1)).toBe(100);
  });
});
