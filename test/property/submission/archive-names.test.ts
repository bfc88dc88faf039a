import { relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNames } from '../../../harness/submission/intake/names/decode-names.ts';
import { entryPath, foldedPath } from '../../../harness/submission/intake/names/entry-path.ts';
import { TakenPaths } from '../../../harness/submission/intake/names/taken-paths.ts';
import { codePages, decodeCodePage } from '../../../harness/submission/intake/names/code-pages.ts';
import { runs } from '../../support/property-runs.ts';

const part = fc.oneof(
  fc.constantFrom('..', '.', '', 'C:', 'src', '\0', ' ..', '..a'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const hostileName = fc
  .array(fc.tuple(part, fc.constantFrom('/', '\\', '//', '/./')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.flat().join(''));

describe('the name of an entry', () => {
  it('becomes a path below the folder, or a fault', () => {
    let safe = 0;
    fc.assert(
      fc.property(fc.oneof(hostileName, fc.string({ unit: 'binary' })), (name) => {
        const { path, fault } = entryPath(name);
        expect(path === undefined).toBe(fault !== undefined);
        if (path === undefined) return;
        safe += 1;
        const place = relative('/scratch/into', resolve('/scratch/into', path));
        expect(place.split('/')).not.toContain('..');
        expect(place).toBe(path);
        expect(entryPath(path)).toEqual({ path });
      }),
      runs(500),
    );
    expect(safe).toBeGreaterThan(50);
  });

  it('is the same composed and decomposed, with slashes and backslashes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ação', 'São João', 'é', 'x'), { minLength: 1, maxLength: 4 }), (parts) => {
        const path = parts.join('/');
        expect(entryPath(path.normalize('NFD'))).toEqual({ path });
        expect(entryPath(parts.join('\\'))).toEqual({ path });
        expect(foldedPath(path.toUpperCase().normalize('NFD'))).toBe(foldedPath(path));
      }),
      runs(100),
    );
  });

  it('is never in the way of another one, unless one of the two has to give way', () => {
    const names = fc.array(fc.array(fc.constantFrom('a', 'A', 'b'), { minLength: 1, maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(names, (paths) => {
        const taken = new TakenPaths();
        const accepted = paths.map((each) => each.join('/')).filter((path) => taken.file(path) === undefined);
        expect(new Set(accepted.map(foldedPath)).size).toBe(accepted.length);
        for (const path of accepted)
          for (const other of accepted) expect(foldedPath(other).startsWith(`${foldedPath(path)}/`)).toBe(false);
      }),
      runs(300),
    );
  });
});

describe('the names of a zip that are not UTF-8', () => {
  const words = ['ação', 'João', 'configuração', 'servidor_números', 'é', 'ligações', 'Conceição', 'três', 'António'];

  it('are decoded as they were written', () => {
    const name = fc
      .array(fc.constantFrom(...words, 'cliente', 'src'), { minLength: 1, maxLength: 3 })
      .map((each) => each.join(' '));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.constantFrom(...codePages), (names, page) => {
        const raw = names.map((each) => encode(each, page));
        fc.pre(raw.every((each) => each !== undefined));
        expect(decodeNames(raw.map((each) => each ?? Buffer.alloc(0))).names).toEqual(names);
      }),
      runs(300),
    );
  });

  it('stay as they are if they are UTF-8, and any bytes are some text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), fc.array(fc.uint8Array({ maxLength: 20 })), (names, bytes) => {
        expect(decodeNames(names.map((each) => Buffer.from(each)))).toEqual({ names });
        expect(decodeNames(bytes).names).toHaveLength(bytes.length);
      }),
      runs(200),
    );
  });
});

/** Undefined if the code page lacks a character. */
function encode(text: string, page: (typeof codePages)[number]): Uint8Array | undefined {
  const all = Array.from({ length: 256 }, (_, byte) => decodeCodePage(Uint8Array.of(byte), page));
  const bytes = Array.from(text, (character) => all.indexOf(character));
  return bytes.includes(-1) ? undefined : Uint8Array.from(bytes);
}
