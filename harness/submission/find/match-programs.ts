/**
 * Chooses at most one file for each of the four programs, so that the choice as a whole is best.
 *
 * A file fits a program only if the evidence supports both the role and the assignment. All
 * combinations of the best few files for each program are compared, so that a file is used where it
 * is needed, not merely where it fits best.
 */
import { assignmentOf, type ProgramId, programIds, roleOf } from '../../handout/programs.ts';
import { folderOf } from '../read/paths.ts';
import type { ProgramCandidate } from './candidates.ts';
import { attemptShape, isNewerAttempt } from './attempts.ts';
import { support } from './evidence/observation.ts';
import { pairKeyOf } from './evidence/siblings.ts';

interface Fit {
  readonly candidate: ProgramCandidate;
  readonly score: number;
}

export interface Match {
  readonly chosen: ReadonlyMap<ProgramId, Fit>;
  /** All files that fit, best first, chosen or not. */
  readonly fits: ReadonlyMap<ProgramId, readonly Fit[]>;
}

const fitsPerProgram = 7;
/** With less support than this, a role or an assignment is undecided. */
const minSupport = 0.5;
/**
 * Two halves in one folder, or in one language, more likely belong together than two from different
 * places.
 */
const sameFolder = 0.6;
const sameLanguage = 0.3;
/** Two halves whose names differ only in the word for the role are one attempt. */
const sameAttempt = 1.5;
/** A program that uses TCP is taken only if no other one is there. */
const overTcp = 8;
/** An attempt counts more than an older one, also if its code shows less of what it does. */
const newerAttempt = 1.5;
const mostAttempts = 3;

export function matchPrograms(candidates: readonly ProgramCandidate[], wanted: readonly ProgramId[]): Match {
  const fits = new Map(wanted.map((id) => [id, fitsOf(candidates, id)]));
  let best: { value: number; chosen: Map<ProgramId, Fit> } = { value: 0, chosen: new Map() };
  const choose = (index: number, chosen: Map<ProgramId, Fit>): void => {
    const id = programIds[index];
    if (id === undefined) {
      const value = valueOf(chosen);
      if (value > best.value) best = { value, chosen: new Map(chosen) };
      return;
    }
    choose(index + 1, chosen);
    for (const fit of fits.get(id)?.slice(0, fitsPerProgram) ?? []) {
      const isTaken = [...chosen.values()].some((other) => other.candidate === fit.candidate);
      if (isTaken && !fit.candidate.hasBothRoles) continue;
      choose(index + 1, new Map(chosen).set(id, fit));
    }
  };
  choose(0, new Map());
  return { chosen: best.chosen, fits };
}

/**
 * How well a file fits a program; undefined if its role or assignment is undecided or the evidence
 * contradicts it.
 */
function fitOf(candidate: ProgramCandidate, id: ProgramId): number | undefined {
  const role = candidate.hasBothRoles ? minSupport : roleSupport(candidate, id);
  const assignment = support(candidate.evidence, assignmentOf(id)) - (candidate.isLectureExample ? 3 : 0);
  if (role < minSupport || assignment < minSupport) return undefined;
  const transport = candidate.transport === 'tcp' ? overTcp : 0;
  const score = role + assignment + candidate.freshness.value - transport - (candidate.usesSockets ? 0 : 3);
  return Math.max(minSupport, score);
}

/**
 * A misleading name outweighs a content that is not clear. Because of the content, the file is
 * still a last resort if no other file fits.
 */
function roleSupport(candidate: ProgramCandidate, id: ProgramId): number {
  const all = support(candidate.evidence, roleOf(id));
  const content = support(candidate.evidence, roleOf(id), 'content');
  return content >= 2 ? Math.max(all, minSupport) : all;
}

function fitsOf(candidates: readonly ProgramCandidate[], id: ProgramId): readonly Fit[] {
  const fits = candidates.flatMap((candidate) => {
    const score = fitOf(candidate, id);
    return score === undefined ? [] : [{ candidate, score }];
  });
  return fits
    .map(({ candidate, score }) => {
      const older = fits.filter((other) => isOlderAttempt(other.candidate, candidate)).length;
      return { candidate, score: score + newerAttempt * Math.min(mostAttempts, older) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function isOlderAttempt(older: ProgramCandidate, newer: ProgramCandidate): boolean {
  return (
    older.transport === newer.transport &&
    attemptShape(older.path) === attemptShape(newer.path) &&
    isNewerAttempt(newer.path, older.path)
  );
}

function valueOf(chosen: ReadonlyMap<ProgramId, Fit>): number {
  const scores = [...chosen.values()].reduce((total, fit) => total + fit.score, 0);
  return scores + pairBonus(chosen, 'add.client', 'add.server') + pairBonus(chosen, 'file.client', 'file.server');
}

function pairBonus(chosen: ReadonlyMap<ProgramId, Fit>, one: ProgramId, other: ProgramId): number {
  const a = chosen.get(one)?.candidate;
  const b = chosen.get(other)?.candidate;
  if (a === undefined || b === undefined) return 0;
  const near = folderOf(a.path) === folderOf(b.path) ? sameFolder : 0;
  const attempt = pairKeyOf(a) === pairKeyOf(b) ? sameAttempt : 0;
  return near + attempt + (a.language === b.language ? sameLanguage : 0);
}
