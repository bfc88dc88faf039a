/** A source that is several programs, by the command lines that are shown for it. */
import { describe, expect, it } from 'vitest';
import type { ProgramEvidence } from '../../../../../harness/submission/find/evidence/observation.ts';
import {
  argumentsShown,
  partsFromCommands,
  withFlagsShown,
} from '../../../../../harness/submission/find/commands/command-parts.ts';
import { directionOf, meaningOf } from '../../../../../harness/submission/find/commands/command-meaning.ts';
import type { StartPart } from '../../../../../harness/submission/find/parts/start-parts.ts';

const words = (text: string): readonly string[] => text.split(' ');
const says = (toward: ProgramEvidence['toward'], weight: number): ProgramEvidence => ({
  toward,
  weight,
  from: 'content',
  says: 'it does',
});

const whole = (...evidence: readonly ProgramEvidence[]): StartPart => ({
  content: {
    transport: 'udp',
    usesSockets: true,
    hasEntry: true,
    communicates: true,
    isLectureExample: false,
    evidence,
  },
  names: [],
  starts: [],
});
const both = whole(says('add', 5), says('file', 5), says('server', 3), says('client', 3));

const starts = (parts: readonly StartPart[]): readonly (readonly string[])[] =>
  parts.map((part) => part.starts.map((start) => start.words.join(' ')));

describe('what the words of a command mean', () => {
  it.each([
    ['server 5000', ['server'], ['5000'], 'server'],
    ['-s 5000', ['-s'], ['5000'], 'server'],
    ['--mode client localhost', ['--mode', 'client'], ['localhost'], 'client'],
    ['cliente --file a.txt', ['cliente'], ['--file', 'a.txt'], 'client'],
    ['PORT server', [], ['PORT', 'server'], undefined],
    ['is the client', [], ['is', 'the', 'client'], undefined],
  ])('%s', (command, before, rest, role) => {
    const meaning = meaningOf(words(command));
    expect(meaning).toMatchObject({ words: before, rest });
    expect(directionOf(meaning, 'client', 'server')).toBe(role);
  });
});

describe('a source is split', () => {
  it('into the two halves that its commands name', () => {
    const parts = partsFromCommands(whole(says('add', 5)), [words('server 5000'), words('client HOST 5000')]);
    expect(starts(parts)).toEqual([['server'], ['client']]);
    // What the source does as a whole is true of one of them only.
    expect(parts.map(({ content }) => content.evidence)).toEqual([[says('add', 5)], [says('add', 5)]]);
  });

  it('into four programs, if it does both assignments', () => {
    const commands = ['add server', 'add client HOST', 'file server', 'file client HOST a.txt'].map(words);
    expect(starts(partsFromCommands(both, commands))).toEqual([
      ['add server'],
      ['add client'],
      ['file server'],
      ['file client'],
    ]);
    expect(starts(partsFromCommands(whole(says('add', 5)), commands))).toHaveLength(2);
  });

  it.each([
    ['all commands are of one half', ['server', 'server 5000']],
    ['the commands have no words', ['5000', 'HOST 5000']],
    ['there are none', []],
  ])('not if %s', (_, commands) => {
    expect(partsFromCommands(both, commands.map(words))).toEqual([]);
  });
});

describe('the commands of a part', () => {
  const part: StartPart = { ...both, starts: [{ words: ['server'], typed: [] }] };

  it('show the flags before the word that the source compares', () => {
    expect(starts(withFlagsShown([part], [words('-mode server 5000')]))).toEqual([['-mode server', 'server']]);
  });

  it.each(['server 5000', 'run server', 'client'])('change nothing where they show no flags: %s', (command) => {
    expect(starts(withFlagsShown([part], [words(command)]))).toEqual([['server']]);
  });

  it('show the arguments behind the words that start it', () => {
    const commands = ['server 5000', 'client HOST', 'server'].map(words);
    expect(argumentsShown(commands, part.starts)).toEqual([['5000']]);
    expect(argumentsShown(commands, [])).toEqual(commands);
  });
});
