/** Which part of a message is the name: what was given, what the screen shows, and not what was sent before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { inferReply, inferRequest } from '../../../harness/learn/infer/messages.ts';
import { plainName } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const longName = plainName.filter((name) => name.length >= 4 && !/\d/.test(name));
const tag = fc.stringMatching(/^[a-z]{3,12}$/);

function nameIn(layouts: readonly Layout[] | undefined, payload: Uint8Array): string | undefined {
  return layouts && decodeFound(layouts, [payload])?.name;
}

function repliesOf(write: (own: number) => Uint8Array, name: string) {
  return [58, 90, 63].map((own, at) => {
    const askedNumber = [9, 64, 27][at] ?? 0;
    const screen = `Zadoki ${askedNumber}\n${name} ${own}\nSum: ${askedNumber + own}\n`;
    return { askedNumber, askedName: 'Zadoki', payloads: [write(own)], screen };
  });
}

describe('a name that the client was given', () => {
  it('is the name among words that the screen also shows', () => {
    fc.assert(
      fc.property(tag, tag, tag, (root, first, second) => {
        fc.pre(new Set([root, first, second]).size === 3);
        const write = (number: number, name: string): string =>
          `<${root}><${first}>${number}</${first}><${second}>${name}</${second}></${root}>`;
        const samples = [27, 64].map((number) => ({
          number,
          payloads: [bytes(write(number, 'Zeferina'))],
          screen: `${root} ${first} ${second}: `,
          givenName: 'Zeferina',
        }));
        const layouts = inferRequest(samples);
        expect(layouts && encode(layouts, { name: 'Ana', number: 5 })).toEqual([bytes(write(5, 'Ana'))]);
      }),
      runs(100),
    );
  });

  it('is not the name if the client sends another', () => {
    const samples = [27, 64].map((number) => ({
      number,
      payloads: [bytes(`Marta;${number}`)],
      screen: 'Marta\n',
      givenName: 'Zeferina',
    }));
    expect(nameIn(inferRequest(samples), bytes('Marta;27'))).toBe('Marta');
  });
});

describe('a name on the screen', () => {
  it.each(['before', 'after'])('is read without a character %s it that the screen does not show', (side) => {
    fc.assert(
      fc.property(longName, fc.constantFrom('Q', 'k', '!', '#'), (name, extra) => {
        const write = (own: number): Uint8Array =>
          bytes(side === 'before' ? `${extra}${name}@${own}` : `${own}@${name}${extra}`);
        expect(nameIn(inferReply(repliesOf(write, name)), write(58))).toBe(name);
      }),
      runs(100),
    );
  });

  it.each([16, 48, 64, 72, 97])(
    'is read behind a length in network byte order, before a little-endian integer (%d bytes)',
    (width) => {
      fc.assert(
        fc.property(longName, fc.boolean(), (name, isShown) => {
          fc.pre(Buffer.byteLength(name) < width - 8);
          const write = (own: number): Uint8Array => {
            const message = Buffer.alloc(2 + width + 4);
            message.writeUInt16BE(width + 4);
            message.write(name, 2);
            message.writeInt32LE(own, 2 + width);
            return new Uint8Array(message);
          };
          const samples = repliesOf(write, isShown ? name : '?');
          expect(nameIn(inferReply(samples), write(58))).toBe(name);
        }),
        runs(100),
      );
    },
  );

  it.each(['whole', 'rest'] as const)(
    'is read behind one byte with the length of the %s with its checksum',
    (counted) => {
      fc.assert(
        fc.property(longName, longName, fc.integer({ min: 1, max: 100 }), (name, other, number) => {
          const write = (own: number, author: string): Uint8Array => {
            const size = Buffer.byteLength(author) + 7;
            const content = [counted === 'whole' ? size : size - 1, own, 0, 0, 0, ...Buffer.from(author), 0];
            return Uint8Array.of(
              ...content,
              content.reduce((sum, byte) => sum ^ byte, 0),
            );
          };
          const samples = [27, 64].map((each) => ({
            number: each,
            payloads: [write(each, name)],
            screen: `${name}\n`,
          }));
          const layouts = inferRequest(samples);
          expect(layouts && encode(layouts, { name: other, number })).toEqual([write(number, other)]);
        }),
        runs(100),
      );
    },
  );

  it('is read beside an identifier that the server sends back', () => {
    fc.assert(
      fc.property(
        longName,
        fc.stringMatching(/^[0-9a-f]{32}$/).filter((id) => /[a-f]/.test(id)),
        (name, id) => {
          // A length of 32 is a blank, which may be part of a name.
          fc.pre(!/[0-9a-f]{4}/.test(name) && Buffer.byteLength(name) !== 32);
          const like: readonly Layout[] = [
            { format: 'text', parts: [{ any: id }, ' and ', { field: 'name' }, ' and ', { field: 'number' }] },
          ];
          const write = (own: number): Uint8Array => {
            const parts = [id, name].flatMap((text) => [Buffer.of(Buffer.byteLength(text)), Buffer.from(text)]);
            return new Uint8Array(Buffer.concat([...parts, Buffer.of(0, 0, 0, own)]));
          };
          expect(nameIn(inferReply(repliesOf(write, name), like), write(58))).toBe(name);
        },
      ),
      runs(50),
    );
  });
});
