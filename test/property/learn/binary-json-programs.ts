/** Programs that write JSON values in CBOR or MessagePack, independent of the formats under test. */
import fc from 'fast-check';
import { integer, one, utf8 } from './program.ts';

/** The head of a text of less than 256 bytes, and an integer, in two binary forms of JSON. */
const binaryForms = [
  {
    title: 'CBOR',
    map: 0xa0,
    list: 0x80,
    text: (size: number) => (size < 24 ? Buffer.of(0x60 + size) : Buffer.of(0x78, size)),
    integer: (value: number) => {
      const [type, size] = value < 0 ? [0x20, -1 - value] : [0, value];
      if (size < 24) return Buffer.of(type + size);
      if (size < 256) return Buffer.of(type + 24, size);
      return size < 65_536
        ? Buffer.concat([Buffer.of(type + 25), integer(size, 2, 'big')])
        : Buffer.concat([Buffer.of(type + 26), integer(size, 4, 'big')]);
    },
  },
  {
    title: 'MessagePack',
    map: 0x80,
    list: 0x90,
    text: (size: number) => (size < 32 ? Buffer.of(0xa0 + size) : Buffer.of(0xd9, size)),
    integer: (value: number) => {
      if (value >= -32 && value < 128) return Buffer.of(value & 255);
      if (value < -128) return Buffer.of(0xd1, (value >> 8) & 255, value & 255);
      if (value < 0) return Buffer.of(0xd0, value & 255);
      if (value < 256) return Buffer.of(0xcc, value);
      return value < 65_536
        ? Buffer.concat([Buffer.of(0xcd), integer(value, 2, 'big')])
        : Buffer.concat([Buffer.of(0xce), integer(value, 4, 'big')]);
    },
  },
] as const;

export const binaryJson = fc
  .record({ form: fc.constantFrom(...binaryForms), shape: fc.constantFrom('map', 'list', 'nested') })
  .map(({ form, shape }) => {
    const text = (value: string): Buffer => Buffer.concat([form.text(utf8(value).length), utf8(value)]);
    const map = (...entries: readonly (readonly [string, Buffer])[]): Buffer =>
      Buffer.concat([Buffer.of(form.map + entries.length), ...entries.flatMap(([key, value]) => [text(key), value])]);
    return one(
      `${form.title} ${shape}`,
      (name, number) => {
        const values = [text(name), form.integer(number)] as const;
        if (shape === 'list') return Buffer.concat([Buffer.of(form.list + 2), ...values]);
        const flat = map(['name', values[0]], ['value', values[1]]);
        return shape === 'map' ? flat : map(['kind', text('add')], ['body', flat]);
      },
      { room: 200 },
    );
  });
