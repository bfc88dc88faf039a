/** What is expected of the request of a client of the add assignment, on transcripts written by hand. */
import { describe, it } from 'vitest';
import { client as adder } from '../../../../../scenarios/language/add.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story, unlearnedFacts } from '../../../../support/story.ts';

const started = (facts = learnedFacts): Story => new Story(facts).begins().starts('client', 'python3', 'client.py');
const typed = (facts = learnedFacts): Story => started(facts).types('client', '42');

describe('the request of a client', () => {
  const request = adder.sendsRequest(42);

  it.each([
    ['name and integer in one datagram', ['Client of Ana,42']],
    ['in two', ['Client of Ana', '42']],
    ['the integer first', ['42 Client of Ana']],
    ['in JSON', ['{"name":"Ana","number":42}']],
    ['with line ends and a NUL', ['Ana\r\n42\n\0']],
    ['in a sentence', ['My name is Ana and my number is 42.']],
  ])('is met by %s, whether it was learned or not', (_, payloads) => {
    const sends = (story: Story): Story => payloads.reduce((told, payload) => told.sends(payload), story);
    expectMet(request, sends(typed(unlearnedFacts)).settles());
    expectMet(request, sends(typed()).settles());
  });

  it('is met where the name goes ahead of the integer', () => {
    expectMet(request, started(unlearnedFacts).sends('Client of Ana').types('client', '42').sends('42').settles());
    expectMet(request, started().sends('Client of Ana').types('client', '42').sends('42').settles());
  });

  it('is met where the name that goes ahead has a number in it: a student number is no integer that was sent', () => {
    expectMet(request, started(unlearnedFacts).sends('Ana 54321').types('client', '42').sends('42').settles());
  });

  it('is met where the integer was given as an argument: any invocation is right', () => {
    const story = new Story(unlearnedFacts).begins().starts('client', 'python3', 'client.py', '42');
    expectMet(request, story.sends('Client of Ana,42').settles());
  });

  it('is not met by silence, and says what the client did instead', () => {
    expectViolated(request, typed().settles({ client: { is: 'keyboard', call: 'read' } }), {
      expected: /a name and the integer 42 in a datagram, after/,
      actual: /^The client sent nothing over UDP and waits for keyboard input\.$/,
      symptom: 'waits-for-keyboard',
    });
    expectViolated(request, typed().settles({ client: { is: 'waiting', call: 'recvfrom', receivesOn: [5001] } }), {
      actual: /^The client sent nothing over UDP and waits for a datagram on port 5001\.$/,
      symptom: 'receives-first',
    });
    expectViolated(
      request,
      typed()
        .exits('client', 0)
        .settles({ client: { is: 'gone' } }),
      {
        actual: /^The client sent nothing over UDP and ended with status 0\.$/,
        symptom: 'ends-unsent',
      },
    );
  });

  it('is not met by a crash, which is named', () => {
    const story = typed().complains(
      'client',
      'Traceback (most recent call last):\n  File "x"\nValueError: invalid literal for int()\n',
    );
    expectViolated(request, story.exits('client', 1).settles(), {
      actual: /^The client sent nothing over UDP and crashed: ValueError: invalid literal/,
      symptom: 'message-not-parsed',
    });
  });

  it('is not met by another integer, or none', () => {
    expectViolated(request, typed().sends('Client of Ana,43').settles(), {
      actual: /^The client sent the integer 43 instead of 42: "Client of Ana,43"\.$/,
      symptom: 'wrong-number-sent',
    });
    expectViolated(request, typed(unlearnedFacts).sends('Client of Ana').settles(), {
      actual: /^The client sent "Client of Ana", which contains no integer\.$/,
      symptom: 'wrong-number-sent',
    });
    expectViolated(request, typed(unlearnedFacts).sends('Ana,421').settles(), {
      actual: /421/,
      symptom: 'wrong-number-sent',
    });
  });

  it('is not met without a name', () => {
    for (const payload of ['42', '42,', ',42', '***42']) {
      expectViolated(request, typed(unlearnedFacts).sends(payload).settles(), {
        actual: /which contains no name\.$/,
        symptom: 'no-name-sent',
      });
    }
  });

  it('is not met by an integer that was there before anybody typed one', () => {
    expectViolated(request, started().sends('Client of Ana,42').types('client', '42').settles(), {
      actual: /before one was typed/,
      symptom: 'ignores-keyboard',
    });
  });

  it('is left to a person where the bytes cannot be read', () => {
    const packed = Uint8Array.from([65, 110, 97, 0, 0, 0, 42, 0, 0, 0, 255]);
    expectViolated(request, typed(unlearnedFacts).sends(packed).settles(), {
      actual: /could not be read/,
      undecided: /bytes of the request could not be understood/,
    });
  });
});
