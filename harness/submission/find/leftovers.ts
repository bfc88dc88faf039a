/**
 * Programs that were not found, for which a source is left that could be them: it is tried, and
 * what it does wrong is left to a person. Pure.
 */
import { assignmentOf, type ProgramId, roleOf } from '../../handout/programs.ts';
import type { ProgramStart } from '../program.ts';
import { quotePath } from '../read/paths.ts';
import type { ProgramCandidate } from './candidates.ts';
import { type Direction, support } from './evidence/observation.ts';
import { titles } from './explain.ts';
import type { Match } from './match-programs.ts';

export interface Leftover {
  readonly candidate: ProgramCandidate;
  /** As in {@link Program}. */
  readonly unsure: string;
  readonly starts: readonly ProgramStart[];
}

export function leftoversFor(
  candidates: readonly ProgramCandidate[],
  match: Match,
  wanted: readonly ProgramId[],
): ReadonlyMap<ProgramId, Leftover> {
  const found = new Map<ProgramId, Leftover>();
  for (const id of wanted) {
    if (match.chosen.has(id)) continue;
    const best = candidates
      .filter((each) => isFree(each, id, found) && couldBe(each, id, match))
      .toSorted((a, b) => likeness(b, id) - likeness(a, id))[0];
    if (best !== undefined)
      found.set(id, { candidate: best, unsure: describe(best, id), starts: proposedStarts(best, id) });
  }
  return found;
}

/** One process may serve both assignments, on two ports. */
function isFree(candidate: ProgramCandidate, id: ProgramId, found: ReadonlyMap<ProgramId, Leftover>): boolean {
  const uses = [...found].filter(([, leftover]) => leftover.candidate === candidate).map(([each]) => each);
  if (uses.length === 0 || candidate.hasBothRoles) return true;
  return doesBothAssignments(candidate) && uses.every((each) => roleOf(each) === roleOf(id));
}

/**
 * A source of which nothing shows that it is not the program that is missing: one that was not
 * recognised as any of the four, or the only one, if it has signs of this program as well.
 */
export function perhaps(candidates: readonly ProgramCandidate[], match: Match, id: ProgramId): string | undefined {
  const chosen = new Set([...match.chosen.values()].map((fit) => fit.candidate));
  const isOnlySource = new Set(candidates.map(({ path }) => path)).size === 1;
  const found = candidates.find((each) => {
    if (each.transport !== 'udp' || !isOfStudent(each)) return false;
    if (chosen.has(each)) return isOnlySource && hasSignsOf(each, id);
    return support(each.evidence, roleOf(id)) > 0 && support(each.evidence, assignmentOf(id)) >= leastOfPart;
  });
  return (
    found &&
    `${quotePath(found.path)} uses UDP and may be the ${titles[id]}; datagrade does not know how to start it as that`
  );
}

/** Not the example of the lecture, an older version or a compiled program. */
function isOfStudent({ usesSockets, isLectureExample, freshness, compiled }: ProgramCandidate): boolean {
  return usesSockets && !isLectureExample && freshness.stale === undefined && !compiled;
}

/** Weak signs of the other assignment, such as a buffer of 2048 bytes, do not exclude a program. */
const leastOfPart = -3;

function hasSignsOf({ evidence }: ProgramCandidate, id: ProgramId): boolean {
  return [roleOf(id), assignmentOf(id)].every((toward) =>
    evidence.some((each) => each.toward === toward && each.weight >= 1),
  );
}

/** A file that is both halves and was chosen, although nothing shows what starts this one. */
export function ambiguous(candidate: ProgramCandidate | undefined, id: ProgramId): Leftover | undefined {
  if (candidate?.hasBothRoles !== true) return undefined;
  return { candidate, unsure: describe(candidate, id), starts: proposedStarts(candidate, id) };
}

function couldBe(candidate: ProgramCandidate, id: ProgramId, match: Match): boolean {
  if (candidate.hasBothRoles)
    return support(candidate.evidence, assignmentOf(id)) >= -2 || doesBothAssignments(candidate);
  if (!isOfStudent(candidate) || candidate.transport === 'tcp') return false;
  const taken = [...match.chosen].find(([, fit]) => fit.candidate === candidate)?.[0];
  if (taken !== undefined)
    return roleOf(taken) === roleOf(id) && doesBothAssignments(candidate) && hasOtherHalf(id, match);
  const isPart = isOtherPart(candidate, match);
  // Another version of a chosen program is the same program.
  const isRival = [...match.fits].some(([, fits]) => fits.some((fit) => fit.candidate === candidate));
  if (isRival && !isPart) return false;
  const least = isPart ? leastOfPart : -1;
  return support(candidate.evidence, roleOf(id)) >= 0 && support(candidate.evidence, assignmentOf(id)) >= least;
}

/** What another argument or answer starts in the file of a chosen program is a program of its own. */
function isOtherPart({ path, starts, transport }: ProgramCandidate, { chosen }: Match): boolean {
  const isBeside = [...chosen.values()].some((fit) => fit.candidate.path === path);
  return isBeside && transport === 'udp' && starts.length > 0;
}

/** Whether there is something for the program to talk to. */
function hasOtherHalf(id: ProgramId, { chosen }: Match): boolean {
  const other = [...chosen].filter(([each]) => roleOf(each) !== roleOf(id));
  return other.some(
    ([each, { candidate }]) => assignmentOf(each) === assignmentOf(id) || doesBothAssignments(candidate),
  );
}

function likeness({ evidence }: ProgramCandidate, id: ProgramId): number {
  return support(evidence, roleOf(id)) + support(evidence, assignmentOf(id));
}

/** The text of one program has strong signs of both. */
function doesBothAssignments({ evidence }: ProgramCandidate): boolean {
  const content = evidence.filter((each) => each.from === 'content');
  const weight = (toward: Direction): number =>
    content.reduce((total, each) => total + (each.toward === toward ? each.weight : 0), 0);
  return weight('add') >= 4 && weight('file') >= 4.5;
}

function describe(candidate: ProgramCandidate, id: ProgramId): string {
  const path = quotePath(candidate.path);
  return candidate.hasBothRoles
    ? `${path} contains client and server, and its text does not show what starts the ${titles[id]}.`
    : `${path} was tried as the ${titles[id]} only because no other file is left that could be it.`;
}

/** What a file that is both halves usually wants to be told. */
function proposedStarts({ hasBothRoles, starts }: ProgramCandidate, id: ProgramId): readonly ProgramStart[] {
  if (!hasBothRoles || starts.length > 0) return starts;
  const role = roleOf(id);
  const words = ['', role, role.charAt(0), `--${role}`, `-${role.charAt(0)}`];
  return words.map((word) => ({ words: word === '' ? [] : [word], typed: [] }));
}
