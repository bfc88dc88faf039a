/**
 * The ways in which students write a name and an integer, as programs that are independent of the formats under test.
 *
 * Each writes a whole message. Where nothing in the bytes tells a width (an integer of 0 to 127 among zeros), a message says
 * up to which integer everybody must agree.
 */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { binaryJson } from './binary-json-programs.ts';
import { anySign, integer, one, type Order, positive, type Program, small, utf8, type Write } from './program.ts';

const separators = [',', ', ', ' ', ';', ':', ': ', '|', '\n', '\t', ' - ', '#', '\0'] as const;

const separated = fc
  .record({
    separator: fc.constantFrom(...separators),
    numberFirst: fc.boolean(),
    end: fc.constantFrom('', '\n', '\0', '.', '\r\n', ';'),
    zeros: fc.constantFrom(0, 0, 0, 2, 3, 5),
    before: fc.constantFrom('', '', 'ADD ', '<', 'name=', '1;'),
  })
  .map(({ separator, numberFirst, end, zeros, before }) => {
    const digits = (number: number): string =>
      number < 0 ? `-${String(-number).padStart(zeros - 1, '0')}` : String(number).padStart(zeros, '0');
    const title = JSON.stringify({ separator, numberFirst, end, zeros, before });
    return one(
      `text ${title}`,
      (name, number) =>
        utf8(before + (numberFirst ? [digits(number), name] : [name, digits(number)]).join(separator) + end),
      { certain: separator.includes('-') ? positive : anySign },
    );
  });

const columns = fc
  .record({
    nameWidth: fc.constantFrom(20, 30, 32, 50),
    numberWidth: fc.constantFrom(5, 8, 10),
    zeros: fc.boolean(),
    separator: fc.constantFrom('', '', ',', '|'),
  })
  .map(({ nameWidth, numberWidth, zeros, separator }) =>
    one(
      `columns ${JSON.stringify({ nameWidth, numberWidth, zeros, separator })}`,
      (name, number) =>
        utf8(name.padEnd(nameWidth) + separator + String(number).padStart(numberWidth, zeros ? '0' : ' ')),
      { certain: [0, 9999], room: 18 },
    ),
  );

const nameColumn = fc.tuple(fc.constantFrom(20, 24, 32, 64), fc.boolean()).map(([width, numberFirst]) =>
  one(
    `name in ${width} columns, number ${numberFirst ? 'before' : 'behind'}`,
    (name, number) => utf8(numberFirst ? String(number) + name.padEnd(width) : name.padEnd(width) + String(number)),
    // A blank or more must be left, and what is put before a digit is no part of a number.
    { certain: positive, room: 16, without: /^[\d-]|\d$/ },
  ),
);

const orders = fc.constantFrom<Order>('big', 'little');

const nul = Buffer.of(0);
const nameCodes = fc.oneof(
  fc.constantFrom(20, 30, 32, 50, 64, 100, 128, 256).map((width) => ({
    title: `char[${width}]`,
    write: (name: string) => Buffer.concat([utf8(name), Buffer.alloc(width)], width),
    room: width - 10,
  })),
  fc
    .record({ bytes: fc.constantFrom(1, 2, 4), order: orders, terminated: fc.boolean() })
    .map(({ bytes, order, terminated }) => ({
      title: `length in ${bytes} ${order}${terminated ? ' with NUL' : ''}`,
      write: (name: string) => {
        const text = terminated ? Buffer.concat([utf8(name), nul]) : utf8(name);
        return Buffer.concat([integer(text.length, bytes, order), text]);
      },
      room: 100,
    })),
  fc.constant({ title: 'until NUL', write: (name: string) => Buffer.concat([utf8(name), nul]), room: 1000 }),
  fc.constant({ title: 'bare', write: utf8, room: 1000 }),
);

