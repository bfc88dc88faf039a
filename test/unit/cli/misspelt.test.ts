/** An unknown word of a command line is named as what it is, with the word that was probably meant. */
import { describe, expect, it } from 'vitest';
import { datagrade } from '../../support/datagrade.ts';
import { describeUnknown } from '../../../harness/cli/misspelt.ts';

const top = { commands: ['check', 'grade', 'judge', 'list', 'profile'], options: ['help', 'version'] };
const inside = { commands: [], options: ['help', 'only', 'seed', 'transcripts'] };

describe('an unknown word', () => {
  it.each([
    ['chek', top, 'there is no command "chek"; did you mean "check"?'],
    ['gradde', top, 'there is no command "gradde"; did you mean "grade"?'],
    ['porfile', top, 'there is no command "porfile"; did you mean "profile"?'],
    ['xyz', top, 'there is no command "xyz"'],
    ['lab2', inside, '"lab2" is one argument too many'],
  ])('without dashes: %s', (word, known, sentence) => {
    expect(describeUnknown([word], [word], known)).toBe(sentence);
  });

  it.each([
    [['onyl'], ['--onyl', 'add'], 'there is no option --onyl; did you mean --only?'],
    [['transcript'], ['--transcript=x'], 'there is no option --transcript; did you mean --transcripts?'],
    [['x'], ['-x'], 'there is no option -x'],
    [['lanes'], ['--lanes', '0'], 'there is no option --lanes'],
    [['r', 'f'], ['-rf'], 'there is no option -r, -f; a name that begins with - follows --'],
  ])('with dashes: %j', (unknown, words, sentence) => {
    expect(describeUnknown(unknown, words, inside)).toBe(sentence);
  });
});

describe('the command', () => {
  it('says what was meant, and ends with status 64', async () => {
    const [command, option, part] = await Promise.all([
      datagrade('chek'),
      datagrade('check', '--transcript', 'x'),
      datagrade('reference', 'ad'),
    ]);
    expect([command.status, option.status, part.status]).toEqual([64, 64, 64]);
    expect(command.stderr).toContain('did you mean "check"?');
    expect(option.stderr).toContain('did you mean --transcripts?');
    expect(part.stderr).toContain('did you mean "add"?');
  });

  it('lists all commands with an example each if none is given', async () => {
    const { status, stdout, stderr } = await datagrade();
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    const commands = ['check', 'explore', 'grade', 'list', 'judge', 'selftest', 'profile', 'reference', 'doctor'];
    for (const name of commands) expect(stderr.split(`datagrade ${name}`).length, name).toBeGreaterThan(2);
  });

  it('takes what follows -- for a folder, whatever it begins with, and no empty argument', async () => {
    const [dashes, empty, twice] = await Promise.all([
      datagrade('check', '--', '-rf'),
      datagrade('check', ''),
      datagrade('grade', 'class', '--out', 'a', '--out', 'b'),
    ]);
    expect([dashes.status, empty.status, twice.status]).toEqual([65, 64, 64]);
    expect(dashes.stderr).toContain('-rf');
    expect(empty.stderr).toContain('an argument is empty');
    expect(twice.stderr).toContain('--out was given 2 times');
  });
});
