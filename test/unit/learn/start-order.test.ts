/** In which order the proposed starts of a file are tried. Each is a real process. */
import { describe, expect, it } from 'vitest';
import { decideProgram } from '../../../harness/learn/start.ts';
import type { ProgramStart } from '../../../harness/submission/program.ts';
import { openTrials, runnable } from '../../support/trials.ts';

const word = (...words: readonly string[]): ProgramStart => ({ words, typed: [] });
const line = (...typed: readonly string[]): ProgramStart => ({ words: [], typed });

/** Serves only if its first argument is this word, and with as many others as that. */
const servesAt = (serving: string, others: number): string => `
import socket, sys
if sys.argv[1:2] != ["${serving}"] or len(sys.argv) != 2 + ${others}:
    sys.exit("no")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[2]) if ${others} else 0))
s.recvfrom(2048)
`;

describe('a program with several proposed starts', () => {
  const server = runnable('add.server', 'lab.py');

  it('is started with the first that works, without a search at those before it', async () => {
    await using trials = await openTrials({ 'lab.py': servesAt('lyt', 0) });
    const starts = [word('send'), word('lyt'), word('hent')];
    const decided = await decideProgram(trials.context, server, { starts });
    expect(decided?.argv.at(-1)).toBe('lyt');
    expect(trials.starts()).toBe(2);
  });

  it('is started with other arguments only after all starts have failed with the usual ones', async () => {
    await using trials = await openTrials({ 'lab.py': servesAt('lyt', 1) });
    const starts = [word('send'), word('lyt')];
    const decided = await decideProgram(trials.context, server, { starts });
    expect(decided?.argv.at(-1)).toBe('lyt');
    expect(decided?.tried?.program.arguments).toEqual(['{port}']);
  });

  it('searches first at the start that came nearest', async () => {
    // At "b" it asks a question before it ends. At "a" it ends at once.
    const asks = `
import socket, sys
word, others = sys.argv[1], sys.argv[2:]
if word == "a":
    sys.exit("no")
input("Zokki? ")
if len(others) != 1:
    sys.exit("no")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(others[0])))
s.recvfrom(2048)
`;
    await using both = await openTrials({ 'lab.py': asks });
    const decided = await decideProgram(both.context, server, { starts: [word('a'), word('b')] });
    expect(decided?.argv.at(-1)).toBe('b');
    await using alone = await openTrials({ 'lab.py': asks });
    await decideProgram(alone.context, server, { starts: [word('b'), word('a')] });
    // The start that ends at once costs one trial at either place, and no search.
    expect(both.starts()).toBe(alone.starts());
  });

  it('is not started to decide between them if there is only one', async () => {
    await using trials = await openTrials({ 'lab.py': 'raise SystemExit' });
    const withWord = await decideProgram(trials.context, server, { starts: [word('lyt')] });
    const withLine = await decideProgram(trials.context, server, { starts: [line('2')] });
    expect(withWord?.argv.at(-1)).toBe('lyt');
    expect(withLine?.firstLines).toEqual(['2']);
    expect(await decideProgram(trials.context, server, {})).toBe(server);
    expect(trials.starts()).toBe(0);
  });

  it('is left to a person if none works', async () => {
    await using trials = await openTrials({ 'lab.py': 'raise SystemExit' });
    expect(await decideProgram(trials.context, server, { starts: [word('a'), word('b')] })).toBeUndefined();
    expect(trials.starts()).toBeGreaterThan(2);
  });

  it('counts the positions of its arguments from behind the word', async () => {
    await using trials = await openTrials({ 'lab.py': servesAt('lyt', 0) });
    const positions = [0, 1].map((position) => ({ position, words: 'port', isNumber: false }));
    const read = { ...server, argumentsRead: { any: true, positions } };
    const decided = await decideProgram(trials.context, read, { starts: [word('lyt')] });
    expect(decided?.argumentsRead?.positions.map(({ position }) => position)).toEqual([0]);
  });
});
