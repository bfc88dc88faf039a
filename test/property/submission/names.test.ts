import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { support } from '../../../harness/submission/find/evidence/observation.ts';
import { freshness, nameEvidence } from '../../../harness/submission/find/evidence/file-name.ts';
import { wordsOf } from '../../../harness/submission/find/evidence/split-name.ts';

const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const roleWords = ['client', 'cliente', 'server', 'servidor'] as const;
const assignmentWords = ['sum', 'soma', 'add', 'números', 'file', 'ficheiro', 'arquivo', 'transferência'] as const;
const meaningful = fc.constantFrom(...roleWords, ...assignmentWords);

type Style = (words: readonly string[]) => string;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const styles: readonly Style[] = [
  (words) => words.join('_'),
  (words) => words.join('-'),
  (words) => words.join(' '),
  (words) => words.join('.'),
  (words) => words.join(''),
  (words) => words.map(capital).join(''),
  (words) => words.map((word, index) => (index === 0 ? word : capital(word))).join(''),
  (words) => words.join('_').toUpperCase(),
];

describe('the words of a name', () => {
  it('are found in any text without an exception, in lower case and without separators', () => {
    let reached = 0;
    fc.assert(
      fc.property(anything, (name) => {
        const words = wordsOf(name);
        reached += words.length;
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('identify role and assignment in every style and order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roleWords),
        fc.constantFrom(...assignmentWords),
        fc.constantFrom(...styles),
        fc.boolean(),
        fc.constantFrom('', 'udp', 'my'),
        (role, assignment, style, roleFirst, prefix) => {
          const words = [prefix, ...(roleFirst ? [role, assignment] : [assignment, role])].filter(Boolean);
          const evidence = nameEvidence(`src/${style(words)}.py`);
          expect(support(evidence, role.startsWith('c') ? 'client' : 'server')).toBeGreaterThan(0);
          expect(
            support(evidence, ['sum', 'soma', 'add', 'números'].includes(assignment) ? 'add' : 'file'),
          ).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('give evidence for any path without an exception', () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, meaningful), { minLength: 1, maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        const evidence = nameEvidence(path);
        reached += evidence.length;
        for (const each of evidence) expect(each.weight).toBeGreaterThan(0);
        expect(Number.isFinite(freshness(path).value)).toBe(true);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});
