/** A quotation shows visible characters only, keeps every visible character that it has room for, and can be read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSent } from '../../../harness/judge/quote.ts';
import { runs } from '../../support/property-runs.ts';

const invisible = fc.constantFrom('\0', '\n', '\r', '\t', '\u001b', '\u200b', '\u202e', '\u00a0', '\ufeff', '"', '\\');
const texts = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), invisible), { maxLength: 14 })
  .map((parts) => parts.join(''));
const bytes = fc.uint8Array({ maxLength: 40 });

/** The inverse, for quotations that were not cut. */
function unquote(quotation: string): Buffer {
  const counted = /(\\(?:[0tnr]|x[0-9a-f]{2}|u\{[0-9a-f]+\}))\1…\((\d+) (?:zero bytes|times (?:\\[^)]*))\)/g;
  const expanded = quotation
    .slice(1, -1)
    .replaceAll(counted, (_, unit: string, count: string) => unit.repeat(2 + Number(count)));
  const parts = expanded.matchAll(/\\(?:([0tnr"\\])|x([0-9a-f]{2})|u\{([0-9a-f]+)\})|([^\\]+)/gu);
  const named: Readonly<Record<string, string>> = { '0': '\0', t: '\t', n: '\n', r: '\r' };
  return Buffer.concat(
    [...parts].map(([, name, byte, code, plain]) => {
      if (byte !== undefined) return Buffer.from([Number.parseInt(byte, 16)]);
      if (code !== undefined) return Buffer.from(String.fromCodePoint(Number.parseInt(code, 16)));
      return Buffer.from(name === undefined ? (plain ?? '') : (named[name] ?? name));
    }),
  );
}

const isCut = (quotation: string): boolean => /…\(\d+ more characters?\)"$/.test(quotation);

describe('a quotation', () => {
  it('of any text or bytes has visible characters only', () => {
    fc.assert(
      fc.property(fc.oneof(texts, bytes), (sent) => {
        expect(quoteSent(sent)).toMatch(/^"[\p{L}\p{N}\p{P}\p{S} ]*"$/u);
      }),
      runs(500),
    );
  });

  it('of bytes gives back the same bytes', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          texts.map((text) => new Uint8Array(Buffer.from(text))),
        ),
        (sent) => {
          const quotation = quoteSent(sent);
          fc.pre(!isCut(quotation));
          read += 1;
          expect(unquote(quotation)).toEqual(Buffer.from(sent));
        },
      ),
      runs(500),
    );
    expect(read).toBeGreaterThan(0);
  });

  it('of a long text is short and says how much is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 62, max: 5000 }), (count) => {
        expect(quoteSent('a'.repeat(count))).toBe(`"${'a'.repeat(60)}…(${count - 60} more characters)"`);
      }),
      runs(100),
    );
  });
});
