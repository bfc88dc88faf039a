import { describe, expect, it } from 'vitest';
import { explainDifference, firstDifference } from '../../../../reports/bytes/explain-difference.ts';
import { sampleFile, translatedFile } from '../../../support/sample-run.ts';

/** Five chunks, each of other bytes, the last short. */
const file = Buffer.concat([1, 2, 3, 4].map((n) => Buffer.alloc(2048, n)).concat(Buffer.from('tail')));
const chunk = (n: number) => file.subarray((n - 1) * 2048, n * 2048);

describe('the first difference', () => {
  it.each([
    ['abc', 'abc', undefined],
    ['abc', 'abX', 2],
    ['abc', 'ab', 2],
    ['ab', 'abc', 2],
    ['', '', undefined],
    ['', 'a', 0],
  ])('of %j and %j is %s', (expected, actual, offset) => {
    expect(firstDifference(Buffer.from(expected), Buffer.from(actual))).toBe(offset);
  });
});

describe('a difference is explained', () => {
  const binary = Buffer.from([0x41, 0xff, 0xc3, 0xa9, 0x42]);
  it.each([
    ['nothing', file, file, 'the bytes are identical'],
    ['empty', file, Buffer.alloc(0), 'there are no bytes, but 8196 bytes should be there'],
    [
      'cut after two chunks',
      file,
      file.subarray(0, 4096),
      'the bytes end after 4096 bytes (exactly 2 chunks of 2048 bytes); 4100 bytes are missing',
    ],
    ['the tail is missing', file, file.subarray(0, 8195), 'the bytes end after 8195 bytes; 1 byte is missing'],
    [
      'treated as a C string',
      Buffer.from('PNG\0data'),
      Buffer.from('PNG'),
      'the bytes end after 3 bytes, at the first zero byte, as if a function for strings had read them; 5 bytes are missing',
    ],
    [
      'a whole buffer is written at the end',
      file,
      Buffer.concat([file, Buffer.alloc(2044)]),
      'all 8196 bytes are right, but 2044 zero bytes too many follow: 10240 bytes in all (exactly 5 chunks of 2048 bytes)',
    ],
    [
      'an empty file gets a newline',
      Buffer.alloc(0),
      Buffer.from('\n'),
      'no byte should be there, but 1 byte too many follows: 0a',
    ],
    [
      'the last chunk twice',
      file,
      Buffer.concat([file, Buffer.from('tail')]),
      'all 8196 bytes are right, but the last chunk follows a second time',
    ],
    [
      'a whole buffer for one byte',
      Buffer.from('a'),
      Buffer.from('a\0\0'),
      'the first byte is right, but 2 zero bytes too many follow: 3 bytes in all',
    ],
    [
      'rubbish at the end',
      file,
      Buffer.concat([file, Buffer.from('EOF')]),
      'all 8196 bytes are right, but 3 bytes too many follow: 45 4f 46',
    ],
    [
      'written as text',
      sampleFile,
      translatedFile,
      'identical for the first 38 bytes, then 0d 0a instead of 0a: line ends were translated, as happens to a file opened as text',
    ],
    [
      'read as text',
      translatedFile,
      sampleFile,
      'identical for the first 38 bytes, then 0a instead of 0d 0a: line ends were translated, as happens to a file opened as text',
    ],
    [
      'decoded, errors replaced',
      binary,
      Buffer.from('A\ufffd\u00e9B'),
      'identical for the first byte, then bytes that are not UTF-8 text were replaced by ef bf bd: the content was treated as text',
    ],
    [
      'decoded, errors ignored',
      binary,
      Buffer.from('A\u00e9B'),
      'identical for the first byte, then bytes that are not UTF-8 text were dropped: the content was treated as text',
    ],
    [
      'encoded once more',
      binary,
      Buffer.from(binary.toString('latin1')),
      'identical for the first byte, then c3 bf instead of ff: the content was treated as text and encoded once more',
    ],
    [
      'a chunk is lost',
      file,
      Buffer.concat([chunk(1), chunk(3), chunk(4), chunk(5)]),
      'chunk 2 (of 2048 bytes) is missing; all other bytes are there',
    ],
    [
      'two chunks are lost',
      file,
      Buffer.concat([chunk(1), chunk(4), chunk(5)]),
      'chunks 2 to 3 (of 2048 bytes each) are missing; all other bytes are there',
    ],
    [
      'the first chunk is lost',
      file,
      file.subarray(2048),
      'chunk 1 (of 2048 bytes) is missing; all other bytes are there',
    ],
    [
      'a chunk is written twice',
      file,
      Buffer.concat([chunk(1), chunk(2), chunk(2), chunk(3), chunk(4), chunk(5)]),
      'chunk 2 (of 2048 bytes) is there twice; all other bytes are right',
    ],
    [
      'chunks are out of order',
      file,
      Buffer.concat([chunk(1), chunk(3), chunk(2), chunk(4), chunk(5)]),
      'all chunks of 2048 bytes are there, but in the order 1, 3, 2, 4, 5',
    ],
    [
      'a header at the start',
      file,
      Buffer.concat([Buffer.from('OK'), file]),
      '2 bytes too many at the very start; the bytes after it are right, but shifted by 2 bytes',
    ],
    [
      'a byte is lost',
      sampleFile,
      Buffer.concat([sampleFile.subarray(0, 100), sampleFile.subarray(101)]),
      '1 byte missing after the first 100 bytes; the bytes after it are right, but shifted by 1 byte',
    ],
    [
      'a long tail',
      file,
      Buffer.concat([file, Buffer.from('</html>')]),
      'all 8196 bytes are right, but 7 bytes too many follow, beginning with 3c 2f 68 74',
    ],
    [
      'one byte is wrong',
      Buffer.from('abc'),
      Buffer.from('aXc'),
      'identical for the first byte, then 58 63 instead of 62 63; 1 of 3 bytes differs',
    ],
    [
      'another file',
      Buffer.from('abc'),
      Buffer.from('hello'),
      'the bytes differ from the first one: 68 65 instead of 61 62',
    ],
  ])('%s', (_, expected, actual, sentence) => {
    expect(explainDifference(expected, actual)).toBe(sentence);
  });
});
