import { describe, expect, it } from 'vitest';
import { planWork } from '../../../../harness/grade/plan/work-items.ts';

/** Each share as a word: the folder, and the assignment if it is but one. */
const words = (folders: string, lanes: number): string =>
  planWork(folders.split(''), lanes)
    .map(({ folder, assignment }) => folder + (assignment === undefined ? '' : `:${assignment}`))
    .join(' ');

describe('the shares of a class', () => {
  it('are whole submissions for a single lane', () => {
    expect(words('abc', 1)).toBe('a b c');
  });

  it('are the two assignments of one submission for the lanes that would have nothing to do', () => {
    expect(words('a', 2)).toBe('a:file a:add');
  });

  it('end with assignments, so that all lanes come to their end at about the same time', () => {
    expect(words('abcd', 2)).toBe('a b c d:file d:add');
    expect(words('abcd', 3)).toBe('a b c:file c:add d:file d:add');
  });

  it('are none of an empty class', () => {
    expect(planWork([], 2)).toEqual([]);
  });
});
