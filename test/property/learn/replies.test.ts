import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { inferReply } from '../../../harness/learn/infer/messages.ts';
import { replyDialect, wordyName, type SpokenDialect } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

/** The integers of the requests in trials. */
const [firstAsked, secondAsked] = [9, 64] as const;
const askedName = 'Bofadi Kumora';
const inRange = fc.integer({ min: 1, max: 100 });

/** Values with a separator that is not a blank, because names contain blanks. */
const plainReplies = replyDialect.filter(({ title }) => !title.startsWith('[" ",'));

const bytes = (texts: readonly string[]): Uint8Array[] => texts.map((text) => new TextEncoder().encode(text));

/** The text that a server displays of its exchanges, as the handout asks. */
function screenOf(server: string, exchanges: readonly (readonly [asked: number, own: number])[]): string {
  return exchanges.map(([asked, own]) => `${askedName}\n${server}\n${asked} ${own} ${asked + own}\n`).join('');
}

function learned(dialect: SpokenDialect, server: string, first: number, second: number): readonly Layout[] | undefined {
  const exchanges = [
    [firstAsked, first],
    [secondAsked, second],
  ] as const;
  const screen = screenOf(server, exchanges);
  return inferReply(
    exchanges.map(([askedNumber, number]) => ({
      askedNumber,
      askedName,
      screen,
      payloads: bytes(dialect.write({ name: server, number, askedName, askedNumber })),
    })),
  );
}

/** Integers of a server that differ from those of the requests and from every sum. */
const distinct = fc.tuple(inRange, inRange).filter(([first, second]) => {
  const sums = [firstAsked + first, secondAsked + second, firstAsked, secondAsked];
  return !sums.includes(first) && !sums.includes(second);
});

describe('a reply', () => {
  it('is learned from two replies, and then decoding finds the integer of any other reply', () => {
    fc.assert(
      fc.property(
        plainReplies,
        wordyName,
        distinct,
        inRange,
        inRange,
        (dialect, server, [first, second], asked, own) => {
          const layouts = learned(dialect, server, first, second);
          const said = { name: server, number: own, askedName, askedNumber: asked };
          const found = layouts && decodeFound(layouts, bytes(dialect.write(said)));
          expect(found?.number).toBe(own);
          expect(found?.name).toBe(server);
        },
      ),
      runs(250),
    );
  });

  it('is learned from a server whose integer is always the same', () => {
    fc.assert(
      fc.property(plainReplies, wordyName, inRange, inRange, (dialect, server, own, asked) => {
        fc.pre(![firstAsked, secondAsked].includes(own as never));
        const layouts = learned(dialect, server, own, own);
        const found =
          layouts &&
          decodeFound(layouts, bytes(dialect.write({ name: server, number: own, askedName, askedNumber: asked })));
        expect(found?.number).toBe(own);
      }),
      runs(250),
    );
  });

  it('is then encoded for the client as the server would have encoded it', () => {
    fc.assert(
      fc.property(
        plainReplies,
        wordyName,
        distinct,
        inRange,
        inRange,
        (dialect, server, [first, second], asked, own) => {
          const layouts = learned(dialect, server, first, second);
          if (layouts === undefined) throw new Error('not learned');
          const original = bytes(dialect.write({ name: server, number: own, askedName, askedNumber: asked }));
          const found = decodeFound(layouts, original);
          expect(encode(layouts, { name: '', number: 0, ...found })).toEqual(original);
        },
      ),
      runs(200),
    );
  });

  it('is never learned wrongly: the learned layout decodes its own samples correctly, also if integers are equal', () => {
    fc.assert(
      fc.property(plainReplies, wordyName, inRange, inRange, (dialect, server, first, second) => {
        const layouts = learned(dialect, server, first, second);
        if (layouts === undefined) return;
        for (const [askedNumber, number] of [
          [firstAsked, first],
          [secondAsked, second],
        ] as const) {
          const found = decodeFound(layouts, bytes(dialect.write({ name: server, number, askedName, askedNumber })));
          expect(found?.number).toBe(number);
        }
      }),
      runs(250),
    );
  });

  // Two adjacent names with only a blank between them are hard to separate; the integer is not.
  it.each([
    ['Zé Silva 1 Bofadi Kumora', 'Zé Silva 1 Bofadi Kumora', 1],
    ['10 Ana Bofadi Kumora', '10 Ana Bofadi Kumora', 10],
    ['10 1 Ana Bofadi Kumora', '65 1 Ana Bofadi Kumora', 1],
  ])('has the integer that the screen shows: %j and %j', (first, second, own) => {
    const name = first.startsWith('Zé') ? 'Zé Silva' : 'Ana';
    const screen = screenOf(name, [
      [firstAsked, own],
      [secondAsked, own],
    ]);
    const payloads = [first, second].map((text) => bytes([text]));
    const layouts = inferReply([
      { askedNumber: firstAsked, askedName, screen, payloads: payloads[0] ?? [] },
      { askedNumber: secondAsked, askedName, screen, payloads: payloads[1] ?? [] },
    ]);
    for (const each of payloads) expect(layouts && decodeFound(layouts, each)?.number).toBe(own);
  });

  it.each([
    ['Server of Olga Tavares', 'Client of Olga Tavares', (name: string, own: number) => `${name}:${own}`],
    ['Server of Rui', 'Client of Rui', (name: string, own: number, asked: number) => `${name};${own};${own + asked}`],
    ['Servidor do Zé', 'Cliente do Zé', (name: string, own: number, asked: number) => `${name} ${own} ${asked}`],
  ])(
    'has its whole name, %j, although the server does not display it and shows a client called %j',
    (name, asks, write) => {
      fc.assert(
        fc.property(distinct, ([first, second]) => {
          const exchanges = [
            [firstAsked, first],
            [secondAsked, second],
          ] as const;
          const shown = exchanges.map(
            ([asked, own]) =>
              `Client name: ${asks}\nClient number: ${asked}\nServer number: ${own}\nSum: ${asked + own}\n`,
          );
          const screen = `Server waiting for the first of many\nServidor do UDP\n${shown.join('')}`;
          const samples = exchanges.map(([askedNumber, own]) => ({
            askedNumber,
            askedName: asks,
            screen,
            payloads: bytes([write(name, own, askedNumber)]),
          }));
          const layouts = inferReply(samples);
          const found = layouts && decodeFound(layouts, samples[0]?.payloads ?? []);
          expect(found).toMatchObject({ name, number: first });
        }),
        runs(100),
      );
    },
  );

  it.each(['Name: Server\n', 'Server, 17\n'])(
    'has a name of a single common word if the screen shows it as a name: %j',
    (line) => {
      const samples = [firstAsked, secondAsked].map((askedNumber, at) => ({
        askedNumber,
        askedName,
        screen: `${line}${askedName}\n${askedNumber} ${17 + at} ${askedNumber + 17 + at}\n`,
        payloads: bytes([`Server replied ${17 + at}`]),
      }));
      const layouts = inferReply(samples);
      expect(layouts && decodeFound(layouts, samples[0]?.payloads ?? [])).toMatchObject({ name: 'Server', number: 17 });
    },
  );

  it('never makes the inference throw, for any bytes and any screen', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 });
    fc.assert(
      fc.property(payloads, payloads, fc.string(), (first, second, screen) => {
        const samples = [first, second].map((each, at) => ({
          askedNumber: at === 0 ? firstAsked : secondAsked,
          askedName,
          payloads: each,
          screen,
        }));
        expect(() => inferReply(samples)).not.toThrow();
      }),
      runs(250),
    );
  });
});
