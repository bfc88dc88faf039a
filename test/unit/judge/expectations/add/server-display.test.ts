/** What a server of the add assignment is expected to display, on transcripts written by hand. */
import { describe, it } from 'vitest';
import type { DialectFacts } from '../../../../../harness/transcript/transcript.ts';
import { server as addingServer } from '../../../../../scenarios/language/add.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story, unlearnedFacts } from '../../../../support/story.ts';

const waits = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } } as const;
const gone = { server: { is: 'gone' } } as const;

const serving = (facts = learnedFacts): Story =>
  new Story(facts).begins().starts('server', 'python3').binds('server').settles(waits);
const asked = (facts = learnedFacts): Story => serving(facts).begins().isAsked(42);
const answered = (facts = learnedFacts): Story => asked(facts).sends('Server of Ana,17');

describe('what a server displays', () => {
  const [shown, sum] = [addingServer.displaysNamesAndNumbers(42), addingServer.displaysSum(42)];
  const screen = 'Bofadi Kumora\nServer of Ana\n42 17 59\n';

  it('is met by names, integers and sum, at once or when it is interrupted', () => {
    for (const story of [
      answered().shows('server', screen).settles(waits),
      answered().settles(waits).interrupts('server').shows('server', screen),
    ]) {
      expectMet(shown, story);
      expectMet(sum, story);
    }
  });

  it('is met for each of several exchanges', () => {
    const story = answered().shows('server', screen).settles(waits).begins().isAsked(64).sends('Server of Ana,20');
    const both = story.shows('server', 'Bofadi Kumora\nServer of Ana\n64 20 84\n').settles(waits);
    for (const number of [42, 64]) {
      expectMet(addingServer.displaysNamesAndNumbers(number), both);
      expectMet(addingServer.displaysSum(number), both);
    }
  });

  it('is not met by what is missing, each of which is named', () => {
    expectViolated(shown, answered().shows('server', 'Server of Ana\n17\n').settles(waits), {
      actual: /^The server did not display the client's name \("Bofadi Kumora"\) and the client's integer \(42\)\.$/,
      symptom: 'missing-on-screen',
    });
    expectViolated(sum, answered().shows('server', 'Server of Ana\n42 17\n').settles(waits), {
      expected: /the sum 42 \+ 17 = 59/,
      actual: /^The server displayed .*; the reply carried 17, so 42 \+ 17 = 59 was expected\.$/,
      symptom: 'no-sum',
    });
    expectViolated(sum, answered().shows('server', '4217').settles(waits), {
      actual: /59/,
      symptom: 'sum-concatenated',
    });
  });

  it('is met, where no reply tells its integer, by one that is the client’s by chance, and not by twice the client’s', () => {
    const unanswered = (text: string): Story => asked().shows('server', `Bofadi Kumora\n${text}\n`).settles(waits);
    expectMet(sum, unanswered('client 42, own 17, sum 59'));
    expectMet(sum, unanswered('client 42, own 42, sum 84'));
    expectViolated(sum, unanswered('client 42, sum 84'), { actual: /42/, symptom: 'no-sum' });
  });

  it('is not met by standard error', () => {
    expectViolated(shown, answered().complains('server', screen).settles(waits), {
      actual: /^The server (displayed|did not display)/,
      symptom: 'displays-on-standard-error',
    });
  });

  it('hangs on the reply where there was none; its own integer may then be any on the screen', () => {
    const hangsOn = ['add.server.reply'] as const;
    expectViolated(shown, asked().settles(waits), {
      actual: /^The server (displayed|did not display)/,
      symptom: 'missing-on-screen',
      hangsOn,
    });
    expectViolated(sum, asked().shows('server', '42 17 60').settles(waits), {
      actual: /^The server (displayed|did not display)/,
      symptom: 'no-sum',
      hangsOn,
    });
    expectMet(sum, asked().shows('server', '42 17 59').settles(waits));
    expectMet(shown, asked().shows('server', 'Bofadi Kumora, Server of Ana, 42').settles(waits));
  });

  it('is not met without the own name, known or not', () => {
    const hidden = 'Bofadi Kumora\n42 17 59\n';
    expectViolated(shown, answered().shows('server', hidden).settles(waits), {
      actual: /^The server did not display its own name \("Server of Ana"\)\.$/,
      symptom: 'missing-on-screen',
    });
    const unread = (): Story => asked(unlearnedFacts).sends('17 is what Ana has');
    expectViolated(shown, unread().shows('server', hidden).settles(waits), {
      actual: /^The server did not display its own name\.$/,
      symptom: 'missing-on-screen',
    });
    expectMet(shown, unread().shows('server', `Ana\n${hidden}`).settles(waits));
    const nameless: DialectFacts = {
      serverReply: [{ format: 'text', parts: ['{"number": ', { field: 'number' }, '}'] }],
    };
    const read = asked({ ...unlearnedFacts, dialects: nameless }).sends('{"number": 17}');
    expectMet(shown, read.shows('server', hidden).settles(waits));
    // What sends no name has no name to display, as far as can be told.
    expectMet(shown, asked(unlearnedFacts).sends('17').shows('server', hidden).settles(waits));
  });

  it('hangs on serving where the server had stopped before it was asked', () => {
    const stopped = answered().shows('server', screen).exits('server', 0).settles(gone).begins();
    expectViolated(addingServer.displaysSum(64), stopped.isAsked(64).settles(gone), {
      actual: /^The server (displayed|did not display)/,
      symptom: 'no-sum',
      hangsOn: ['add.server.serves'],
    });
  });
});
