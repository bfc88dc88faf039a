/**
 * Several attempts at the same program: `v1/server.py` and `v2/server.py`, `01.first/client.py` and
 * `02.final/client.py`. The newest one counts. Pure.
 */
import { stemOf } from '../read/paths.ts';
import { freshWords, staleWords } from './evidence/word-meanings.ts';
import { wordsOf } from './evidence/split-name.ts';

const versionWords = new Set(
  'v ver vers version versao attempt attempts try tentativa tentativas take rev revision revisao draft iteration stage'.split(
    ' ',
  ),
);

/**
 * The path without what tells attempts apart; equal for two attempts at the same program, and for
 * programs of numbered parts.
 */
export function attemptShape(path: string): string {
  return namesIn(path)
    .map((name) => {
      const words = wordsOf(name);
      // "00.v0.oneblock" has a number of its own, and its other words describe the attempt.
      if (/^\d{1,3}\D/.test(name) || words.some((word) => versionWords.has(word) && words.some(isNumber))) return '#';
      return words.filter((word) => !isNumber(word) && !isAge(word)).join(' ') || '#';
    })
    .join('/');
}

/** Whether the first of two attempts is newer than the second; false if the names do not say. */
export function isNewerAttempt(path: string, other: string): boolean {
  const [age, otherAge] = [ageOf(path), ageOf(other)];
  if (age !== otherAge) return age > otherAge;
  const [numbers, others] = [numbersIn(path), numbersIn(other)];
  if (numbers.length === 0 || others.length === 0) return false;
  const differs = numbers.findIndex((number, index) => number !== others[index]);
  return differs >= 0 && (numbers[differs] ?? 0) > (others[differs] ?? 0);
}

function namesIn(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((part, index) => (index === parts.length - 1 ? stemOf(part) : part));
}

function isNumber(word: string): boolean {
  return /^\d{1,3}$/.test(word);
}

function isAge(word: string): boolean {
  return freshWords.has(word) || staleWords.has(word) || versionWords.has(word);
}

function ageOf(path: string): number {
  const words = namesIn(path).flatMap(wordsOf);
  if (words.some((word) => staleWords.has(word) && !versionWords.has(word))) return -1;
  return words.some((word) => freshWords.has(word)) ? 1 : 0;
}

function numbersIn(path: string): readonly number[] {
  return namesIn(path).flatMap(wordsOf).filter(isNumber).map(Number);
}
