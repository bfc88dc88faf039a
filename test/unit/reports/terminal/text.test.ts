import { describe, expect, it } from 'vitest';
import {
  cutToWidth,
  displayWidth,
  padEnd,
  padStart,
  truncateEnd,
  truncateMiddle,
  wrapHanging,
  wrapText,
} from '../../../../reports/terminal/text.ts';

const unicode = true;

describe('the width of text', () => {
  it.each([
    ['abc', 3],
    ['João', 4],
    ['Joa\u0303o', 4],
    ['你好', 4],
    ['😀', 2],
    ['✓✗·…│─', 6],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('cutting', () => {
  it('marks the end', () => {
    expect(truncateEnd('abcdef', { width: 4, unicode })).toBe('abc…');
    expect(truncateEnd('abcdef', { width: 5, unicode: false })).toBe('ab...');
    expect(truncateEnd('abcd', { width: 4, unicode })).toBe('abcd');
  });

  it('never takes half of a wide character', () => {
    expect(truncateEnd('你好吗', { width: 4, unicode })).toBe('你…');
    expect(truncateMiddle('你好吗你好', { width: 6, unicode })).toBe('你…好');
  });

  it('keeps both ends of an id', () => {
    expect(truncateMiddle('lab01_group_12345', { width: 11, unicode })).toBe('lab01…12345');
  });

  it('cuts without regard to words', () => {
    expect(cutToWidth('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(cutToWidth('', 3)).toEqual(['']);
  });
});

describe('wrapping', () => {
  it.each([
    ['breaks at spaces', 'the quick brown fox', 10, ['the quick', 'brown fox']],
    ['breaks inside a long word', 'a veryverylongword', 6, ['a', 'veryve', 'rylong', 'word']],
    ['keeps spaces inside a line', 'a  b', 10, ['a  b']],
    ['keeps an indentation', '  a b', 10, ['  a b']],
    ['drops spaces at a break', 'aaaa    bbbb', 6, ['aaaa', 'bbbb']],
    ['has one line for nothing', '', 10, ['']],
    ['counts wide characters twice', '你好 你好', 4, ['你好', '你好']],
  ])('%s', (_, text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  it('hangs under a label', () => {
    expect(wrapHanging('1. ', 'the server starts', 14)).toEqual(['1. the server', '   starts']);
  });
});

describe('padding', () => {
  it('counts columns, not characters', () => {
    expect(padEnd('你', 4)).toBe('你  ');
    expect(padStart('你', 4)).toBe('  你');
    expect(padEnd('abc', 2)).toBe('abc');
  });
});
