import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../harness/transcript/action.ts';
import type { TestFile } from '../../../../harness/transcript/test-file.ts';
import { chunksOf } from '../../../../reports/chunk-chart/chunks.ts';
import { byteName } from '../../../../reports/bytes/byte-name.ts';
import { Story } from '../../../support/story.ts';

const file = (sizeBytes: number): TestFile => ({ name: 'a.dat', sizeBytes, content: 'notUtf8', seed: 1 });
const asking = (sizeBytes: number): Action => ({ kind: 'action', verb: 'peerRequests', file: file(sizeBytes) });

const sent = (sizeBytes: number, ...chunks: readonly number[]) => {
  const story = new Story().begins().starts('server').binds('server', 5000).isAskedFor(file(sizeBytes));
  for (const size of chunks) story.sends(Buffer.alloc(size));
  return chunksOf({ ...story.settles().transcript(), actions: [asking(sizeBytes)] });
};

describe('the chunks of a transfer', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [2047, [2047]],
    [2048, [2048, 0]],
    [4097, [2048, 2048, 1]],
  ])('of %i bytes are expected as the handout says', (sizeBytes, expected) => {
    expect(sent(sizeBytes)).toEqual({ fileBytes: sizeBytes, expected, actual: [] });
  });

  it('are those that the server sent, in order', () => {
    expect(sent(4096, 2048, 2048)?.actual).toEqual([2048, 2048]);
  });

  it('are unknown if datagrade played the server', () => {
    const story = new Story().begins().starts('client').settles();
    expect(chunksOf({ ...story.transcript(), actions: [asking(1)] })).toBeUndefined();
  });
});

it('a byte has its character, or the name of what cannot be seen', () => {
  expect([0x41, 0x0a, 0x20, 0xff, undefined].map(byteName)).toEqual([
    '41 ("A")',
    '0a (line feed)',
    '20 (space)',
    'ff',
    'the end',
  ]);
});
