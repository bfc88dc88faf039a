import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentEvidence } from '../../../harness/submission/find/evidence/content.ts';
import { languages } from '../../../harness/submission/languages/table.ts';
import { maskSource } from '../../../harness/submission/read/mask-source.ts';
import { portsInText } from '../../../harness/submission/literals/ports-in-text.ts';
import { decodeSource } from '../../../harness/submission/read/read-source.ts';

/** Texts with many of the tokens that sources consist of. */
const pieces = [
  '"',
  "'",
  '`',
  '"""',
  '\\',
  '//',
  '/*',
  '*/',
  '#',
  '\n',
  ' ',
  'bind(',
  'open(',
  'x',
  '0',
  '2048',
  '{',
  '}',
  ',',
  'import a',
  'é',
  '\uFEFF',
];
const sourceLike = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join('')),
);
const anyLanguage = fc.constantFrom(...Object.values(languages));
const port = fc.integer({ min: 1024, max: 65535 });

describe('a masked source', () => {
  it('keeps every character in its place, or blanks it', () => {
    fc.assert(
      fc.property(sourceLike, anyLanguage, (text, language) => {
        const { code, bare } = maskSource(text, language.syntax);
        for (const masked of [code, bare]) {
          expect(masked).toHaveLength(text.length);
          for (let at = 0; at < text.length; at++) expect([text[at], ' ']).toContain(masked[at]);
        }
      }),
    );
  });

  it('gives evidence and imports without an exception', () => {
    let reached = 0;
    fc.assert(
      fc.property(sourceLike, anyLanguage, (text, language) => {
        const { code } = maskSource(text, language.syntax);
        const { evidence } = contentEvidence(code, language);
        reached += evidence.length;
        for (const each of evidence) expect(each.weight).toBeGreaterThan(0);
        expect(Array.isArray(language.imports(code))).toBe(true);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});

describe('a source of any bytes', () => {
  it('is decoded without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decodeSource(bytes).text).toBe('string');
      }),
    );
  });

  it('is unchanged if it is UTF-8, except for line ends and the byte-order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(decodeSource(Buffer.from(text)).text).toBe(text.replace(/\r\n?/g, '\n'));
      }),
    );
  });

  it('keeps its quotation marks and dashes if it is Windows-1252', () => {
    const bytes = Buffer.from('\x93Jo\xe3o\x94 \x96 10 \x80', 'latin1');
    expect(decodeSource(bytes).text).toBe('\u201cJo\u00e3o\u201d \u2013 10 \u20ac');
  });
});

describe('the ports in a text', () => {
  it('are ports, whatever the text', () => {
    let reached = 0;
    fc.assert(
      fc.property(sourceLike, (text) => {
        const ports = [...portsInText(text).keys()];
        reached += ports.length;
        for (const found of ports) expect(found >= 1 && found <= 65535 && Number.isInteger(found)).toBe(true);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('include one that was inserted, with the greatest weight', () => {
    const templates = [
      (n: number) => `s.bind(("", ${n}))`,
      (n: number) => `PORT = ${n}`,
      (n: number) => `porta_servidor = ${n};`,
      (n: number) => `addr.sin_port = htons(${n});`,
      (n: number) => `s.sendto(data, ("localhost", ${n}))`,
      (n: number) => `let target = "127.0.0.1:${n}";`,
    ] as const;
    const noise = fc.array(
      fc.constantFrom('x = 5000', 'recvfrom(2048)', 'for i in range(30000):', 'time.sleep(2000)', 'n = 1024', '"ola"'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(port, fc.constantFrom(...templates), noise, noise, (planted, template, before, after) => {
        const found = portsInText([...before, template(planted), ...after].join('\n'));
        const best = [...found].toSorted(([, a], [, b]) => b - a)[0]?.[0];
        expect(best).toBe(planted);
      }),
    );
  });

  it('include every separate number of that size', () => {
    fc.assert(
      fc.property(port, fc.constantFrom(' ', '(', '"', '=', ',', ':'), (planted, before) => {
        expect(portsInText(`x${before}${planted})`).has(planted)).toBe(true);
      }),
    );
  });
});
