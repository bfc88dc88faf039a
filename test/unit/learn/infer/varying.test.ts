import { describe, expect, it } from 'vitest';
import { decodeFound, encode } from '../../../../reference/add/message.ts';
import { inferRequest } from '../../../../harness/learn/infer/messages.ts';

const screen = 'Client of Ana';

function located(write: (number: number, at: number) => Uint8Array) {
  return inferRequest([27, 64].map((number, at) => ({ number, payloads: [write(number, at)], screen })));
}

describe('a request', () => {
  it('in JSON may contain the time', () => {
    const layouts = located((number, at) =>
      Buffer.from(JSON.stringify({ name: 'Client of Ana', number, time: 1700000000.25 + at, id: `x${at}-aa` })),
    );
    const other = Buffer.from('{"name":"Rui","number":5,"time":1800000000.5,"id":"y"}');
    expect(decodeFound(layouts ?? [], [other])).toEqual({ name: 'Rui', number: 5 });
    expect(encode(layouts ?? [], { name: 'Rui', number: 5 }).map((each) => Buffer.from(each).toString())).toEqual([
      '{"name":"Rui","number":5,"time":1700000000.25,"id":"x0-aa"}',
    ]);
  });

  it.each([
    ['a pickle', { format: 'pickle', protocol: 4 }],
    ['a Python literal', { format: 'repr' }],
  ] as const)('in %s may contain the time', (_, style) => {
    const written = (name: string, number: number, time: number): Uint8Array => {
      const items = [
        { kind: 'str', text: name },
        { kind: 'int', number },
        { kind: 'str', text: String(time) },
        { kind: 'float', number: time },
      ] as const;
      return encode([{ ...style, template: { kind: 'tuple', items } }], { name, number })[0] as Uint8Array;
    };
    const layouts = located((number, at) => written('Client of Ana', number, 1700000000.25 + at * 1.25));
    const other = written('Rui', 5, 1800000000);
    expect(decodeFound(layouts ?? [], [other])).toEqual({ name: 'Rui', number: 5 });
    expect(encode(layouts ?? [], { name: 'Rui', number: 5 })).toEqual([written('Rui', 5, 1700000000.25)]);
  });

  it.each([
    ['the time', (name: string, number: number, at: number) => `${name},${number},${['12.30.45', '12.31.5'][at]}`],
    ['an identifier', (name: string, number: number, at: number) => `${['0f3-2a', 'c7-2a'][at]} ${name}: ${number}`],
    ['a word', (name: string, number: number, at: number) => `t=${['one', 'two'][at]};n=${number};w=${name}`],
  ])('in text may contain %s', (_, written) => {
    const layouts = located((number, at) => Buffer.from(written('Client of Ana', number, at)));
    expect(decodeFound(layouts ?? [], [Buffer.from(written('Rui', 5, 1))])).toEqual({ name: 'Rui', number: 5 });
    expect(encode(layouts ?? [], { name: 'Rui', number: 5 }).map((each) => Buffer.from(each).toString())).toEqual([
      written('Rui', 5, 0),
    ]);
  });

  it('in text is not inferred if only another word changes', () => {
    expect(located((_, at) => Buffer.from(`Client of Ana;x${at}`))).toBeUndefined();
  });

  it('in JSON is not inferred if only another field changes', () => {
    expect(
      located((_, at) => Buffer.from(JSON.stringify({ name: 'Client of Ana', number: 1, time: 1.5 + at }))),
    ).toBeUndefined();
  });

  it('may end with a checksum of one byte after its NUL', () => {
    const written = (name: string, number: number): Uint8Array => {
      const text = Buffer.from(`${name},${number}\0`);
      return Buffer.from([...text, text.reduce((sum, byte) => sum + byte, 0) % 256]);
    };
    // With the checksum, ten bytes: as many as a buffer may have.
    const samples = [10, 55].map((number) => ({ number, payloads: [written('Ana 0', number)], screen: 'Ana 0\n' }));
    expect(encode(inferRequest(samples) ?? [], { name: 'Rui', number: 42 })).toEqual([
      Uint8Array.from(written('Rui', 42)),
    ]);
  });

  it('in UTF-16 may begin with a byte order mark', () => {
    const layouts = located((number) => Buffer.from(`\ufeffClient of Ana:${number}`, 'utf16le'));
    expect(decodeFound(layouts ?? [], [Buffer.from('\ufeffRui:5', 'utf16le')])).toEqual({ name: 'Rui', number: 5 });
  });
});