const packed = fc
  .record({
    name: nameCodes,
    bytes: fc.constantFrom(1, 2, 4, 8),
    order: orders,
    numberFirst: fc.boolean(),
    header: fc.constantFrom('', '', '', '01', 'ff00', 'cafebabe'),
  })
  .map(({ name, bytes, order, numberFirst, header }) => {
    const title = `${header} int${8 * bytes} ${order} ${numberFirst ? 'before' : 'behind'} ${name.title}`;
    const write: Write = (text, number) => {
      const parts = [name.write(text), integer(number, bytes, order)];
      return Buffer.concat([Buffer.from(header, 'hex'), ...(numberFirst ? parts.toReversed() : parts)]);
    };
    // Zeros before eight bytes may as well end a buffer: with an accent, the sizes of the two differ.
    const isDoubtful = bytes === 8 && order === 'big' && !numberFirst && !name.title.startsWith('char');
    return one(title, write, { certain: small, room: name.room, ...(isDoubtful ? { without: /[^ -~]/ } : {}) });
  });

/** `int` behind a buffer whose size is no multiple of four. */
const aligned = fc.constantFrom(10, 25, 30, 50, 99, 101).map((width) => {
  const offset = width + ((4 - (width % 4)) % 4);
  return one(
    `struct { char name[${width}]; int number; }`,
    (name, number) =>
      Buffer.concat([Buffer.concat([utf8(name), Buffer.alloc(offset)], offset), integer(number, 4, 'little')]),
    { certain: [0, 100_000], room: Math.min(width - 2, 40) },
  );
});

/** Java: `writeUTF` and `writeInt`. */
const javaStream = fc.boolean().map((numberFirst) =>
  one(
    `DataOutputStream, ${numberFirst ? 'int first' : 'UTF first'}`,
    (name, number) => {
      const text = modifiedUtf(name);
      const parts = [Buffer.concat([integer(text.length, 2, 'big'), text]), integer(number, 4, 'big')];
      return Buffer.concat(numberFirst ? parts.toReversed() : parts);
    },
    { certain: [-1000, 100_000] },
  ),
);

function modifiedUtf(text: string): Buffer {
  return Buffer.concat(
    Array.from({ length: text.length }, (_, at) => {
      const unit = text.charCodeAt(at);
      if (unit > 0 && unit < 0x80) return Buffer.of(unit);
      if (unit < 0x800) return Buffer.of(0xc0 | (unit >> 6), 0x80 | (unit & 63));
      return Buffer.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63));
    }),
  );
}

/** Both as strings with their lengths, or in buffers. */
const strings = fc.constantFrom(
  one('writeUTF twice', (name, number) =>
    Buffer.concat(
      [name, String(number)].map((text) => Buffer.concat([integer(utf8(text).length, 2, 'big'), utf8(text)])),
    ),
  ),
  one(
    'char name[32], digits[8]',
    (name, number) =>
      Buffer.concat([
        Buffer.concat([utf8(name), Buffer.alloc(32)], 32),
        Buffer.concat([utf8(String(number)), Buffer.alloc(8)], 8),
      ]),
    { room: 30, certain: [0, 9_999_999] },
  ),
);

