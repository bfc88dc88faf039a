import { describe, expect, it } from 'vitest';
import { bareName, decodeFileRequest, encodeFileRequest, parseFileRequest } from '../../../reference/file/message.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (payload: Uint8Array): string => new TextDecoder().decode(payload);

describe('a file request', () => {
  it('is the bare name', () => {
    expect(text(encodeFileRequest(bareName, 'a b.txt'))).toBe('a b.txt');
    for (const sent of ['a.txt', 'a.txt\n', 'a.txt\r\n', 'a.txt\0']) {
      expect(decodeFileRequest(bareName, bytes(sent)), JSON.stringify(sent)).toBe('a.txt');
    }
  });

  it('may have text before and after the name', () => {
    const get = parseFileRequest('GET {name}\\n');
    expect(text(encodeFileRequest(get, 'a.txt'))).toBe('GET a.txt\n');
    expect(decodeFileRequest(get, bytes('GET a.txt'))).toBe('a.txt');
    expect(decodeFileRequest(get, bytes('get a.txt\n'))).toBeUndefined();
  });

  it('is undefined if the bytes are not text', () => {
    expect(decodeFileRequest(bareName, Uint8Array.of(0xff, 0xfe))).toBeUndefined();
  });

  it('refuses a name that would be decoded differently', () => {
    for (const name of ['a\n', 'a\0', '\ud800']) {
      expect(() => encodeFileRequest(bareName, name), JSON.stringify(name)).toThrow(/cannot ask for/);
    }
  });

  it('needs {name} exactly once in its layout', () => {
    expect(parseFileRequest('{name}')).toEqual(bareName);
    expect(parseFileRequest('a\\\\n{name}')).toEqual({ format: 'text', parts: ['a\\n', { field: 'name' }] });
    for (const template of ['', 'GET', '{name}{name}', '{nam}']) {
      expect(() => parseFileRequest(template), template).toThrow(/it must contain \{name\} once/);
    }
  });
});
