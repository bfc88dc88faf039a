import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentedName, longerName, similarPeerName } from '../../../harness/learn/peer-name.ts';
import { plainName } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

const fallback = 'Client of Wolfram';
const seed = fc.nat();
const shape = fc.oneof(
  plainName,
  fc.constantFrom(
    'Ana',
    'client_of_ana',
    "O'Neill, Ana",
    'Server of João da Silva',
    'ANA',
    'Client',
    'server',
    'Zé',
    'a',
    'B',
    '李小龍',
    '[Ana]',
  ),
);

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u);
const marksOf = (text: string): string => text.replace(/[\p{L}\p{M}\p{N}]+/gu, '_');
const lengthOf = (word: string): number => Array.from(word).length;

describe('the name of datagrade’s peer', () => {
  it('has as many words as the model, as many characters in each, and the same marks between them', () => {
    fc.assert(
      fc.property(shape, seed, (model, from) => {
        const name = similarPeerName(model, fallback, from);
        expect(wordsOf(name).map(lengthOf)).toEqual(wordsOf(model).map(lengthOf));
        expect(marksOf(name)).toBe(marksOf(model));
      }),
      runs(500),
    );
  });

  it('consists of letters that every program can send, with capitals in the same places as the model', () => {
    let reached = 0;
    fc.assert(
      fc.property(shape, seed, (model, from) => {
        const name = similarPeerName(model, fallback, from);
        expect(name.replace(/[^\p{L}\p{M}\p{N}]/gu, '')).toMatch(/^[A-Za-z]*$/);
        for (const [at, word] of wordsOf(model).entries()) {
          if (!/^\p{Lu}/u.test(word)) continue;
          reached += 1;
          expect(wordsOf(name)[at]).toMatch(/^[A-Z]/);
        }
      }),
      runs(500),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('is never the model itself', () => {
    fc.assert(
      fc.property(shape, seed, (model, from) => {
        expect(similarPeerName(model, fallback, from).toLowerCase()).not.toBe(model.toLowerCase());
      }),
      { ...runs(3000), examples: [['pE', 1435038584]] },
    );
  });

  it('keeps the words that describe a role, and replaces those that are a name', () => {
    for (const from of [1, 2, 3]) {
      expect(similarPeerName('Client of Ana', fallback, from)).toMatch(/^Client of [A-Z][a-z]{2}$/);
      expect(similarPeerName('Servidor do João da Silva', fallback, from)).toMatch(
        /^Servidor do [A-Z][a-z]{3} da [A-Z][a-z]{4}$/,
      );
      expect(similarPeerName('Server', fallback, from)).not.toMatch(/server/i);
    }
  });

  it('resembles the fallback if there is no model, depends only on the seed, and differs between seeds', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const name = similarPeerName(undefined, fallback, from);
        expect(name).toMatch(/^Client of [A-Z][a-z]{6}$/);
        expect(similarPeerName(undefined, fallback, from)).toBe(name);
      }),
      runs(100),
    );
    const names = Array.from({ length: 200 }, (_, from) => similarPeerName(undefined, fallback, from));
    expect(new Set(names).size).toBeGreaterThan(195);
  });

  it('can be longer in its last word only, and begins as it did', () => {
    fc.assert(
      fc.property(shape, seed, (model, from) => {
        const name = similarPeerName(model, fallback, from);
        const longer = longerName(name, from);
        if (!/[\p{L}\p{N}]/u.test(name)) return;
        expect(Array.from(longer).length).toBe(Array.from(name).length + 6);
        expect(marksOf(longer)).toBe(marksOf(name));
      }),
      runs(500),
    );
    expect(longerName('Client of Ana', 1)).toMatch(/^Client of Ana[a-z]{6}$/);
  });

  it('can have the accents of the model, and only these', () => {
    expect(accentedName('Servidor do Kibo', 'Servidor do João')).toBe('Servidor do Kião');
    expect(accentedName('Kib', 'Ana')).toBe('Kib');
    expect(accentedName('小 Kib', '李 Ana')).toBe('小 Kib');
    expect(accentedName('Ki', 'João')).toBe('Ki');
  });
});
