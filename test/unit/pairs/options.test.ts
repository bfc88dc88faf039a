import { describe, expect, it } from 'vitest';
import { readPairsOptions, usage } from '../../pairs/options.ts';

describe('the command line of the pairs', () => {
  it('has a default for everything', () => {
    const options = readPairsOptions([]);
    expect(options).toMatchObject({ count: 20, wanted: undefined });
    expect(options).not.toHaveProperty('keep');
  });

  it('is read', () => {
    const words = '--count 3 --seed 7 --assignment file --lanes 2 --keep folder'.split(' ');
    expect(readPairsOptions(words)).toEqual({ count: 3, firstSeed: 7, wanted: 'file', lanes: 2, keep: 'folder' });
  });

  it.each(['--help', '-h'])('shows its options for %s', (word) => {
    expect(readPairsOptions([word])).toBe('help');
    for (const option of ['count', 'seed', 'assignment', 'lanes', 'keep', 'help'])
      expect(usage).toContain(`--${option}`);
  });

  it.each([
    ['--count 0', '--count is "0"'],
    ['--count many', '--count is "many"'],
    ['--seed -1', 'seed'],
    ['--seed 1.5', '--seed is "1.5"'],
    ['--lanes 0', '--lanes is "0"'],
    ['--assignment both', '--assignment is "both"'],
    ['--sead 1', '--sead'],
    ['7', '7'],
  ])('is rejected with a sentence for %s', (line, sentence) => {
    const read = readPairsOptions(line.split(' '));
    expect(read).toHaveProperty('wrong');
    expect(JSON.stringify(read)).toContain(JSON.stringify(sentence).slice(1, -1));
  });
});
