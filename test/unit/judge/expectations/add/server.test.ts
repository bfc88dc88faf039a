/** How a server of the add assignment is expected to answer, to go on and to end, on transcripts written by hand. */
import { describe, it } from 'vitest';
import { server as addingServer } from '../../../../../scenarios/language/add.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story, unlearnedFacts } from '../../../../support/story.ts';

const waits = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } } as const;
const gone = { server: { is: 'gone' } } as const;
const traceback = 'Traceback (most recent call last):\n  File "x"\nValueError: invalid literal for int()\n';

const serving = (facts = learnedFacts): Story =>
  new Story(facts).begins().starts('server', 'python3').binds('server').settles(waits);
const asked = (facts = learnedFacts): Story => serving(facts).begins().isAsked(42);
const answered = (facts = learnedFacts): Story => asked(facts).sends('Server of Ana,17');

describe('the reply of a server', () => {
  const answers = addingServer.answers();

  it.each([
    ['as it was learned', ['Server of Ana,17']],
    ['with the lowest integer', ['Server of Ana,1']],
    ['with the highest integer', ['Server of Ana,100']],
  ])('is met by a name and an integer %s', (_, payloads) => {
    for (const facts of [learnedFacts, unlearnedFacts]) {
      expectMet(answers, payloads.reduce((story, payload) => story.sends(payload), asked(facts)).settles(waits));
    }
  });

  it.each([
    ['in two datagrams', ['Server of Ana', '17']],
    ['in JSON', ['{"name": "Ana", "number": 17, "sum": 59}']],
    ['with all that was said', ['Server of Ana: 42 + 17 = 59']],
    ['with the same integer as the client', ['Server of Ana,42']],
  ])('is met by a name and an integer %s, though it was not learned', (_, payloads) => {
    expectMet(answers, payloads.reduce((story, payload) => story.sends(payload), asked(unlearnedFacts)).settles(waits));
  });

  it('is left open among bytes that are no text and were not learned', () => {
    const packed = Buffer.from('\xa2\x80\x042Ana\x00K\x11', 'latin1');
    const unread = /^The server replied .*, which datagrade cannot read\.$/;
    const story = asked(unlearnedFacts).sends(packed).settles(waits);
    expectViolated(answers, story, { actual: unread, undecided: unread });
  });

  it('is looked for at the client that asked last', () => {
    expectMet(answers, answered().settles(waits).begins().isAsked(64).sends('Server of Ana,17').settles(waits));
    expectViolated(answers, answered().settles(waits).begins().isAsked(64).settles(waits), {
      actual: /^The server sent no reply to the client and then waited for the next request\.$/,
      symptom: 'answers-first-client-only',
    });
  });

  it('is not met by silence, and says what the server did instead', () => {
    expectViolated(answers, asked().settles({ server: { is: 'keyboard' } }), {
      actual: /^The server sent no reply to the client and waits for keyboard input\.$/,
      symptom: 'waits-for-keyboard',
    });
    expectViolated(answers, asked().settles(waits), {
      expected: /to the address and port of the client/,
      actual: /and then waited for the next request\.$/,
      symptom: 'no-reply',
    });
    expectViolated(answers, asked().complains('server', traceback).exits('server', 1).settles(gone), {
      actual: /^The server sent no reply to the client and crashed: ValueError/,
      symptom: 'message-not-parsed',
    });
    expectViolated(answers, asked().exits('server', 0).settles(gone), {
      actual: / and ended with status 0\.$/,
      symptom: 'serves-once',
    });
  });

  it.each([
    ['Server of Ana', /^The server replied "Server of Ana", which contains no integer\.$/, 'no-number-sent'],
    ['17', /^The server replied "17", which contains no name\.$/, 'no-name-sent'],
    ['', /^The server replied "", which contains no integer\.$/, 'no-number-sent'],
  ])('is not met by %j', (payload, actual, symptom) => {
    expectViolated(answers, asked(unlearnedFacts).sends(payload).settles(waits), { actual, symptom });
  });

  it.each([0, 101, -1, 1000])('is not met by the integer %i', (number) => {
    const payload = `Server of Ana,${number}`;
    for (const facts of [learnedFacts, unlearnedFacts]) {
      expectViolated(answers, asked(facts).sends(payload).settles(waits), {
        actual: new RegExp(`^The server replied with the integer ${number}, which is not from 1 to 100\\.$`),
        symptom: 'number-out-of-range',
      });
    }
  });
});

