/** What may be wrong about how datagrade started a program, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import type { ProgramId } from '../../../../harness/handout/programs.ts';
import { doubtsAbout } from '../../../../harness/learn/invocation/doubt.ts';
import { startEvidence } from '../../../../harness/learn/invocation/evidence.ts';
import type { RunnableProgram } from '../../../../harness/learn/invocation/runnable-program.ts';
import type { Action } from '../../../../harness/transcript/action.ts';
import { Story } from '../../../support/story.ts';

const clientStarts: Action = { kind: 'action', verb: 'clientStarts' };
const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [] };

interface Circumstances {
  readonly works?: boolean;
  readonly outputs?: readonly string[];
  readonly argumentsRead?: RunnableProgram['argumentsRead'];
}

function doubts(id: ProgramId, story: Story, { works = true, outputs = [], argumentsRead }: Circumstances = {}) {
  const view = story.view();
  const program = { id, argv: ['./program'], cwd: '.', arguments: [], ports: [] };
  const action = id.endsWith('client') ? clientStarts : serverStarts;
  const evidence = startEvidence(view, program, action, works);
  const source: RunnableProgram = {
    id,
    argv: ['./program'],
    cwd: '.',
    ports: [],
    folders: [],
    ...(argumentsRead && { argumentsRead }),
  };
  return doubtsAbout({ program, evidence, view }, source, { starts: 1, firstView: view, outputs });
}
const server = (): Story => new Story().begins().starts('server', './program');

describe('a server', () => {
  it('that got what its words ask for leaves no doubt', () => {
    expect(
      doubts('file.server', server().shows('server', 'Port: ').types('server', '5000', 'port').binds('server')),
    ).toEqual([]);
  });

  it('that asked in unknown words leaves a doubt that quotes the question and the answer', () => {
    const story = server().shows('server', 'Carpeta: ').types('server', '127.0.0.1', 'host').binds('server');
    expect(doubts('file.server', story)).toEqual([
      'datagrade may have misunderstood what the server asks for at its keyboard: at the prompt "Carpeta:" it typed "127.0.0.1".',
    ]);
  });

  it('that got Enter where brackets may mean something else leaves a doubt', () => {
    const story = server().shows('server', 'Név [max 20]: ').types('server', '', 'acknowledgement').binds('server');
    expect(doubts('add.server', story)).toHaveLength(1);
  });

  it('that got Enter for a default leaves no doubt', () => {
    const story = server()
      .shows('server', 'Carpeta (Intro = la actual): ')
      .types('server', '', 'acknowledgement')
      .binds('server');
    expect(doubts('file.server', story)).toEqual([]);
  });
});

describe('a client that ends without a message', () => {
  const ends = (): Story =>
    new Story().begins().starts('client', './program', 'a.dat').shows('client', 'nothing').exits('client', 0);

  it('may want other arguments', () => {
    expect(doubts('file.client', ends(), { works: false })).toHaveLength(1);
  });

  it('wants none other if its usage message asks for those that it got', () => {
    expect(doubts('file.client', ends(), { works: false, outputs: ['usage: ./client filename'] })).toEqual([]);
    expect(doubts('file.client', ends(), { works: false, outputs: ['usage: ./client host filename'] })).toHaveLength(1);
  });
});

describe('a client that crashes after it was told the integer that its words ask for', () => {
  const crashed = (error: string): Story =>
    new Story()
      .begins()
      .starts('client', './program')
      .shows('client', 'Integer: ')
      .types('client', '27')
      .complains('client', `Traceback (most recent call last):\n  File "x"\n${error}\n`)
      .exits('client', 1);

  it('leaves no doubt if no other line could help', () => {
    const error = "TypeError: a bytes-like object is required, not 'str'";
    expect(doubts('add.client', crashed(error), { works: false })).toEqual([]);
  });

  it('leaves a doubt if it could not read a value', () => {
    const error = "ValueError: invalid literal for int() with base 10: 'a'";
    expect(doubts('add.client', crashed(error), { works: false })).toHaveLength(1);
  });
});

describe('a program that reads environment variables', () => {
  const argumentsRead = { any: false, positions: [], environment: true } as const;
  const refuses = (): Story => server().complains('server', 'ROLE=server|client').exits('server', 2);

  it('leaves a doubt if it ends with a message before it does anything', () => {
    const found = doubts('add.server', refuses(), { works: false, argumentsRead });
    expect(found).toEqual([expect.stringMatching(/reads environment variables.*ended with "ROLE=server\|client"/)]);
  });

  it('leaves none if it reads no such variable, says nothing, or has crashed for another reason', () => {
    const none = { any: false, positions: [] };
    expect(doubts('add.server', refuses(), { works: false, argumentsRead: none })).toEqual([]);
    expect(doubts('add.server', server().exits('server', 2), { works: false, argumentsRead })).toEqual([]);
    const crash = 'Traceback (most recent call last):\n  File "x"\nZeroDivisionError: division by zero\n';
    const crashes = server().complains('server', crash).exits('server', 1);
    expect(doubts('add.server', crashes, { works: false, argumentsRead })).toEqual([]);
  });
});
