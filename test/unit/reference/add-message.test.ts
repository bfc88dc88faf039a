import { describe, expect, it } from 'vitest';
import { type Dialect, dialectNames, dialects, type Layout } from '../../../reference/add/dialect.ts';
import { type AddValues, decode, decodeFound, encode } from '../../../reference/add/message.ts';
import { MessageCollector } from '../../../reference/add/collector.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (datagrams: readonly Uint8Array[]): string[] => datagrams.map((each) => new TextDecoder().decode(each));

function refusal(layouts: readonly Layout[], values: AddValues): ExchangeError {
  try {
    encode(layouts, values);
  } catch (error) {
    if (error instanceof ExchangeError) return error;
    throw error;
  }
  throw new Error('encode refused nothing');
}

describe('named dialects', () => {
  it.each([
    ['comma', ['Ana,42']],
    ['space', ['Ana 42']],
    ['colon', ['Ana:42']],
    ['semicolon', ['Ana;42']],
    ['pipe', ['Ana|42']],
    ['newline', ['Ana\n42']],
    ['json', ['{"name":"Ana","number":42}']],
    ['two-datagrams', ['Ana', '42']],
  ] as const)('%s', (name, written) => {
    expect(texts(encode(dialects[name].request, { name: 'Ana', number: 42 }))).toEqual(written);
    expect(decode(dialects[name].reply, written.map(bytes))).toEqual({ name: 'Ana', number: 42 });
  });

  it('are plain data with a title each', () => {
    for (const name of dialectNames) {
      const dialect: Dialect = dialects[name];
      expect(JSON.parse(JSON.stringify(dialect))).toEqual(dialect);
      expect(dialects[name].title).toMatch(/^[^\n]+$/);
    }
  });
});

describe('decoding', () => {
  const comma = dialects.comma.request;
  const json = dialects.json.request;

  it('gives undefined for bytes that do not fit', () => {
    for (const rubbish of ['', '\n', 'Ana', '42', 'Ana,', 'Ana,4.5', '{"name":"Ana"}', '[]', 'null', '{']) {
      expect(decode(comma, [bytes(rubbish)]), rubbish).toBeUndefined();
      expect(decode(json, [bytes(rubbish)]), rubbish).toBeUndefined();
    }
    expect(decode(comma, [])).toBeUndefined();
    expect(decode(comma, [bytes('Ana,42'), bytes('Ana,42')])).toBeUndefined();
    expect(decode(comma, [Uint8Array.of(0xff, 0xfe, 0x2c, 0x34)])).toBeUndefined();
  });

  it('keeps an integer beyond the safe ones, so that a server sees that it is out of range', () => {
    expect(decode(comma, [bytes('Ana,99999999999999999999')])?.number).toBe(1e20);
  });

  it('reads JSON whatever the order of keys, white space, additional keys and the kind of number', () => {
    for (const text of [
      ' { "number" : 42 , "name" : "Ana" } \n',
      '{"name":"Ana","number":"42","more":[1]}',
      '{"name":"Ana","number":42.0}\0',
    ]) {
      expect(decode(json, [bytes(text)]), text).toEqual({ name: 'Ana', number: 42 });
    }
    for (const text of ['{"name":7,"number":42}', '{"name":"Ana","number":true}', '{"name":"Ana","number":"4.2"}']) {
      expect(decode(json, [bytes(text)]), text).toBeUndefined();
    }
  });

  it('reads JSON of any shape', () => {
    const layouts: Layout[] = [
      { format: 'json', template: ['add', { who: { $field: 'name' }, n: { $field: 'number', as: 'string' } }, null] },
    ];
    expect(texts(encode(layouts, { name: 'Ana', number: -5 }))).toEqual(['["add",{"who":"Ana","n":"-5"},null]']);
    expect(decode(layouts, [bytes('["add",{"n":-5,"who":"Ana"},null]')])).toEqual({ name: 'Ana', number: -5 });
    expect(decode(layouts, [bytes('["sub",{"n":-5,"who":"Ana"},null]')])).toBeUndefined();
    expect(decode(layouts, [bytes('["add",{"n":-5,"who":"Ana"}]')])).toBeUndefined();
  });

  it('reads a reply that repeats the request', () => {
    const layouts: Layout[] = [
      {
        format: 'text',
        parts: [{ field: 'name' }, ',', { field: 'number' }, ',', { field: 'askedNumber' }, ',', { field: 'sum' }],
      },
    ];
    const values = { name: 'Rui', number: 58, askedNumber: 42, sum: 100 };
    expect(texts(encode(layouts, values))).toEqual(['Rui,58,42,100']);
    expect(decode(layouts, encode(layouts, values))).toEqual(values);
  });

  it('gives the other fields if a message lacks the name', () => {
    const bare: Layout[] = [{ format: 'text', parts: [{ field: 'sum' }] }];
    expect(decode(bare, [bytes('100')])).toBeUndefined();
    expect(decodeFound(bare, [bytes('100')])).toEqual({ sum: 100 });
  });

  it('refuses a message whose datagrams contradict each other', () => {
    const twice: Layout[] = [...dialects.comma.request, ...dialects.comma.request];
    expect(decode(twice, [bytes('Ana,42'), bytes('Ana,42')])).toEqual({ name: 'Ana', number: 42 });
    expect(decode(twice, [bytes('Ana,42'), bytes('Ana,43')])).toBeUndefined();
  });
});

