/** Tiny clients that hang, flood or die, performed by the real engine: what is recorded of each, and that each becomes idle. */
import { describe, expect, it } from 'vitest';
import { client, peer } from '../../../scenarios/language/add.ts';
import { play, type Played } from '../../support/played.ts';

const begin = `
import os, select, signal, socket, subprocess, sys, threading, time
server = ('127.0.0.1', int(sys.argv[1]))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
`;
const ask = "print('Integer (1-100): ', end=''); n = int(input()); s.sendto(f'Client of Ana,{n}'.encode(), server)\n";
const show = "name, m = s.recvfrom(2048)[0].decode().split(','); print('Client of Ana', name, n, m, n + int(m))\n";

const sentBy = ({ view }: Played): string[] =>
  view.received().map((event) => Buffer.from(event.payload, 'base64').toString());
const typesOf = ({ transcript }: Played): string[] => transcript.events.map(({ type }) => type);

describe('a client that does not end', () => {
  it.each([
    ['never reads the reply and sleeps', 'time.sleep(600)', 'timed'],
    ['waits for one reply more', `${show}s.recvfrom(2048)`, 'waiting'],
    ['asks for a key again and again', `${show}while True: input()`, 'keyboard'],
    [
      'waits with a timeout, again and again',
      `${show}s.settimeout(0.05)\nwhile True:\n  try: s.recv(9)\n  except OSError: pass`,
      'timed',
    ],
    ['stops itself', `${show}os.kill(os.getpid(), signal.SIGSTOP)`, 'stopped'],
    ['computes without end', `${show}while True: pass`, 'busy'],
    [
      'polls for more without pause',
      `${show}s.setblocking(False)\nwhile True:\n  try: s.recv(9)\n  except OSError: pass`,
      'busy',
    ],
  ] as const)('ends the wait nevertheless when it %s', async (_, end, is) => {
    const played = await play({
      client: begin + ask + end,
      actions: [client.starts(42), peer.answers(17)],
      expectations: () => [client.exits()],
    });
    expect(played.rests('client').at(-1)).toBe(is);
    expect(played.view.exit('client')).toBeUndefined();
    expect(typesOf(played)).toContain('subjectInterrupted');
  });
});

describe('a client that asks for a key at the end', () => {
  it('gets it once, and ends', async () => {
    const played = await play({
      client: `${begin}${ask}${show}input()`,
      actions: [client.starts(42), peer.answers(17)],
      expectations: () => [client.exits()],
    });
    expect(played.rests('client').at(-1)).toBe('gone');
    const typed = played.view.all('lineTyped').map(({ means, text }) => ({ means, text }));
    expect(typed.at(-1)).toEqual({ means: 'leave', text: '' });
    expect(played.view.exit('client')?.status).toBe(0);
  });
});

describe('a client that does too much', () => {
  it('may send its request twice: both are recorded, and it is answered where it asked', async () => {
    const twice = begin + ask + "s.sendto(b'once more', server)\n" + show;
    const played = await play({ client: twice, actions: [client.starts(42), peer.answers(17)] });
    expect(sentBy(played)).toEqual(['Client of Ana,42', 'once more']);
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
  });

  it('may send without end: a bounded part is recorded, and the wait ends when it only continues', async () => {
    const flood = `${begin}input()\nwhile True: s.sendto(b'Ana,42', server)`;
    const played = await play({ client: flood, actions: [client.starts(42)], expectations: () => [client.exits()] });
    expect(played.rests('client')).toEqual(['busy']);
    expect(sentBy(played).length).toBeGreaterThan(100);
    expect(sentBy(played).length).toBeLessThanOrEqual(4096);
  });

  it('may write without end: a bounded part is recorded', async () => {
    const flood = `${begin}input()\nwhile True: print('x' * 999)`;
    const played = await play({ client: flood, actions: [client.starts(42)], expectations: () => [client.exits()] });
    // It has used up its processor time, or is ended for the flood: whichever comes first on this machine.
    expect(['busy', 'gone']).toContain(played.rests('client')[0]);
    expect(played.view.screen('client').length).toBe(256 * 1024);
    expect(typesOf(played)).toContain('outputCut');
  });
});

describe('a client that dies', () => {
  it('before it sends makes the answer impossible', async () => {
    const played = await play({ client: 'raise SystemExit(3)', actions: [client.starts(42), peer.answers(17)] });
    expect(played.view.all('actionImpossible')).toMatchObject([
      { action: 1, reason: 'it sent nothing that could be answered' },
    ]);
    expect(played.rests('client')).toEqual(['gone', 'gone']);
    expect(played.view.exit('client')).toMatchObject({ status: 3 });
  });

  it('by a signal is recorded with it', async () => {
    const played = await play({
      client: begin + ask + 'os.kill(os.getpid(), signal.SIGSEGV)',
      actions: [client.starts(42)],
    });
    expect(played.view.exit('client')).toMatchObject({ status: null, signal: 'SIGSEGV' });
  });

  it('whose child is killed ends the wait where its parent waits', async () => {
    const child = `${begin}
child = os.fork()
if child == 0: os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(child, 0)
${ask}s.recvfrom(2048)`;
    const played = await play({ client: child, actions: [client.starts(42)] });
    expect(played.rests('client')).toEqual(['waiting']);
    expect(sentBy(played)).toEqual(['Client of Ana,42']);
  });

  it('leaves a daemon behind that is found and ended', async () => {
    const daemon = `${begin}
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
os.wait()
${ask}`;
    const played = await play({ client: daemon, actions: [client.starts(42)], expectations: () => [client.exits()] });
    expect(played.view.all('leftoverProcessesFound')).toMatchObject([{ subject: 'client', count: 1 }]);
    expect(played.view.exit('client')?.status).toBe(0);
    expect(played.rests('client')).toEqual(['timed']);
  });
});
