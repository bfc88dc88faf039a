/** Netstrings: a layout learned from integers of two digits also writes those of one and three, and other names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../reference/add/dialect.ts';
import { encode } from '../../../reference/add/message.ts';
import { inferReply, inferRequest } from '../../../harness/learn/infer/messages.ts';
import { plainName } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

interface Netstrings {
  readonly order: readonly ('name' | 'number')[];
  readonly separator: string;
  readonly end: string;
  readonly isInCharacters: boolean;
}

const netstrings: fc.Arbitrary<Netstrings> = fc.record({
  order: fc.constantFrom<Netstrings['order'][]>(['name', 'number'], ['number', 'name']),
  separator: fc.constantFrom(':', '|', ';'),
  end: fc.constantFrom(',', ';', '\n'),
  isInCharacters: fc.boolean(),
});

type Values = Readonly<Record<'name' | 'number', string | number>>;

function write({ order, separator, end, isInCharacters }: Netstrings, values: Values): Uint8Array {
  const fields = order.map((field) => {
    const text = String(values[field]);
    return `${isInCharacters ? Array.from(text).length : Buffer.byteLength(text)}${separator}${text}${end}`;
  });
  return new Uint8Array(Buffer.from(fields.join('')));
}

const longName = plainName.filter((name) => name.length >= 4 && !/\d/.test(name));
const anyNumber = fc.constantFrom(1, 7, 9, 10, 42, 100, 101, 1000);

function written(layouts: readonly Layout[] | undefined, values: { readonly name: string; readonly number: number }) {
  return layouts && encode(layouts, values).map((payload) => Buffer.from(payload).toString());
}

describe('lengths in a text', () => {
  it('are learned from two requests', () => {
    fc.assert(
      fc.property(netstrings, longName, longName, anyNumber, (form, name, other, number) => {
        const samples = [27, 64].map((each) => ({
          number: each,
          payloads: [write(form, { name, number: each })],
          screen: `I am ${name}.\n`,
        }));
        // Of a name in ASCII, characters are bytes.
        fc.pre(
          !form.isInCharacters || Buffer.byteLength(name) > name.length || Buffer.byteLength(other) === other.length,
        );
        const values = { name: other, number };
        const expected = Buffer.from(write(form, values)).toString();
        expect(written(inferRequest(samples), values)).toEqual([expected]);
      }),
      runs(200),
    );
  });

  it('are learned from replies of a server that always has the same integer', () => {
    fc.assert(
      fc.property(netstrings, longName, fc.integer({ min: 10, max: 99 }), anyNumber, (form, name, own, number) => {
        fc.pre(![27, 64, 9].includes(own));
        const samples = [27, 64, 9].map((asked) => ({
          askedNumber: asked,
          askedName: 'Zeferina',
          payloads: [write(form, { name, number: own })],
          screen: `Zeferina ${asked}\n${name} ${own}\nSum: ${asked + own}\n`,
        }));
        const values = { name, number };
        const expected = Buffer.from(write(form, values)).toString();
        expect(written(inferReply(samples), values)).toEqual([expected]);
      }),
      runs(200),
    );
  });
});

describe('a netstring of the integer alone', () => {
  it.each(['', ','])('is learned from integers of two digits (after %j)', (start) => {
    fc.assert(
      fc.property(longName, fc.constantFrom('first', 'last'), anyNumber, (name, place, number) => {
        const datagrams = (integer: number): readonly Uint8Array[] => {
          const both = [name + start, `${start}${String(integer).length}:${integer},`];
          return (place === 'last' ? both : both.toReversed()).map((text) => new Uint8Array(Buffer.from(text)));
        };
        const samples = [58, 90, 63].map((own, at) => {
          const asked = [9, 64, 27][at] ?? 0;
          const screen = `Zeferina ${asked}\n${name} ${own}\nSum: ${asked + own}\n`;
          return { askedNumber: asked, askedName: 'Zeferina', payloads: datagrams(own), screen };
        });
        const expected = datagrams(number).map((payload) => Buffer.from(payload).toString());
        expect(written(inferReply(samples), { name, number })).toEqual(expected);
      }),
      runs(100),
    );
  });
});

describe('a constant number before a name', () => {
  it('is no length unless what follows has that size', () => {
    const samples = [27, 64].map((number) => ({
      number,
      payloads: [new Uint8Array(Buffer.from(`7:Maria:${number}`))],
      screen: 'I am Maria.\n',
    }));
    expect(written(inferRequest(samples), { name: 'Ana', number: 5 })).toEqual(['7:Ana:5']);
  });

  it('is no length before a blank, even if it has the size', () => {
    const samples = [27, 64].map((number) => ({
      number,
      payloads: [new Uint8Array(Buffer.from(`5 Maria ${number}`))],
      screen: 'I am Maria.\n',
    }));
    expect(written(inferRequest(samples), { name: 'Ana', number: 5 })).toEqual(['5 Ana 5']);
  });
});