const json = fc
  .record({
    shape: fc.constantFrom<(name: string, number: number) => unknown>(
      (name, number) => ({ name, number }),
      (name, number) => [name, number],
      (name, number) => ({ type: 'sum', payload: { value: String(number), from: name }, version: 1 }),
      (name, number) => ({ message: `${name},${number}` }),
      (name, number) => ({ [name]: number }),
      (name, number) => `${name}:${number}`,
    ),
    spaced: fc.boolean(),
  })
  .map(({ shape, spaced }) => {
    const write: Write = (name, number) =>
      utf8(
        JSON.stringify(shape(name, number), null, spaced ? 1 : 0)
          .replace(/\n */g, spaced ? ' ' : '')
          .replace(/([[{]) /g, '$1')
          .replace(/ ([\]}])/g, '$1'),
      );
    // Blanks in a name are no layout of JSON.
    return one(
      `JSON ${shape('Ana', 42) instanceof Object ? JSON.stringify(shape('Ana', 42)) : 'string'}${spaced ? ' spaced' : ''}`,
      write,
      { without: /["\\]|^\d+$/ },
    );
  });

const literal = fc
  .record({
    shape: fc.constantFrom<(name: string, number: number) => string>(
      (name, number) => `(${name}, ${number})`,
      (name, number) => `[${number}, ${name}]`,
      (name, number) => `{'name': ${name}, 'number': ${number}}`,
      (name, number) => `{'n': '${number}', 'who': (${name},)}`,
      (name, number) => `{${name}: ${number}}`,
    ),
  })
  .map(({ shape }) => {
    const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);
    return one(`repr ${shape("'Ana'", 42)}`, (name, number) => utf8(shape(quoted(name), number)), { without: /["\\]/ });
  });

const messages = fc.oneof(separated, json, literal);

/** A header that states how long the rest is. */
const framed = fc
  .record({
    message: messages,
    header: fc.constantFrom<(size: number) => Buffer>(
      (size) => utf8(String(size).padEnd(64)),
      (size) => utf8(String(size).padEnd(10)),
      (size) => utf8(String(size).padStart(4, '0')),
      (size) => utf8(String(size).padStart(8)),
      (size) => integer(size, 4, 'big'),
      (size) => integer(size, 2, 'big'),
      (size) => integer(size, 4, 'little'),
    ),
    apart: fc.boolean(),
  })
  .map(({ message, header, apart }): Program => {
    const write = (name: string, number: number): readonly Buffer[] => {
      const [content = Buffer.alloc(0)] = message.write(name, number);
      const parts = [header(content.length), content];
      return apart ? parts : [Buffer.concat(parts)];
    };
    return { ...message, title: `${header(7).toString('latin1')}${apart ? ' apart' : ''} + ${message.title}`, write };
  });

/** A buffer that is sent whole. */
const buffered = fc
  .tuple(messages, fc.constantFrom(128, 256, 1024), fc.constantFrom('\0', ' '))
  .map(([message, size, fill]): Program => ({
    ...message,
    title: `${message.title} in ${size} of ${JSON.stringify(fill)}`,
    write: (name, number) =>
      message.write(name, number).map((content) => Buffer.concat([content, Buffer.alloc(size, fill)], size)),
    room: 60,
  }));

/** A checksum before the message, or after it. */
const checked = fc
  .record({
    message: fc.oneof(messages, packed),
    checksum: fc.constantFrom<readonly [string, (body: Buffer) => Buffer]>(
      ['sum', (body) => Buffer.of(body.reduce((sum, byte) => sum + byte, 0) % 256)],
      ['xor', (body) => Buffer.of(body.reduce((sum, byte) => sum ^ byte, 0))],
      ['crc32', (body) => integer(crc32(body), 4, 'big')],
      ['crc32 in hexadecimal', (body) => utf8(crc32(body).toString(16).padStart(8, '0'))],
      ['md5', (body) => utf8(createHash('md5').update(body).digest('hex'))],
      ['sha256, cut', (body) => Buffer.from(createHash('sha256').update(body).digest().subarray(0, 8))],
    ),
    before: fc.boolean(),
    separator: fc.constantFrom('', '|', '\n'),
  })
  // A separator before the lower byte of a sum can equal its higher byte: then both are the sum.
  .map(({ separator, ...each }) => ({ ...each, separator: each.checksum[0] === 'sum' ? '' : separator }))
  .map(({ message, checksum: [title, sum], before, separator }): Program => ({
    ...message,
    title: `${title}${before ? ' before' : ' after'} ${JSON.stringify(separator)} ${message.title}`,
    ...(title === 'sum' || title === 'xor' ? { mustChange: true } : {}),
    write: (name, number) =>
      message.write(name, number).map((body) => {
        const parts = [body, utf8(separator), sum(body)];
        return Buffer.concat(before ? parts.toReversed() : parts);
      }),
  }));

/** A checksum of one byte that begins with a number of its own. */
const startedChecksum = fc
  .record({
    message: packed,
    start: fc.integer({ min: 1, max: 255 }),
    sum: fc.constantFrom<readonly [string, (sum: number, byte: number) => number]>(
      ['xor', (sum, byte) => sum ^ byte],
      ['sum', (sum, byte) => (sum + byte) & 255],
      ['difference', (sum, byte) => (sum - byte) & 255],
    ),
    before: fc.boolean(),
  })
  .map(({ message, start, sum: [title, add], before }): Program => ({
    ...message,
    title: `${title} from ${start} ${before ? 'before' : 'after'} "" ${message.title}`,
    mustChange: true,
    isOpenAfterTwo: true,
    write: (name, number) =>
      message.write(name, number).map((body) => {
        const check = Buffer.of(body.reduce(add, start));
        return Buffer.concat(before ? [check, body] : [body, check]);
      }),
  }));

/** Encoded as a whole. */
const encoded = fc
  .tuple(
    fc.oneof(messages, packed),
    fc.constantFrom<readonly [string, (body: Buffer) => Buffer]>(
      ['base64', (body) => Buffer.from(body.toString('base64'))],
      ['hexadecimal', (body) => Buffer.from(body.toString('hex'))],
      ['zlib', (body) => deflateSync(body)],
    ),
  )
  .map(([message, [title, encode]]): Program => ({
    ...message,
    title: `${title} of ${message.title}`,
    write: (name, number) => message.write(name, number).map(encode),
  }));

/** The name ahead, or behind. */
const apart = fc
  .record({
    name: fc.constantFrom<(name: string) => Buffer>(
      utf8,
      (name) => utf8(`${name}\n`),
      (name) => Buffer.concat([utf8(name), Buffer.alloc(100)], 100),
      (name) => utf8(JSON.stringify({ name })),
      (name) => Buffer.concat([integer(utf8(name).length, 2, 'big'), utf8(name)]),
    ),
    number: fc.constantFrom<(number: number) => Buffer>(
      (number) => utf8(String(number)),
      (number) => utf8(`${number}\n`),
      (number) => integer(number, 4, 'big'),
      (number) => integer(number, 4, 'little'),
      (number) => utf8(JSON.stringify({ number })),
    ),
    numberFirst: fc.boolean(),
  })
  .map(({ name: writeName, number: writeNumber, numberFirst }): Program => ({
    title: `two datagrams: ${JSON.stringify(writeName('Ana').toString('latin1').slice(0, 20))}, ${JSON.stringify(writeNumber(42).toString('latin1'))}`,
    write: (name, number) =>
      numberFirst ? [writeNumber(number), writeName(name)] : [writeName(name), writeNumber(number)],
    certain: [0, 1000],
    room: 90,
    without: /["\\]/,
  }));

const charsets = fc
  .tuple(fc.constantFrom<BufferEncoding>('latin1', 'utf16le'), fc.constantFrom(',', ' ', ';'))
  .map(([charset, separator]) =>
    one(`${charset} with ${separator}`, (name, number) => Buffer.from(name + separator + String(number), charset), {
      without: /[^\0-\xff]/,
    }),
  );

export const programs: fc.Arbitrary<Program> = fc.oneof(
  separated,
  columns,
  nameColumn,
  { arbitrary: packed, weight: 3 },
  aligned,
  javaStream,
  strings,
  json,
  binaryJson,
  literal,
  framed,
  buffered,
  { arbitrary: checked, weight: 2 },
  startedChecksum,
  { arbitrary: encoded, weight: 2 },
  apart,
  charsets,
);

const letters = [...'abcdefghijlmnoprstuvz', 'é', 'ã', 'ç', 'ö', 'ñ'];
const word = fc
  .tuple(
    fc.constantFrom(...'ABCDEFGHJLMNPRST', 'Á', 'Ö'),
    fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 7 }),
  )
  .map(([first, rest]) => first + rest.join(''));

/** Names as students give them to their programs: with digits, blanks, commas, dots and accents. */
export const names: fc.Arbitrary<string> = fc.oneof(
  word,
  fc
    .tuple(fc.constantFrom('Client of ', 'Cliente ', ''), word, word)
    .map(([before, first, last]) => `${before}${first} ${last}`),
  fc.tuple(word, word).map(([last, first]) => `${last}, ${first}`),
  fc.tuple(word, fc.nat({ max: 99 })).map(([first, digits]) => `${first} ${digits}`),
  fc.tuple(word, fc.constantFrom('Q.', "D'", 'de'), word).map((parts) => `Client of ${parts.join(' ')}`),
);
