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

  it.each([
    ['{"op":"get","file":{"name":"a.txt"},"id":"k3x9"}', '{"op":"get","file":{"name":"b.txt"},"id":"p07qz"}'],
    ['12:30:59 a.txt', '12:31:00 b.txt'],
    ['7781 get a.txt', '90210 get b.txt'],
  ])('may have an identifier or a time that differs: %s', (first, second) => {
    const learned = inferFileRequest([sample('a.txt', first), sample('b.txt', second)]);
    const written = learned && encode([learned.layout], { name: 'notes.txt', number: 0 });
    expect(String(Buffer.from(written?.[0] ?? []))).toBe(first.replace('a.txt', 'notes.txt'));
  });

  it('is unknown if the words around the name have nothing in common', () => {
    expect(inferFileRequest([sample('a.txt', 'get a.txt'), sample('b.txt', 'b.txt, please!')])).toBeUndefined();
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
