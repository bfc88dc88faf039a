/** What expectations see of a transcript. */
import { describe, expect, it } from 'vitest';
import { peer as addPeer, server, client } from '../../../scenarios/language/add.ts';
import { client as fetcher, server as fileServing, peer as filePeer } from '../../../scenarios/language/file.ts';
import { describeAction } from '../../../harness/transcript/action.ts';
import type { TestFile } from '../../../harness/transcript/test-file.ts';
import { Story } from '../../support/story.ts';

describe('the screen of a half', () => {
  it('is all that it displayed, and nothing of the other', () => {
    const view = new Story().shows('client', 'one ').shows('server', 'other').shows('client', 'two').view();
    expect([view.screen('client'), view.screen('server')]).toEqual(['one two', 'other']);
  });

  it('lacks the echo of a program that edits lines itself, once for each line typed', () => {
    const told = new Story()
      .shows('client', 'max 42? ')
      .types('client', '42', 'number', true)
      .shows('client', '42\r\nyou typed 42');
    expect(told.view().screen('client')).toBe('max 42? \r\nyou typed 42');
    const plain = new Story().types('client', '42').shows('client', '42');
    expect(plain.view().screen('client')).toBe('42');
  });

  it('lacks escape sequences, also one that came in two parts', () => {
    expect(new Story().shows('client', 'a\u001b[3').shows('client', '1mb').view().screen('client')).toBe('ab');
  });
});

describe('standard error of a half', () => {
  it('ends where the testbed interrupted it: what Ctrl-C leaves behind is no mistake', () => {
    const told = new Story()
      .complains('server', 'before\n')
      .interrupts('server')
      .complains('server', 'KeyboardInterrupt\n');
    expect(told.view().errors('server')).toBe('before\n');
    expect(new Story().interrupts('client').complains('server', 'x').view().errors('server')).toBe('x');
  });
});

describe('the end of a half', () => {
  it('is its own: not one that the testbed brought about', () => {
    expect(new Story().exits('client', 3).view().exit('client')).toMatchObject({ status: 3 });
    expect(new Story().exits('client', 3).ends('server').view().exit('client')).toMatchObject({ status: 3 });
    expect(new Story().interrupts('client').exits('client', 0).view().exit('client')).toBeUndefined();
    expect(new Story().ends('client').exits('client', null, 'SIGKILL').view().exit('client')).toBeUndefined();
    expect(new Story().exits('server').view().exit('client')).toBeUndefined();
    const limited = new Story().reachesLimit('client', 'tasks', 700, 512).interrupts('client').ends('client');
    expect(limited.exits('client', null, 'SIGKILL').view().exit('client')).toMatchObject({ signal: 'SIGKILL' });
  });

  it('is what it was doing when everything last came to rest', () => {
    const told = new Story()
      .begins()
      .settles({ client: { is: 'waiting' } })
      .begins()
      .settles({ client: { is: 'gone' } });
    expect(told.view().activity('client')?.is).toBe('gone');
    expect(told.view().activity('server')).toBeUndefined();
  });
});

describe('exchanges', () => {
  it('are kept apart by the client that asked', () => {
    const told = new Story().isAsked(42).sends('Server of Ana,17').isAsked(64).isAsked(101).sends('bye');
    expect(told.view().exchanges()).toMatchObject([
      { number: 42, reply: { name: 'Server of Ana', number: 17 } },
      { number: 64, payloads: [], reply: undefined },
      { number: 101, reply: undefined },
    ]);
  });
});

describe('an action', () => {
  const file = (sizeBytes: number): TestFile => ({ name: 'bafodig.dat', sizeBytes, content: 'anyBytes', seed: 1 });

  it.each([
    [server.starts(), 'the server starts'],
    [client.starts(42), 'the client starts; 42 is typed at its keyboard'],
    [fetcher.starts(file(1)), 'the client starts and is given the file name bafodig.dat'],
    [addPeer.asks(101), 'a client sends its name and 101'],
    [addPeer.answers(17), 'the server answers with its name and 17'],
    [fileServing.starts(file(1)), 'the server starts; its folder holds bafodig.dat (1 byte)'],
    [fileServing.starts(file(1), file(2), file(3)), 'the server starts; its folder holds 3 files'],
    [filePeer.requests(file(1)), 'a client asks for bafodig.dat (1 byte)'],
    [filePeer.sends(file(1)), 'the server sends bafodig.dat: the last chunk of 1 byte'],
    [filePeer.sends(file(0)), 'the server sends bafodig.dat: the empty chunk that ends it'],
    [
      filePeer.sends(file(2048)),
      'the server sends bafodig.dat: 1 chunk of 2048 bytes and the empty chunk that ends it',
    ],
    [
      filePeer.sends(file(5000)),
      'the server sends bafodig.dat: 2 chunks of 2048 bytes and the last chunk of 904 bytes',
    ],
    [filePeer.sendsFullChunksOf(file(4096)), 'the server sends 2 chunks of 2048 bytes of bafodig.dat'],
    [filePeer.sendsLastChunkOf(file(4096)), 'the server sends the empty chunk that ends it'],
  ])('says in a sentence what it does', (action, sentence) => {
    expect(describeAction(action)).toBe(sentence);
  });
});
