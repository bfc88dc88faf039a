/** What is expected of a submission's own two halves, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { pair } from '../../../../../scenarios/language/add.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { learnedFacts, Story } from '../../../../support/story.ts';

const both = pair.bothDisplaySum(42);
const story = (): Story => new Story().begins().binds('server').settles().begins().types('client', '42');
const ended = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000] }, client: { is: 'gone' } } as const;

describe('a pair', () => {
  it.each([
    ['both screens', 'client: 42, server: 17, sum: 59', '42 + 17 = 59'],
    ['the integers on one screen only', '42 17 59', 'sum 59'],
    ['both screens, in other words', 'Soma:59 (42 e 17)', '17\n42\n59\n'],
  ])('is right with the same sum on %s', (_, client, server) => {
    expectMet(both, story().shows('client', client).shows('server', server).exits('client').settles(ended));
  });

  it('is right with the highest integer of all', () => {
    expectMet(pair.bothDisplaySum(99), story().shows('client', '99 100 199').shows('server', '199').settles(ended));
  });

  it('is worth another try where the server drew the integer that was typed', () => {
    const same = story().shows('client', '42 42 84').shows('server', '42 42 84').exits('client').settles(ended);
    expect(both.find(same.view())).toEqual({ met: true, mayBeChance: true });
    const other = story().shows('client', '42 17 59').shows('server', '42 17 59').exits('client').settles(ended);
    expect(both.find(other.view())).toEqual({ met: true });
  });

  it.each([
    ['the server heard one more and drew 1, so that its client seems to have sent the sum', '42 1 43', '43 1 44'],
    ['the server drew 0, so that the typed integer is the sum', '42 0 42', '42 0 42'],
    ['the server shows nothing but the sum', '42 17 59', '59'],
    ['the client shows nothing but the sum', '59', '42 17 59'],
    ['the server shows the typed integer and the sum', '42 17 59', '42 59'],
  ])('is worth another try where %s', (_, client, server) => {
    const told = story().shows('client', client).shows('server', server).exits('client').settles(ended);
    expect(both.find(told.view())).toEqual({ met: true, mayBeChance: true });
  });

  it('is right though the server shows its screen only when it is interrupted', () => {
    const told = story().shows('client', '42 17 59').exits('client').settles(ended);
    expectMet(both, told.interrupts('server').shows('server', '42 17 59').exits('server', 130));
  });

  it('is wrong with different sums', () => {
    expectViolated(both, story().shows('client', '42 17 59').shows('server', '42 18 60').settles(ended), {
      expected: /^Both programs display the same sum of 42 and the server's integer\.$/,
      actual: /^The (server|client) displayed/,
      symptom: 'pair-no-sum',
    });
  });

  it.each([
    ['34 17 51', 'Ana,042', 'read-as-octal'],
    ['34 17 51', 'Ana,42', 'pair-no-sum'],
    ['4 17 21', 'Ana,042', 'pair-no-sum'],
    ['42 34 17 51', 'Ana,042', 'pair-no-sum'],
  ])('with %j at the server after %j is explained by %s: 42 in base 8 is 34', (screen, request, symptom) => {
    const sent = story().captures().sees(52_000, 5000, request).sees(5000, 52_000, 'Server of Ana,17');
    const told = sent.shows('client', '42 17 59').shows('server', screen).settles(ended);
    expectViolated(both, told, { actual: /^The server displayed/, symptom });
  });

  it.each([
    ['Ana,086', 'read-as-octal'],
    ['Ana,86', 'pair-no-exchange'],
  ])('whose server ends after %j is explained by %s: octal numbers have no 8', (request, symptom) => {
    const typed = new Story().begins().binds('server').settles().begins().types('client', '86');
    const sent = typed.captures().sees(52_000, 5000, request).exits('server');
    const told = sent.settles({ server: { is: 'gone' }, client: { is: 'waiting', call: 'recvfrom' } });
    expectViolated(pair.bothDisplaySum(86), told, { actual: /^The server sent nothing over UDP/, symptom });
  });

  it('is wrong where the sum stood on the screen before there was one', () => {
    const asked = new Story()
      .begins()
      .binds('server')
      .shows('server', 'Adding integers from 1 to 100')
      .settles()
      .begins();
    const typed = asked.shows('client', 'An integer from 1 to 100: ').types('client', '71');
    expectViolated(
      pair.bothDisplaySum(71),
      typed
        .shows('server', '71 29 100')
        .exits('client', 101)
        .settles({ ...ended, client: { is: 'gone' } }),
      { actual: /^The client displayed .* and ended with status 101\./, symptom: 'pair-no-sum' },
    );
  });

  it('is wrong where the reply brings the client its own integer back, and says so', () => {
    const reply = [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'askedNumber' }] }] as const;
    const told = new Story({ ...learnedFacts, dialects: { ...learnedFacts.dialects, serverReply: reply } })
      .captures()
      .begins()
      .binds('server')
      .settles()
      .begins()
      .types('client', '42')
      .sees(41_000, 5000, 'Ana,42')
      .shows('server', '42 17 59')
      .sees(5000, 41_000, 'Rui,42')
      .shows('client', '42 42 84');
    expectViolated(both, told.exits('client').settles(ended), {
      actual: /The reply of the server carried no integer except the client's \(\d+\)\.$/,
      symptom: 'pair-no-sum',
    });
  });

  it('is wrong where one half shows no sum, and says what that half did', () => {
    expectViolated(both, story().shows('client', '42 17 59').shows('server', '42 17').settles(ended), {
      actual: /^The server displayed [^.]*\./,
      symptom: 'pair-no-sum',
    });
    expectViolated(both, story().shows('server', '42 17 59').shows('client', '42').exits('client', 3).settles(ended), {
      actual: /^The client displayed .* and ended with status 3\./,
      symptom: 'pair-no-sum',
    });
  });

  it('is wrong where neither shows any, and names both', () => {
    const crashed = story()
      .complains('server', 'Traceback (most recent call last):\n  x\nKeyError: 1\n')
      .exits('server', 1);
    expectViolated(
      both,
      crashed.settles({ server: { is: 'gone' }, client: { is: 'waiting', call: 'recvfrom', receivesOn: [5001] } }),
      {
        actual: /^The server displayed .* and crashed: KeyError: 1\. The client displayed .* and waits for a datagram/,
        symptom: 'pair-no-sum',
      },
    );
  });

  it('is not fooled by the typed integer in a prompt, a port or an address', () => {
    const told = story().shows('client', 'integer between 1 and 100: \nsending 42 to 127.0.0.1:5900');
    expectViolated(both, told.shows('server', 'listening on 5000\n').settles(ended), {
      actual: /The client displayed/,
      symptom: 'pair-no-sum',
    });
  });
});