describe('encoding refuses', () => {
  it('a number that is not a safe integer', () => {
    for (const number of [4.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(refusal(dialects.comma.request, { name: 'Ana', number }).code).toBe('cannot-carry');
    }
  });

  it('a field without a value', () => {
    const layouts: Layout[] = [{ format: 'text', parts: [{ field: 'sum' }] }];
    expect(refusal(layouts, { name: 'Ana', number: 1 })).toMatchObject({
      code: 'missing-value',
      audience: 'developer',
    });
  });

  it('with the value that the error concerns', () => {
    const narrow: Layout[] = [
      {
        format: 'packed',
        parts: [
          { field: 'number', code: 'integer', bytes: 1, signed: false, order: 'big' },
          { field: 'name', code: 'fixed', width: 4, pad: '\0', align: 'left' },
        ],
      },
    ];
    expect(refusal(narrow, { name: 'Ana', number: -1 }).concerns).toBe('number');
    expect(refusal(narrow, { name: 'Joana', number: 1 }).concerns).toBe('name');
    expect(refusal(dialects.comma.request, { name: 'Ana', number: 0.5 }).concerns).toBe('number');
  });

  it('a name at the end that ends in a line end, with the reason', () => {
    const error = refusal(dialects['two-datagrams'].request, { name: 'Ana\n', number: 1 });
    expect(error).toMatchObject({ code: 'cannot-carry', audience: 'user' });
    expect(error.message).toContain('line ends and NULs at the end of a datagram do not count');
  });

  it('a name that is not valid Unicode in text, but not in JSON', () => {
    expect(refusal(dialects.comma.request, { name: '\ud800', number: 1 }).message).toContain('well-formed Unicode');
    expect(encode(dialects.json.request, { name: '\ud800', number: 1 })).toHaveLength(1);
  });

  it('a division into datagrams that the receiver cannot recognise', () => {
    const twoNames: Layout[] = [
      { format: 'text', parts: [{ field: 'name' }, ',', { field: 'askedName' }, ',', { field: 'number' }] },
    ];
    expect(decode(twoNames, encode(twoNames, { name: 'a,b', askedName: 'c', number: 1 }))?.name).toBe('a,b');
    const error = refusal(twoNames, { name: 'a', askedName: 'b,c', number: 1 });
    expect(error.message).toContain('can also be divided at another ","');
  });
});

describe('collecting messages of several datagrams', () => {
  const from = (port: number) => ({ address: '127.0.0.1', port });
  const collector = (): MessageCollector => new MessageCollector(dialects['two-datagrams'].request);

  it('keeps interleaved clients apart', () => {
    const each = collector();
    expect(each.add({ payload: bytes('Ana'), from: from(1) }).state).toBe('waiting');
    expect(each.add({ payload: bytes('Rui'), from: from(2) }).state).toBe('waiting');
    expect(each.add({ payload: bytes('2'), from: from(2) })).toEqual({
      state: 'complete',
      values: { name: 'Rui', number: 2 },
    });
    expect(each.add({ payload: bytes('1'), from: from(1) })).toEqual({
      state: 'complete',
      values: { name: 'Ana', number: 1 },
    });
  });

  it('recovers after a stray datagram', () => {
    const each = collector();
    expect(each.add({ payload: bytes('stray'), from: from(1) }).state).toBe('waiting');
    expect(each.add({ payload: bytes('Ana'), from: from(1) }).state).toBe('unfit');
    expect(each.add({ payload: bytes('7'), from: from(1) }).state).toBe('complete');
  });

  it('does not grow with the number of clients that never finish', () => {
    const each = collector();
    each.add({ payload: bytes('first'), from: from(1) });
    for (let port = 2; port < 3000; port += 1) each.add({ payload: bytes('Ana'), from: from(port) });
    expect(each.add({ payload: bytes('5'), from: from(1) }).state).toBe('waiting');
    expect(each.add({ payload: bytes('5'), from: from(2999) }).state).toBe('complete');
  });
});
