/** What is learned from the datagrams that ask for a file. */
import { describe, expect, it } from 'vitest';
import { encode } from '../../../../reference/add/message.ts';
import { inferFileRequest } from '../../../../harness/learn/infer/file-request.ts';

const sample = (fileName: string, text: string) => ({ fileName, payload: Buffer.from(text) });
const inBuffer = (fileName: string) => sample(fileName, fileName.padEnd(100, '\0'));

describe('the request for a file', () => {
  it.each(['a.txt', 'get a.txt', 'a.txt\n', 'a.txt\0', 'a.txt\r\n\0'])(
    'needs no second sample if running text surrounds the name: %j',
    (text) => {
      expect(inferFileRequest([sample('a.txt', text)])?.isPlain).toBe(true);
    },
  );

  it('needs a second sample if the name is in a buffer', () => {
    expect(inferFileRequest([inBuffer('a.txt')])?.isPlain).toBe(false);
  });

  it('keeps the size of the buffer for names of any length', () => {
    const learned = inferFileRequest([inBuffer('a.txt'), inBuffer('longer.txt')]);
    expect(learned).toBeDefined();
    for (const name of ['b', 'notes.txt', 'a-much-longer-name.txt'])
      expect(encode([learned!.layout], { name, number: 0 }).map((each) => Buffer.from(each))).toEqual([
        inBuffer(name).payload,
      ]);
  });
});
