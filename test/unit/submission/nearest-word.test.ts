import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../harness/submission/nearest-word.ts';

describe('nearestWord', () => {
  it.each([
    ['paht', 'path'],
    ['comand', 'command'],
    ['arguments1', 'arguments'],
    ['timeout', undefined],
    ['', undefined],
  ])('finds for %j the word %j', (word, expected) => {
    expect(nearestWord(word, ['path', 'command', 'arguments'])).toBe(expected);
  });

  it('prefers the word with the fewest edits to an earlier one', () => {
    expect(nearestWord('abcdefx', ['abcdeyz', 'abcdefg'])).toBe('abcdefg');
  });

  it('finds every known word for itself, whatever the others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1 }), fc.nat(), (known, index) => {
        const word = known[index % known.length] ?? '';
        expect(nearestWord(word, known)).toBe(word);
      }),
    );
  });
});
