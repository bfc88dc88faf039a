import { expect, it } from 'vitest';
import { isInPieces } from '../../../harness/judge/difference/pieces.ts';

it.each([
  ['abcdef', ['abc', 'def'], true],
  ['abcdef', ['f', 'cde', '', 'ab'], true],
  ['aab', ['a', 'ab'], true],
  ['abcdef', ['abcdef'], false],
  ['abcdef', ['abc', 'de'], false],
  ['', ['', ''], false],
] as const)('knows whether %j is in pieces in %j: %j', (content, files, expected) => {
  expect(
    isInPieces(
      Buffer.from(content),
      files.map((each) => Buffer.from(each)),
    ),
  ).toBe(expected);
});
