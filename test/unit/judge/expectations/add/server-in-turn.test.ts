/** What a server owes each of several clients in turn, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { server as addingServer } from '../../../../../scenarios/language/add.ts';
import { isAlike } from '../../../../../harness/judge/reply-form.ts';
import type { Exchange } from '../../../../../harness/transcript/view.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story, unlearnedFacts } from '../../../../support/story.ts';

const waits = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } } as const;
const timed = { server: { is: 'timed', call: 'poll', receivesOn: [5000], sockets: [5000] } } as const;
const gone = { server: { is: 'gone' } } as const;
const { peerName } = learnedFacts;

/** Has served its first client, whose integer was 42, correctly. */
const first = (facts = learnedFacts): Story =>
  new Story(facts)
    .begins()
    .starts('server', 'python3')
    .binds('server')
    .settles(waits)
    .begins()
    .isAsked(42)
    .sends('Server of Ana,17')
    .shows('server', `${peerName} 42 Server of Ana 17 59\n`)
    .settles(waits);

const second = (facts = learnedFacts): Story => first(facts).begins().isAskedBy('Client of Kib', 64);

describe('what is displayed for each client', () => {
  const displays = addingServer.displaysForEach();
  const sums = addingServer.displaysSumForEach();

  it('is met if each client has its own name, integer and sum', () => {
    const story = second().sends('Server of Ana,20').shows('server', 'Client of Kib 64 Server of Ana 20 84\n');
    expectMet(displays, story.settles(waits));
    expectMet(sums, story);
  });

  it.each([
    [
      'the name of the first client',
      `${peerName} 64 Server of Ana 20 84\n`,
      displays,
      /client's name \("Client of Kib"\)/,
    ],
    ['the integer of the first client', 'Client of Kib 42 Server of Ana 20 62\n', displays, /client's integer \(64\)/],
    ['a sum that grows', 'Client of Kib 64 Server of Ana 20 143\n', sums, /64 \+ 20 = 84/],
  ] as const)('is violated by %s for a later one', (_, screen, expectation, actual) => {
    const story = second().sends('Server of Ana,20').shows('server', screen).settles(waits);
    expectViolated(expectation, story, { symptom: 'keeps-earlier-client', actual });
  });

  it('names the longer name if only that is cut', () => {
    const name = `${peerName}silamo`;
    const story = first().begins().isAskedBy(name, 64).sends('Server of Ana,20');
    const cut = story.shows('server', `${name.slice(0, -6)} 64 Server of Ana 20 84\n`).settles(waits);
    expectViolated(displays, cut, { symptom: 'long-name', actual: /did not display the client's name/ });
  });

  it('leaves out a client that got no reply, which is charged elsewhere', () => {
    expectMet(displays, second().settles(waits));
    expectMet(sums, second().settles(waits));
  });

  it('hangs on the displayed integers: a sum with another integer is one mistake', () => {
    const story = second().sends('Server of Ana,20').shows('server', 'Client of Kib 42 Server of Ana 20 62\n');
    expectViolated(sums, story.settles(waits), {
      symptom: 'keeps-earlier-client',
      actual: /84 was expected/,
      hangsOn: ['add.server.display'],
    });
  });
});

describe('each reply', () => {
  const answers = addingServer.answersEach();

  it('carries a name and an integer in range', () => {
    expectMet(answers, second().sends('Server of Ana,100').settles(waits));
    expectViolated(answers, second().sends('Server of Ana,117').settles(waits), {
      symptom: 'keeps-earlier-client',
      actual: /117, which is not from 1 to 100/,
    });
  });

  it('that has another form than the first is left to the own client', () => {
    const alike = addingServer.repliesAlike();
    for (const facts of [learnedFacts, unlearnedFacts]) {
      expectMet(alike, second(facts).sends('Server of Ana,3').settles(waits));
      expectViolated(alike, second(facts).sends('Server of Ana,17Server of Ana,3').settles(waits), {
        symptom: 'keeps-earlier-client',
        actual: /to another one/,
        undecided: /cannot tell/,
      });
    }
  });
});

describe('the form of replies that cannot be read', () => {
  const exchange = (...payloads: readonly Buffer[]): Exchange => ({
    number: 1,
    name: 'Kib',
    payloads,
    reply: undefined,
  });

  it('does not depend on integers, times or the name of the client', () => {
    expect(isAlike(exchange(Buffer.from('[9:41] Kib: 7')), exchange(Buffer.from('[10:00] Kib: 100')))).toBe(true);
    expect(isAlike(exchange(Buffer.from('Kib: 7')), exchange(Buffer.from('Kib: 7Kib: 8')))).toBe(false);
  });

  it('is its length if the bytes are no text', () => {
    const bytes = (length: number): Buffer => Buffer.alloc(length, 1);
    expect(isAlike(exchange(bytes(24)), exchange(bytes(26)))).toBe(true);
    expect(isAlike(exchange(bytes(24)), exchange(bytes(48)))).toBe(false);
    expect(isAlike(exchange(bytes(24)), exchange(bytes(24), bytes(24)))).toBe(false);
  });
});

describe('a server to which nobody sends', () => {
  const outlives = addingServer.outlivesSilence();

  it('must not end, whatever timeout it has', () => {
    expectMet(outlives, second().sends('Server of Ana,3').settles(timed));
    const ended = second().sends('Server of Ana,3').exits('server', 0).settles(gone);
    expectViolated(outlives, ended, { symptom: 'ends-in-silence', actual: /ended with status 0/ });
  });

  it('is named where it ends by a timeout after it has answered', () => {
    const ended = (before: typeof waits | typeof timed): Story =>
      second()
        .sends('Server of Ana,3')
        .settles(before)
        .begins()
        .isAsked(50)
        .sends('Server of Ana,9')
        .exits('server', 0);
    const serves = addingServer.stillServes();
    expectViolated(serves, ended(timed).settles(gone), { symptom: 'ends-in-silence', actual: /ended with status 0/ });
    expectViolated(serves, ended(waits).settles(gone), { symptom: 'serves-once', actual: /ended with status 0/ });
  });
});
