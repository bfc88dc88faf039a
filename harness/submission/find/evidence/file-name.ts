/**
 * What the name of a file and the names of its folders say about role, assignment and age.
 *
 * This evidence is weaker than what the source does, but often the only difference between two
 * similar programs. Pure, never throws.
 */
import { quotePath, stemOf } from '../../read/paths.ts';
import type { ProgramEvidence } from './observation.ts';
import { freshWords, knownWords, staleWords } from './word-meanings.ts';
import { wordsOf } from './split-name.ts';

/** A folder counts less than the file, and a more distant one less than that. */
const folderWeight = 0.7;

export function nameEvidence(path: string): readonly ProgramEvidence[] {
  const folders = path.split('/').slice(0, -1).toReversed();
  return [
    ...evidenceOfName(stemOf(path), 1, 'its name'),
    ...folders.flatMap((name, distance) =>
      evidenceOfName(name, folderWeight * 0.8 ** distance, `its folder ${quotePath(name)}`),
    ),
  ];
}

/**
 * What a file's name says about its age: below 0 for `client_old`, above 0 for `client_v2`; with
 * the reason if it is below.
 */
export interface Freshness {
  readonly value: number;
  readonly stale?: string;
}

export function freshness(path: string): Freshness {
  const names = path.split('/').map((part, index, parts) => (index === parts.length - 1 ? stemOf(part) : part));
  const words = names.flatMap(wordsOf);
  const stale = words.map((word) => staleWords.get(word)).find((meaning) => meaning !== undefined);
  // File managers create "client (1).py" and "client - Copy.py".
  const copied = /\(\d+\)$/.test(stemOf(path).trim()) ? 'a copy' : undefined;
  const version = versionOf(stemOf(path));
  const fresh = words.some((word) => freshWords.has(word)) ? 0.5 : 0;
  const reason = stale ?? copied;
  const value = fresh + version + (reason === undefined ? 0 : -3);
  return reason === undefined ? { value } : { value, stale: reason };
}

/** @param whose begins the clause, such as "its name" */
export function evidenceOfName(name: string, factor: number, whose: string): readonly ProgramEvidence[] {
  const strongest = new Map<string, ProgramEvidence>();
  for (const word of wordsOf(name)) {
    const meaning = knownWords.get(word);
    if (meaning === undefined) continue;
    // A single letter counts only in a file's own name, next to other words: `soma_c.py`.
    if (word.length === 1 && (factor < 1 || wordsOf(name).length < 2)) continue;
    const weight = meaning.weight * factor;
    if ((strongest.get(meaning.toward)?.weight ?? 0) >= weight) continue;
    strongest.set(meaning.toward, { toward: meaning.toward, weight, from: 'name', says: `${whose} says "${word}"` });
  }
  return [...strongest.values()];
}

/** A small bonus for each version: `v2`, `ver3`, `version10`. */
function versionOf(stem: string): number {
  const found = /(?:^|[^\p{L}])v(?:er|ers|ersion|ersao|ersão)?[ ._-]?(\d{1,3})(?!\d)/iu.exec(stem);
  if (found === null) return 0;
  return found[1] === '1' ? -0.1 : Math.min(0.4, Number(found[1]) * 0.02);
}
