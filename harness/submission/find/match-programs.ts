/**
 * The best consistent choice of at most one file for each of the four programs.
 *
 * A file fits a program only when role and assignment both speak for it. All choices among the best few files of each program are compared, so
 * that a file goes where it is needed and not merely where it fits best.
 */
import { assignmentOf, type ProgramId, programIds, roleOf } from '../../handout/programs.ts';
import { folderOf } from '../read/paths.ts';
import type { ProgramCandidate } from './candidates.ts';
import { support } from './evidence.ts';

interface Fit {
  readonly candidate: ProgramCandidate;
  readonly score: number;
}

export interface Match {
  readonly chosen: ReadonlyMap<ProgramId, Fit>;
  /** All files that fit, best first, taken or not. */
  readonly fits: ReadonlyMap<ProgramId, readonly Fit[]>;
}

const fitsPerProgram = 7;
/** Below this a role or an assignment is open. */
const minSupport = 0.5;
/** Two halves in one folder, or in one language, are more likely one work than two from different places. */
const sameFolder = 0.6;
const sameLanguage = 0.3;

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
      if ([...chosen.values()].some((other) => other.candidate === fit.candidate)) continue;
      choose(index + 1, new Map(chosen).set(id, fit));
    }
  };
  choose(0, new Map());
  return { chosen: best.chosen, fits };
}

/** How well a file fits a program; undefined where its role or its assignment is open or speaks against it. */
function fitOf(candidate: ProgramCandidate, id: ProgramId): number | undefined {
  if (candidate.hasBothRoles) return undefined;
  const role = roleSupport(candidate, id);
  const assignment = support(candidate.evidence, assignmentOf(id)) - (candidate.isLectureExample ? 3 : 0);
  if (role < minSupport || assignment < minSupport) return undefined;
  const score = role + assignment + candidate.freshness.value - (candidate.usesSockets ? 0 : 3);
  return Math.max(minSupport, score);
}

/** A name that lies outweighs a content that is less than clear; the content still makes the file a last resort for where nothing else fits. */
function roleSupport(candidate: ProgramCandidate, id: ProgramId): number {
  const all = support(candidate.evidence, roleOf(id));
  const content = support(candidate.evidence, roleOf(id), 'content');
  return content >= 2 ? Math.max(all, minSupport) : all;
}

function fitsOf(candidates: readonly ProgramCandidate[], id: ProgramId): readonly Fit[] {
  return candidates
    .flatMap((candidate) => {
      const score = fitOf(candidate, id);
      return score === undefined ? [] : [{ candidate, score }];
    })
    .toSorted((a, b) => b.score - a.score);
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
  return near + (a.language === b.language ? sameLanguage : 0);
}
