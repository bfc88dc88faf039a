/**
 * What files say about each other: `ex1/client.py` and `ex1/server.py` belong to one assignment,
 * and of `ex1` and `ex2` the first one adds.
 *
 * This evidence helps if a file's own name and content leave something undecided, and counts less
 * than either.
 */
import { folderOf, stemOf } from '../../read/paths.ts';
import type { ProgramCandidate } from '../candidates.ts';
import { type Direction, type ProgramEvidence, support } from './observation.ts';
import { knownWords, partMarkers } from './word-meanings.ts';
import { wordsOf } from './split-name.ts';

/** The candidates with the evidence that follows from the other ones. Pure. */
export function addSiblingEvidence(candidates: readonly ProgramCandidate[]): readonly ProgramCandidate[] {
  const ordered = addPartEvidence(candidates);
  const byPairKey = new Map<string, readonly ProgramCandidate[]>();
  for (const each of ordered) byPairKey.set(pairKeyOf(each), [...(byPairKey.get(pairKeyOf(each)) ?? []), each]);
  return ordered.map((each) => {
    const others = (byPairKey.get(pairKeyOf(each)) ?? []).filter((other) => other !== each);
    const other = others.length === 1 ? others[0] : undefined;
    return other === undefined ? each : { ...each, evidence: [...each.evidence, ...pairEvidence(other)] };
  });
}

/**
 * Two files whose names differ only in the word for the role are the two halves of one assignment.
 */
function pairEvidence(other: ProgramCandidate): readonly ProgramEvidence[] {
  const evidence: ProgramEvidence[] = [];
  for (const assignment of ['add', 'file'] as const) {
    const weight = 0.5 * Math.min(4, support(other.evidence, assignment));
    if (weight > 0)
      evidence.push(
        siblingEvidence(other, assignment, weight, assignment === 'add' ? 'adds numbers' : 'transfers files'),
      );
  }
  for (const [role, opposite] of [
    ['client', 'server'],
    ['server', 'client'],
  ] as const) {
    if (support(other.evidence, opposite) >= 3) evidence.push(siblingEvidence(other, role, 1, `is a ${opposite}`));
  }
  return evidence;
}

function siblingEvidence(other: ProgramCandidate, toward: Direction, weight: number, what: string): ProgramEvidence {
  return { toward, weight, from: 'sibling', says: `it belongs to ${other.path}, which ${what}` };
}

/** Folder and name without the words for a role; equal for the two halves of one assignment. */
export function pairKeyOf(candidate: Pick<ProgramCandidate, 'path'>): string {
  const plain = (name: string): string =>
    wordsOf(name)
      .filter((word) => !isRole(word))
      .join(' ');
  return [...folderOf(candidate.path).split('/').map(plain), plain(stemOf(candidate.path))].filter(Boolean).join('/');
}

function isRole(word: string): boolean {
  const toward = knownWords.get(word)?.toward;
  return toward === 'client' || toward === 'server';
}

/** If the files form exactly two numbered parts, the first one is the adder, as in the handout. */
function addPartEvidence(candidates: readonly ProgramCandidate[]): readonly ProgramCandidate[] {
  const parts = new Map(candidates.map((each) => [each, partOf(each.path)]));
  const distinct = [...new Set([...parts.values()].filter((part) => part !== undefined))].toSorted((a, b) => a - b);
  if (distinct.length !== 2) return candidates;
  return candidates.map((each) => {
    const part = parts.get(each);
    if (part === undefined) return each;
    const first = part === distinct[0];
    const says = `it is in the ${first ? 'first' : 'second'} of two numbered parts`;
    const order: ProgramEvidence = { toward: first ? 'add' : 'file', weight: 1.5, from: 'sibling', says };
    return { ...each, evidence: [...each.evidence, order] };
  });
}

/**
 * 2 for `ex2/client.py`, `client2.py`, `lab1b/client.py`; undefined without a number. The innermost
 * number counts.
 */
function partOf(path: string): number | undefined {
  const names = [stemOf(path), ...folderOf(path).split('/').toReversed()];
  for (const name of names) {
    const part = numberIn(wordsOf(name));
    if (part !== undefined) return part;
  }
  return undefined;
}

function numberIn(words: readonly string[]): number | undefined {
  let found: number | undefined;
  words.forEach((word, index) => {
    const before = words[index - 1] ?? '';
    // The number of the lab is the same for all files; a version is not a part; a year or a
    // student's number is too long.
    if (/^\d{1,2}$/.test(word) && !['lab', 'v', 'ver', 'version', 'tp', 'python', 'py'].includes(before))
      found = Number(word);
    else if (/^[ab]$/.test(word) && (/^\d+$/.test(before) || partMarkers.has(before))) found = word === 'a' ? 1 : 2;
  });
  return found;
}
