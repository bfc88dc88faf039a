/** What a trial proves about how its program was started, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import type { ProgramId } from '../../../../harness/handout/programs.ts';
import { startEvidence } from '../../../../harness/learn/invocation/evidence.ts';
import { startProof } from '../../../../harness/learn/invocation/proof.ts';
import type { ProgramProfile } from '../../../../harness/profile/profile.ts';
import type { Action } from '../../../../harness/transcript/action.ts';
import type { AnswerName } from '../../../../harness/transcript/purpose.ts';
import { Story } from '../../../support/story.ts';

const typesInteger: Action = { kind: 'action', verb: 'clientStarts', number: 27 };
const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [] };
const started = (id: ProgramId, words: readonly string[] = []): ProgramProfile => ({
  id,
  argv: ['./program'],
  cwd: '.',
  arguments: words,
  ports: [],
});
const client = (): Story => new Story().begins().starts('client', './program').shows('client', 'Integer: ');
const typed = (): Story => client().types('client', '27');

describe('the start of a client', () => {
  const judged = (story: Story, words: readonly string[] = []) =>
    startEvidence(story.view(), started('add.client', words), typesInteger, story.view().received().length > 0);

  it.each([
    ['a name and the integer', typed().sends('Ana,27')],
    ['a name and the integer as a byte', typed().sends(Buffer.from('Ana\0\x1b'))],
    ['the integer as a byte, which no text has, and a name', typed().sends(Buffer.from('\x1bAna'))],
    ['Base64, in which nothing can be read', typed().sends(Buffer.from('Ana and a longer text,27').toString('base64'))],
  ])('is proven by a message with %s', (_, story) => {
    expect(judged(story)).toMatchObject({ works: true, isProven: true, misplaced: [] });
  });

  it.each([
    ['no integer', typed().sends('Ana')],
    ['another integer', typed().sends('Ana,28')],
    ['no name', typed().sends('27')],
  ])('is not proven by a message with %s', (_, story) => {
    expect(judged(story)).toMatchObject({ works: true, isProven: false });
  });

  it('is not proven by a message that carries the host, which belongs elsewhere', () => {
    expect(judged(typed().sends('127.0.0.1,Ana,27'), ['{host}'])).toMatchObject({
      isProven: false,
      misplaced: ['host'],
    });
    expect(judged(typed().sends('127.0.0.1,Ana,27'))).toMatchObject({ isProven: true, misplaced: [] });
    const asInteger = typed().shows('client', 'Zokki? ').types('client', '127.0.0.1', 'host').sends('Client of 27#127');
    expect(judged(asInteger)).toMatchObject({ isProven: false, misplaced: ['host'] });
  });

  it('is not proven if the program has looked up the user as the name of a machine', () => {
    const asHost = typed().looksUp('Zeferina').sends('Ana,27');
    expect(judged(asHost, ['{name}'])).toMatchObject({ isProven: false, misplaced: ['name'] });
    expect(judged(typed().looksUp('server.example').sends('Ana,27'))).toMatchObject({ isProven: true });
  });

  const atTwoPrompts = (first: string, means: AnswerName = 'number'): Story =>
    new Story()
      .begins()
      .starts('client', './program')
      .shows('client', 'Sogima doukotil: ')
      .types('client', first, means)
      .shows('client', 'Sogima feporail: ')
      .types('client', '27');

  it.each([
    ['', Buffer.from('27 | 27\xe0j,.', 'latin1')],
    [', whose first byte is a digit', Buffer.from('27 | 279j,.')],
  ])('is not proven by the integer in place of a name, before a checksum%s', (_, payload) => {
    expect(judged(atTwoPrompts('27').sends(payload))).toMatchObject({ isProven: false, misplaced: ['number'] });
  });

  it('is not proven by a name and the integer, typed at one prompt, and the integer again, each in a message', () => {
    const separate = atTwoPrompts('Zeferina 27').sends('Zeferina 27').sends('27');
    expect(judged(separate)).toMatchObject({ isProven: false, misplaced: ['number'] });
    const notYetSent = atTwoPrompts('Zeferina 27').sends('Zeferina 27');
    expect(judged(notYetSent)).toMatchObject({ isProven: false, misplaced: ['number'] });
    const sentAgain = atTwoPrompts('Zeferina', 'name').sends('Zeferina 27').sends('Zeferina 27');
    expect(judged(sentAgain)).toMatchObject({ isProven: true, misplaced: [] });
  });

  it('leaves open which of two prompts asks for the integer while it was typed at both', () => {
    expect(judged(atTwoPrompts('27').sends('27')).guesses).toHaveLength(2);
  });

  it('is not proven by a name that was typed where the words ask for a number', () => {
    const atNumber = typed()
      .shows('client', 'Number: ')
      .types('client', 'Zeferina', 'name')
      .sends('27')
      .sends('Zeferina');
    expect(judged(atNumber)).toMatchObject({ isProven: false, guesses: [{ typed: 'Zeferina' }] });
    const atName = typed().shows('client', 'Name: ').types('client', 'Zeferina', 'name').sends('27').sends('Zeferina');
    expect(judged(atName)).toMatchObject({ isProven: true, guesses: [] });
    const unknown = typed().shows('client', '? ').types('client', 'Zeferina', 'name').sends('27').sends('Zeferina');
    expect(judged(unknown)).toMatchObject({ isProven: true, guesses: [] });
  });

  it('is not proven by a choice that datagrade typed and the program passes on', () => {
    const chosen = (): Story => typed().sends('27').shows('client', 'Number: ').types('client', 'y', 'choice');
    expect(judged(chosen().sends('y'))).toMatchObject({ isProven: false, guesses: [{ typed: 'y' }] });
    expect(judged(chosen().sends('y Ana'))).toMatchObject({ isProven: true, guesses: [] });
  });

  it.each([
    ['as the name', "{'a': 'GET', 'b': '27', 'c': 27}"],
    ['in packed bytes, which may be the name', Buffer.from('GET\x0027\0\0\0\x1b')],
  ])('is not proven by the integer that was typed at two prompts, and is sent %s as well', (_, message) => {
    const atBoth = () => client().types('client', '27').shows('client', 'Zokki: ').types('client', '27');
    expect(judged(atBoth().sends(message))).toMatchObject({ isProven: false, misplaced: ['number'] });
    // One of them may have asked for something else, such as a choice that 27 happens to be.
    expect(judged(atBoth().sends('Ana,27'))).toMatchObject({ isProven: false, misplaced: [] });
    const again = client().types('client', '27').shows('client', 'Integer: ').types('client', '27');
    expect(judged(again.sends(Buffer.from('Ana\0\0\x1b')))).toMatchObject({ isProven: true, misplaced: [] });
  });

  it.each([
    ['27, which is an address', typed().sends('Ana,27').sees(5000, 40_000, 'Ana,27', '0.0.0.27')],
    ['a port', typed().sends('Ana,27').isRefused(5000, 27)],
  ])('is not proven by a message that goes to the integer as if it were %s', (_, story) => {
    expect(judged(story)).toMatchObject({ isProven: false, misplaced: ['number'] });
  });

  it.each(['1', '{number}'])('is not proven by a message that goes to the argument %s as an address', (word) => {
    const told = () => new Story().begins().starts('client', './program', '1').sends('Ana,27');
    const asHost = told().sees(5000, 40_000, 'Ana,27', '0.0.0.1');
    expect(judged(asHost, [word])).toMatchObject({ isProven: false, misplaced: ['number'] });
    expect(judged(told().sees(5000, 40_000, 'Ana,27'), [word])).toMatchObject({ misplaced: [] });
  });

  it('is not proven by a message that goes to the argument {number} as a port', () => {
    const told = () => new Story().begins().starts('client', './program', '27').sends('Ana,27');
    expect(judged(told().isRefused(5000, 27), ['{number}'])).toMatchObject({ isProven: false, misplaced: ['number'] });
    expect(judged(told().isRefused(5000, 27), ['27'])).toMatchObject({ misplaced: [] });
    expect(judged(told().isRefused(5000, 28), ['{number}'])).toMatchObject({ misplaced: [] });
  });

  it('is not proven by a message that goes to a host whose name was typed as a name', () => {
    const asHost = typed()
      .shows('client', '? ')
      .types('client', 'Zeferina', 'name')
      .looksUp('zeferina')
      .sends('Zeferina,27');
    expect(judged(asHost)).toMatchObject({ isProven: false, misplaced: ['name'] });
  });

  it('is not proven while the client asks for more', () => {
    const story = typed()
      .sends('Ana,27')
      .shows('client', 'And now? ')
      .settles({ client: { is: 'keyboard' } });
    expect(judged(story)).toMatchObject({ isProven: false, pending: 'And now?' });
  });

  it('is not proven by a client that crashes after its message', () => {
    const crash = 'Traceback (most recent call last):\n  File "client.py", line 3, in <module>\nKeyError: 2\n';
    const story = typed().sends('Ana,27').complains('client', crash).exits('client', 1).ends('client');
    expect(judged(story)).toMatchObject({ isProven: false, hasEnded: true });
    expect(judged(story).crash).toContain('KeyError');
  });

  it('is nearer to a proof the more of it is seen', () => {
    const scores = [client(), client().sends('?'), typed().sends('Ana,27')].map((story) => judged(story).score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(new Set(scores).size).toBe(3);
  });

  it('has a proof in words', () => {
    const view = typed().sends('Ana,27').view();
    expect(startProof(started('add.client'), view, typesInteger)).toBe(
      'its message carries a name and the integer 27, which it was given',
    );
    expect(startProof(started('file.client', ['{file}']), view, typesInteger)).toContain('the name of the file');
  });
});

describe('the start of a server', () => {
  const bound = (word?: string): Story =>
    new Story()
      .begins()
      .starts('server', './program', ...(word === undefined ? [] : [word]))
      .binds('server', 5000);
  const judged = (story: Story, words: readonly string[]) =>
    startEvidence(story.view(), started('add.server', words), serverStarts, true);

  it.each([
    ['any port, if it was given none', bound(), []],
    ['the port that it was given', bound('5000'), ['{port}']],
    ['the port that it was given in a flag', bound('--port=5000'), ['--port={port}']],
  ])('is proven by %s', (_, story, words) => {
    expect(judged(story, words)).toMatchObject({ isProven: true });
  });

  it('is not proven by another port than the one it was given', () => {
    expect(judged(bound('6000'), ['{port}'])).toMatchObject({ works: true, isProven: false });
  });

  it('is not proven if it binds what was typed as its own integer', () => {
    const story = new Story().begins().starts('server', './program').shows('server', 'Number: ');
    const evidence = judged(story.types('server', '5000').binds('server', 5000), []);
    expect(evidence).toMatchObject({ isProven: false, misplaced: ['number'] });
  });

  it('is not proven if it binds what it was passed as its own integer', () => {
    expect(judged(bound('5000'), ['{number}'])).toMatchObject({ isProven: false, misplaced: ['number'] });
    expect(judged(bound('37'), ['{number}'])).toMatchObject({ isProven: true, misplaced: [] });
  });

  it('has a proof in words', () => {
    expect(startProof(started('add.server', ['{port}']), bound('5000').view(), serverStarts)).toBe(
      'it bound port 5000, which it was given',
    );
    expect(startProof(started('add.server'), bound().view(), serverStarts)).toBe('it bound port 5000');
  });
});
