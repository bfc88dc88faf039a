/** What a client of the add assignment is expected to display, and how to end, on transcripts written by hand. */
import { describe, it } from 'vitest';
import { client as adder } from '../../../../../scenarios/language/add.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story } from '../../../../support/story.ts';

const started = (facts = learnedFacts): Story => new Story(facts).begins().starts('client', 'python3', 'client.py');
const typed = (facts = learnedFacts): Story => started(facts).types('client', '42');

describe('what a client displays', () => {
  const [shown, sum] = [adder.displaysNamesAndNumbers(42, 17), adder.displaysSum(42, 17)];
  const answered = (): Story => typed().sends('Client of Ana,42').settles().begins().isAnswered('Bofadi Kumora,17');
  const screen = 'Client of Ana\nBofadi Kumora\n42 + 17 = 59\n';

  it('is met by names, integers and sum in any words, before or after', () => {
    expectMet(shown, answered().shows('client', screen).exits('client').settles());
    expectMet(sum, answered().shows('client', screen).exits('client').settles());
    const early = started().shows('client', 'I am CLIENT OF ANA\n').types('client', '42').sends('Client of Ana,42');
    const told = early
      .settles()
      .begins()
      .isAnswered('Bofadi Kumora,17')
      .shows('client', 'bofadi  kumora: 17; Mine: 42; Soma:59.');
    expectMet(shown, told.settles());
    expectMet(sum, told);
  });

  it('is met by what is displayed when the client is interrupted', () => {
    const story = answered()
      .settles({ client: { is: 'waiting' } })
      .interrupts('client')
      .shows('client', screen)
      .exits('client', 130);
    expectMet(shown, story);
    expectMet(sum, story);
  });

  it('is not met by what is missing, each of which is named', () => {
    expectViolated(
      shown,
      answered()
        .shows('client', '42\n')
        .exits('client')
        .settles({ client: { is: 'gone' } }),
      {
        actual:
          /^The client did not display its own name \("Client of Ana"\), the server's name \("Bofadi Kumora"\) and the server's integer \(17\)/,
        symptom: 'missing-on-screen',
      },
    );
    expectViolated(shown, answered().shows('client', 'Client of Ana, Bofadi Kumora: 17').exits('client').settles(), {
      actual: /^The client did not display its own integer \(42\)/,
      symptom: 'missing-on-screen',
    });
  });

  it('is not met by the echo of what was typed, nor by a port or an address', () => {
    const echoed = started()
      .types('client', '42', 'number', true)
      .shows('client', '42\r\n')
      .sends('Client of Ana,42')
      .settles();
    const story = echoed
      .begins()
      .isAnswered('Bofadi Kumora,17')
      .shows('client', 'Client of Ana\nBofadi Kumora\n17\n')
      .settles();
    expectViolated(shown, story, {
      actual: /^The client did not display its own integer \(42\)/,
      symptom: 'missing-on-screen',
    });
    expectViolated(sum, answered().shows('client', "17 from ('127.0.0.59', 5900)").settles(), {
      actual: /^The client displayed .*42 \+ 17 = 59 was expected\.$/,
      symptom: 'no-sum',
    });
  });

  it('is not met by what stands on standard error, which is said', () => {
    expectViolated(shown, answered().complains('client', screen).exits('client').settles(), {
      actual: /did not display/,
      symptom: 'displays-on-standard-error',
    });
  });

  it.each([
    ['4217', 'sum-concatenated'],
    ['1742', 'sum-concatenated'],
    ['60', 'sum-off-by-one'],
    ['58', 'sum-off-by-one'],
    ['25', 'no-sum'],
  ])('is not met by the wrong sum %s, and the mistake is named', (wrong, symptom) => {
    expectViolated(sum, answered().shows('client', `Sum: ${wrong}`).exits('client').settles(), {
      expected: /the sum 42 \+ 17 = 59 on standard output\.$/,
      actual: /^The client displayed .*42 \+ 17 = 59 was expected\.$/,
      symptom,
      hangsOn: ['add.client.request'],
    });
  });

  it('is not met by a client that waits for more, and says where', () => {
    const waits = { client: { is: 'waiting', call: 'recvfrom', receivesOn: [5001] } } as const;
    expectViolated(shown, answered().settles(waits), {
      actual: /^The client did not display .* and waits for a datagram on port 5001\.$/,
      symptom: 'missing-on-screen',
    });
  });
});

describe('the end of a client', () => {
  const exits = adder.exits();
  const answered = (): Story => typed().sends('Client of Ana,42').settles().begins().isAnswered('Bofadi Kumora,17');

  it('is met by status 0', () => {
    expectMet(
      exits,
      answered()
        .exits('client')
        .settles({ client: { is: 'gone' } }),
    );
  });

  it('is met where a child outlived it for a moment only', () => {
    expectMet(
      exits,
      answered()
        .exits('client')
        .leavesProcesses('client')
        .settles({ client: { is: 'gone' } }),
    );
  });

  it.each([
    ['keyboard', 'waits-for-keyboard', /^The client waits for keyboard input instead of ending\.$/],
    ['timed', 'does-not-end', /^The client sleeps again and again instead of ending\.$/],
    ['busy', 'computes-without-end', /^The client computes without end instead of ending\.$/],
    ['stopped', 'does-not-end', /^The client was stopped by a signal instead of ending\.$/],
    ['waiting', 'does-not-end', /^The client waits in the kernel instead of ending\.$/],
  ] as const)('is not met by one that lives on (%s)', (is, symptom, actual) => {
    expectViolated(exits, answered().settles({ client: { is } }), { actual, symptom });
  });

  it('is not met when the testbed had to interrupt or end it', () => {
    const waiting = (): Story => answered().settles({ client: { is: 'timed', call: 'poll', receivesOn: [5001] } });
    for (const story of [
      waiting().interrupts('client').exits('client', 0),
      waiting().ends('client').exits('client', null, 'SIGKILL'),
    ]) {
      expectViolated(exits, story, {
        actual:
          /^The client waits for a datagram on port 5001 again and again, each time with a timeout instead of ending\.$/,
        symptom: 'does-not-end',
      });
    }
  });

  it('is not met by another status, a signal, a crash or a process left behind', () => {
    expectViolated(exits, answered().exits('client', 2).settles(), {
      actual: /^The client ended with status 2\.$/,
      symptom: 'exit-status',
    });
    expectViolated(exits, answered().exits('client', null, 'SIGSEGV').settles(), {
      actual: /^The client was ended by the signal SIGSEGV\.$/,
      symptom: 'ended-by-signal',
    });
    const crashed = answered()
      .complains('client', 'Traceback (most recent call last):\n  x\nOSError: shutdown\n')
      .exits('client', 1);
    expectViolated(exits, crashed.settles(), {
      actual: /^The client crashed: OSError: shutdown\.$/,
      symptom: 'uncaught-error',
    });
    const left = answered()
      .exits('client')
      .leavesProcesses('client')
      .settles({ client: { is: 'timed' } });
    expectViolated(exits, left, { actual: /^A process that the client started still runs/, symptom: 'process-left' });
  });
});
