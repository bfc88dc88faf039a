/** A roster is read as it was written, by another program, in every encoding and with every delimiter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldBlanks, foldText } from '../../../harness/course/roster/fold.ts';
import { delimiters, readCsv } from '../../../harness/course/roster/read/csv.ts';
import { parseRoster } from '../../../harness/course/roster/read/parse.ts';
import { RosterError } from '../../../harness/course/roster/roster.ts';
import { runs } from '../../support/property-runs.ts';
import { readByPython, writtenByPython } from '../../support/python-csv.ts';

const encodings = ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'cp1252'] as const;
const letters = 'abzAZ019 ,;\t"=+-@\'|._\n\u00e3\u00e7\u00e9\u20ac\u0160';
const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
const people = fc.uniqueArray(fc.record({ name: cell, email: cell, group: cell }), { minLength: 1, maxLength: 6 });
const headings = fc.constantFrom(['id', 'name', 'email', 'group'], ['Nº', 'Nome completo', 'E-mail', 'Grupo']);

const tables = fc
  .record({
    people,
    headings,
    delimiter: fc.constantFrom(...delimiters),
    // What has bytes above 127 and is UTF-8 as well cannot be told from it: the heading has none that are.
    encoding: fc.constantFrom(...encodings),
  })
  .map(({ people: found, headings: heading, ...form }) => ({
    ...form,
    rows: [heading, ...found.map(({ name, email, group }, at) => [`up${at + 1}`, `${name}é`, email, group])],
  }));

describe('a roster that Python has written', () => {
  it('is read with the same ids, names, addresses and groups', () => {
    const drawn = fc.sample(tables, runs(400));
    expect(new Set(drawn.map(({ encoding, delimiter }) => encoding + delimiter)).size).toBe(18);
    for (const [at, bytes] of writtenByPython(drawn).entries()) {
      const [, ...expected] = drawn[at]!.rows;
      const { rows } = parseRoster(bytes);
      const read = rows.map(({ ids, names, email, group }) => [ids[0], names[0], email, group]);
      expect(read, JSON.stringify(drawn[at])).toEqual(expected.map((row) => row.map(foldBlanks)));
    }
  });
});

describe('CSV', () => {
  it('is read as Python reads it, or refused where Python refuses it or is lenient', () => {
    const texts = fc.sample(
      fc.record({
        text: fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é'), maxLength: 14 }),
        delimiter: fc.constantFrom(...delimiters),
      }),
      runs(1500),
    );
    const accepted = texts.flatMap(({ text, delimiter }) => {
      try {
        return [{ text, delimiter, cells: [...readCsv(text, delimiter)].map((each) => each.cells) }];
      } catch (error) {
        expect(error).toBeInstanceOf(RosterError);
        return [];
      }
    });
    expect(accepted.length).toBeGreaterThan(300);
    const expected = readByPython(accepted);
    for (const [at, { cells, text }] of accepted.entries()) expect(cells, JSON.stringify(text)).toEqual(expected[at]);
  });
});

describe('any bytes', () => {
  it('are a roster whose rows name people, or are refused with a clause', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ maxLength: 60 }).map((text) => Buffer.from(`id,name\n${text}`)),
      fc
        .array(fc.constantFrom('id', 'nome', ',', ';', '\n', '"', '1', 'up2', '\uFEFF', '\0'), { maxLength: 20 })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    let read = 0;
    fc.assert(
      fc.property(bytes, (each) => {
        try {
          const { rows } = parseRoster(each);
          read += 1;
          expect(rows.length).toBeGreaterThan(0);
          for (const { ids, names, email } of rows) expect(ids.length + names.length + email.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof RosterError)) throw error;
          expect(error.message).toMatch(/^(?:it|lines?|the headings) /);
        }
      }),
      runs(1000),
    );
    expect(read).toBeGreaterThan(0);
  });
});

describe('the form in which texts are compared', () => {
  it('does not depend on case, accents in two parts, or blanks', () => {
    const text = fc.string({
      unit: fc.constantFrom('ã', 'É', 'ß', 'x', ' ', '\u00a0', '\u3000', 'Σ', '1'),
      maxLength: 10,
    });
    fc.assert(
      fc.property(text, (each) => {
        expect(foldText(each.toUpperCase().normalize('NFD'))).toBe(foldText(each));
        expect(foldText(`  ${each.replaceAll(' ', '  ')}\t`)).toBe(foldText(each));
        expect(foldText(foldText(each))).toBe(foldText(each));
      }),
      runs(300),
    );
  });
});