describe('a server that goes on', () => {
  const serves = addingServer.stillServes();

  it('is met by one that has not ended, whatever it does', () => {
    for (const is of ['waiting', 'timed', 'keyboard', 'busy'] as const)
      expectMet(serves, answered().settles({ server: { is } }));
  });

  it('is not met by an end, deliberate or not', () => {
    expectViolated(serves, answered().exits('server', 0).settles(gone), {
      expected: /waits for the next client/,
      actual: /^The server ended with status 0 after the integer \d+, which is in range\.$/,
      symptom: 'serves-once',
    });
    expectViolated(serves, answered().complains('server', traceback).exits('server', 1).settles(gone), {
      actual: /^The server crashed: ValueError/,
      symptom: 'message-not-parsed',
    });
    expectViolated(serves, answered().exits('server', null, 'SIGSEGV').settles(gone), {
      actual: /^The server was ended by the signal SIGSEGV\.$/,
      symptom: 'ended-by-signal',
    });
  });

  it('hangs on the reply where the server ended before it had answered anybody: one mistake is charged once', () => {
    const story = asked().complains('server', traceback).exits('server', 1).settles(gone);
    expectViolated(serves, story, {
      actual: /^The server crashed/,
      symptom: 'message-not-parsed',
      hangsOn: ['add.server.reply'],
    });
  });
});

describe('the shutdown of a server', () => {
  const shutsDown = addingServer.shutsDown(101);
  const outOfRange = (): Story => answered().settles(waits).begins().isAsked(101);

  it.each([0, 1, 255])('is met by the exit status %i and a port that is free again', (status) => {
    expectMet(shutsDown, outOfRange().exits('server', status).portIsTried('server', true).settles(gone));
  });

  it('is met by a last word to the client', () => {
    const story = outOfRange()
      .sends('101 is out of range')
      .complains('server', 'Error: out of range\n')
      .exits('server', 1);
    expectMet(shutsDown, story.portIsTried('server', true).settles(gone));
  });

  it('is not met by one that still serves, or lives on without a socket', () => {
    expectViolated(shutsDown, outOfRange().settles(waits), {
      expected: /^101 is out of range, so the server ends on its own/,
      actual: /^The server did not end after 101 and still serves\.$/,
      symptom: 'no-shutdown',
    });
    expectViolated(shutsDown, outOfRange().settles({ server: { is: 'timed', sockets: [] } }), {
      actual: /^The server closed its socket after 101 but did not end and sleeps again and again\.$/,
      symptom: 'lives-on-without-socket',
    });
    expectViolated(shutsDown, outOfRange().settles({ server: { is: 'waiting', sockets: [5001] } }), {
      actual: /^The server closed the socket on port 5000 after 101 but did not end: another socket is still open\.$/,
      symptom: 'lives-on-without-socket',
    });
  });

  it('is not met by a crash or a signal', () => {
    expectViolated(shutsDown, outOfRange().complains('server', traceback).exits('server', 1).settles(gone), {
      actual: /^The server did not shut down after \d+: the server crashed: ValueError/,
      symptom: 'crash-instead-of-shutdown',
    });
    expectViolated(shutsDown, outOfRange().exits('server', null, 'SIGABRT').settles(gone), {
      actual: /^The server did not shut down after \d+: the server was ended by the signal SIGABRT\.$/,
      symptom: 'crash-instead-of-shutdown',
    });
  });

  it('is not met while the port is held or a process goes on', () => {
    expectViolated(shutsDown, outOfRange().exits('server', 0).portIsTried('server', false).settles(gone), {
      actual: /^Port 5000 is still bound after the server has ended\.$/,
      symptom: 'port-held',
    });
    const left = outOfRange().exits('server', 0).leavesProcesses('server').portIsTried('server', true);
    expectViolated(shutsDown, left.settles({ server: { is: 'timed' } }), {
      actual: /^A process that the server started still runs/,
      symptom: 'process-left',
    });
  });
});
