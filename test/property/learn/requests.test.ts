import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLabel } from '../../../harness/learn/infer/candidate.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { inferRequest, type RequestSample } from '../../../harness/learn/infer/messages.ts';
import { jsonDialect, plainName, textDialect, wordyName, type SpokenDialect } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

/** The integers of the trials of a client. */
const trialNumbers = [27, 64] as const;
const anyNumber = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, -1, 101, 1000, 1, 7, 27, 64, 100));

const bytes = (texts: readonly string[]): Uint8Array[] => texts.map((text) => new TextEncoder().encode(text));

function learned({ write }: SpokenDialect, name: string, screen: string): readonly Layout[] {
  const samples = trialNumbers.map((number) => ({ number, payloads: bytes(write({ name, number })), screen }));
  const layouts = inferRequest(samples);
  if (layouts === undefined) throw new Error(`not learned from ${JSON.stringify(write({ name, number: 27 }))}`);
  return layouts;
}

/** The text of a client that displays its name, or displays nothing. */
const screenOf = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom('', `${name}\n`, `I am ${name}.\nInteger (1-100): \n`);
const client = plainName.chain((name) => fc.record({ name: fc.constant(name), screen: screenOf(name) }));

describe.each([
  ['text', textDialect],
  ['JSON', jsonDialect],
])('a request in %s', (form, dialects) => {
  it('is learned from two requests, and then decoding finds any other integer', () => {
    fc.assert(
      fc.property(dialects, client, anyNumber, (dialect, { name, screen }, number) => {
        const layouts = learned(dialect, name, screen);
        const found = decodeFound(layouts, bytes(dialect.write({ name, number })));
        expect(found?.number).toBe(number);
      }),
      runs(200),
    );
  });

  it('is then encoded with another integer as its client would have encoded it', () => {
    fc.assert(
      fc.property(dialects, client, anyNumber, (dialect, { name, screen }, number) => {
        const layouts = learned(dialect, name, screen);
        const original = bytes(dialect.write({ name, number }));
        const own = decodeFound(layouts, original)?.name;
        const written = encode(layouts, { name: own ?? '', number });
        const plain = (all: readonly Uint8Array[]): unknown[] =>
          all.map((each) =>
            form === 'JSON' ? (JSON.parse(Buffer.from(each).toString()) as unknown) : Buffer.from(each).toString(),
          );
        expect(plain(written)).toEqual(plain(original));
      }),
      runs(200),
    );
  });
});

/** "da" or "Of" alone is not a name. So another text beside it is the more likely name. */
const personal = wordyName.filter((name) => !isLabel(name));

describe('the name in a request', () => {
  it('is found completely if the client displays it and it consists of words', () => {
    fc.assert(
      fc.property(fc.oneof(textDialect, jsonDialect), personal, (dialect, name) => {
        const layouts = learned(dialect, name, `${name}\n`);
        expect(decodeFound(layouts, bytes(dialect.write({ name, number: 42 })))?.name).toBe(name);
      }),
      runs(200),
    );
  });

  it('is found at least partly, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.oneof(textDialect, jsonDialect), plainName, (dialect, name) => {
        const layouts = learned(dialect, name, `${name}\n`);
        const found = decodeFound(layouts, bytes(dialect.write({ name, number: 42 })))?.name ?? '';
        expect(found).toMatch(/\p{L}/u);
        expect(
          [name, `${name}.`].some((each) => each.includes(found)),
          found,
        ).toBe(true);
      }),
      runs(200),
    );
  });

  it('may change: another name is encoded and found in the same place', () => {
    fc.assert(
      fc.property(
        fc.oneof(textDialect, jsonDialect),
        personal,
        wordyName,
        anyNumber,
        (dialect, name, other, number) => {
          const layouts = learned(dialect, name, `${name}\n`);
          const original = bytes(dialect.write({ name: other, number }));
          expect(decodeFound(layouts, original)).toMatchObject({ name: other, number });
          const again = decodeFound(layouts, encode(layouts, { name: other, number }));
          expect(again).toMatchObject({ name: other, number });
        },
      ),
      runs(200),
    );
  });

  it('may contain a comma: the integer is found, and the found name is a part of the real one', () => {
    const comma = fc.tuple(wordyName, wordyName).map(([last, first]) => `${last}, ${first}`);
    fc.assert(
      fc.property(textDialect, comma, anyNumber, (dialect, name, number) => {
        const layouts = learned(dialect, name, `${name}\n`);
        const original = bytes(dialect.write({ name, number }));
        const found = decodeFound(layouts, original);
        expect(found?.number).toBe(number);
        expect(name).toContain(found?.name);
        expect(encode(layouts, { name: found?.name ?? '', number })).toEqual(original);
      }),
      runs(200),
    );
  });
});

describe('a layout that cannot be learned', () => {
  it('is undefined: bytes in which nothing follows the integer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (payload) => {
        const samples = trialNumbers.map((number) => ({ number, payloads: [payload], screen: '' }));
        expect(inferRequest(samples)).toBeUndefined();
      }),
      runs(100),
    );
  });

  it('does not make the inference throw, for any bytes and any screen', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 });
    fc.assert(
      fc.property(payloads, payloads, fc.string(), (first, second, screen) => {
        expect(() => inferRequest(samplesOf([first, second], screen))).not.toThrow();
      }),
      runs(500),
    );
  });

  it('is never treated as learned: a layout decodes the integer of each sample, whatever bytes surround it', () => {
    const noise = fc.uint8Array({ maxLength: 20 });
    const surroundings = fc.record({
      before: noise,
      after: noise,
      afterSecond: fc.option(noise, { nil: undefined, freq: 1 }),
    });
    let tried = 0;
    let learnedCount = 0;
    fc.assert(
      fc.property(surroundings, written, fc.string(), ({ before, after, afterSecond = after }, write, screen) => {
        const ends = [after, afterSecond];
        const payloads = trialNumbers.map((number, at) => [Buffer.concat([before, write(number), ends[at] ?? after])]);
        const samples = samplesOf(payloads, screen);
        const layouts = inferRequest(samples);
        tried += 1;
        if (layouts === undefined) return;
        learnedCount += 1;
        for (const sample of samples) expect(decodeFound(layouts, sample.payloads)?.number).toBe(sample.number);
      }),
      runs(500),
    );
    // If the same bytes surround both integers (at least every second case), they are learned.
    expect(learnedCount).toBeGreaterThan(tried / 4);
  });
});

/** Ways to write an integer of one byte. */
const written = fc.constantFrom(
  (number: number) => Buffer.from(String(number)),
  (number: number) => Buffer.of(number),
  (number: number) => Buffer.of(0, 0, 0, number),
);

function samplesOf(payloads: readonly (readonly Uint8Array[])[], screen: string): readonly RequestSample[] {
  return payloads.map((each, at) => ({ number: trialNumbers[at] as number, payloads: each, screen }));
}
