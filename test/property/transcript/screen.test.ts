import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededNumbers } from '../../../harness/transcript/seeded-numbers.ts';
import { word } from '../../../harness/scenario/draw.ts';
import { countNumbers, showsName, showsNumber, withoutEscapes } from '../../../harness/transcript/screen.ts';

const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const escapeLike = fc
  .array(fc.constantFrom('\u001b', '[', ']', '\u009b', ';', '0', '31', 'm', '\u0007', '\\', 'K', 'text', '\n'), {
    maxLength: 40,
  })
  .map((all) => all.join(''));
/** Text around a number that is no part of it. */
const words = fc.stringMatching(/^[A-Za-zçãé ,;:=!?()'"\n\r\t]{0,20}$/);
const value = fc.integer({ min: 1, max: 200 });
const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((all) => all.join('.'));

describe('reading a screen', () => {
  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(anything, escapeLike), anything, value, (text, name, number) => {
        expect(typeof withoutEscapes(text)).toBe('string');
        expect(countNumbers(text).has(Number.NaN)).toBe(false);
        expect(typeof showsName(text, name)).toBe('boolean');
        expect(typeof showsNumber(text, number)).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to the text, however it is made', () => {
    const pieces = ['\u001b[', '\u001b]', '1.', '-', 'client of ', '\u001b]0;', '1 ', '\0', 'banana', 'ana ana'];
    for (const piece of pieces) {
      const text = piece.repeat(260_000 / piece.length);
      const startedMs = performance.now();
      countNumbers(withoutEscapes(text));
      showsName(text, 'Client of Ana');
      showsName(`${text}.`, 'ana ana');
      expect(performance.now() - startedMs, JSON.stringify(piece)).toBeLessThan(5000);
    }
  });

  it('finds a number among words', () => {
    fc.assert(
      fc.property(words, value, words, (before, number, after) => {
        expect(showsNumber(before + number + after, number)).toBe(true);
      }),
    );
  });

  it('finds it with a sign of its own only where one stands there', () => {
    fc.assert(
      fc.property(words, value, words, (before, number, after) => {
        expect([...countNumbers(`${before}${number}${after}`).keys()]).toEqual([number]);
      }),
    );
  });

  it('finds no number inside an address', () => {
    fc.assert(
      fc.property(words, address, words, (before, at, after) => {
        expect(countNumbers(before + at + after).size).toBe(0);
      }),
    );
  });

  it('finds no number inside a longer one', () => {
    fc.assert(
      fc.property(words, value, fc.integer({ min: 1, max: 9 }), words, (before, number, digit, after) => {
        expect(showsNumber(`${before}${number}${digit}${after}`, number)).toBe(false);
        expect(showsNumber(`${before}${digit}${number}${after}`, number)).toBe(false);
      }),
    );
  });

  it('does not care about colours', () => {
    const colour = fc.integer({ min: 0, max: 107 }).map((code) => `\u001b[${code}m`);
    fc.assert(
      fc.property(words, colour, value, colour, words, (before, on, number, off, after) => {
        const text = withoutEscapes(`${before}${on}${number}${off}${after}`);
        expect(text).toBe(`${before}${number}${after}`);
      }),
    );
  });

  it('finds a name, whatever its case and spacing and whatever stands around it', () => {
    const name = fc.nat().map((seed) => `${word(seededNumbers(seed), 5)} ${word(seededNumbers(seed + 1), 6)}`);
    const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', '\t');
    fc.assert(
      fc.property(name, gap, words, words, fc.boolean(), (given, between, before, after, upper) => {
        const shown = given.replace(' ', between);
        const text = `${before} ${upper ? shown.toUpperCase() : shown} ${after}`;
        expect(showsName(text, given)).toBe(true);
        expect(showsName(text, `Client of ${given}`)).toBe(true);
      }),
    );
  });

  it('finds no name inside a longer word', () => {
    const part = fc.nat().map((seed) => word(seededNumbers(seed), 4));
    fc.assert(
      fc.property(part, fc.stringMatching(/^[A-Za-z]{1,5}$/), (name, more) => {
        const longer = [`${name}${more}`, `${more}${name}`];
        fc.pre(longer.every((each) => each.toLowerCase() !== name));
        for (const text of longer) expect(showsName(`it is ${text}.`, name)).toBe(false);
      }),
    );
  });
});
