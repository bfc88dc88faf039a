/**
 * What grading a corpus proves about the grader: labels compared with verdicts. Pure.
 */
import type { RequirementId } from '../handout/requirements.ts';
import { requirements } from '../handout/requirements.ts';
import type { Status } from '../judge/evidence.ts';
import { nextFailure } from '../grade/next-failure.ts';
import type { Run, ScenarioResult, SubmissionResult } from '../grade/results.ts';
import type { Assignment } from '../handout/programs.ts';
import type { Label, RightLabel, WrongLabel } from './labels.ts';

/** What can be wrong about a verdict on a labelled program. */
export type FlawKind =
  /** A requirement that the program meets lost its points. */
  | 'falseFailure'
  /** A mistake that costs a requirement was not found there. */
  | 'missed'
  /** It was found, but charged to another requirement. */
  | 'wrongScenario'
  /** The hint names another cause than the real one. */
  | 'wrongHint'
  /** The report ends with a failure whose hint names another cause than the real one. */
  | 'wrongNext'
  /** No verdict although the label has one: it needs review, or datagrade had a fault. */
  | 'undecided';

export interface Flaw {
  readonly kind: FlawKind;
  readonly program: string;
  readonly requirement: RequirementId;
  readonly expected: string;
  readonly found: string;
}

export interface Cell {
  readonly requirement: RequirementId;
  readonly expected: Status;
  readonly found: Status;
}

export interface ProgramProof {
  readonly id: string;
  readonly kind: 'right' | 'wrong';
  /** One for each requirement that was tried, in the order of the handout. */
  readonly cells: readonly Cell[];
}

/** A scenario, and which other one it confirms according to the catalogue. */
export interface ScenarioClaim {
  readonly id: string;
  readonly confirms?: string | undefined;
}

/** The wrong programs that fail a scenario. */
export interface ScenarioWorth {
  readonly id: string;
  /** The scenario that this one confirms; undefined if it must kill a program alone. */
  readonly confirms: string | undefined;
  readonly kills: readonly string[];
  /** Those that no other scenario kills, except scenarios that only confirm. */
  readonly killsAlone: readonly string[];
}

export interface Proof {
  readonly programs: readonly ProgramProof[];
  readonly flaws: readonly Flaw[];
  readonly scenarios: readonly ScenarioWorth[];
}

/** A program of the corpus as the proof needs it. */
export type Labelled = Label & {
  readonly id: string;
  readonly folder: string;
  /** The only assignment that the run tried; absent for both. */
  readonly tried?: Assignment | undefined;
  /** A tool that it needs and the machine does not have: it could not run, and lost nothing. */
  readonly lacks?: string | undefined;
};

/**
 * @param corpus the programs that were graded, each by its folder
 * @throws RangeError if the run has no result for one of them: a fault of datagrade
 */
export function prove(
  corpus: readonly Labelled[],
  run: Pick<Run, 'submissions'>,
  claims: readonly ScenarioClaim[],
): Proof {
  const graded = corpus.map((program) => {
    const result = run.submissions.find(({ folder }) => folder === program.folder);
    if (result === undefined) throw new RangeError(`the run has no result for ${program.folder}`);
    return { program, result, cells: cellsOf(program, result) };
  });
  return {
    programs: graded.map(({ program, cells }) => ({ id: program.id, kind: program.kind, cells })),
    flaws: graded.flatMap(({ program, result, cells }) => [
      ...cells.flatMap((cell) => flawOf(program, cell, cells)),
      ...(program.kind === 'wrong' && program.lacks === undefined ? hintFlaws(program.id, program.label, result) : []),
    ]),
    scenarios: worthOf(
      claims,
      graded.filter(({ program }) => program.kind === 'wrong').map(({ result }) => result),
    ),
  };
}

/** Scenarios that must kill a program alone, and kill none. */
export function idleScenarios({ scenarios }: Proof): readonly ScenarioWorth[] {
  return scenarios.filter(({ confirms, killsAlone }) => confirms === undefined && killsAlone.length === 0);
}

function cellsOf(program: Labelled, { requirements: results }: SubmissionResult): readonly Cell[] {
  const { tried } = program;
  const own = requirements.filter(({ id }) => tried === undefined || id.startsWith(`${tried}.`));
  return own.map(({ id }) => {
    const found = results.find((each) => each.id === id)?.status ?? 'error';
    return { requirement: id, expected: expectedOf(program, id, found), found };
  });
}

function expectedOf(program: Labelled, id: RequirementId, found: Status): Status {
  const known = program.kind === 'right' ? expectedOfRight(program.label, id) : expectedOfWrong(program.label, id);
  if (program.lacks === undefined) return known;
  // A missing program is blocked on any machine. One that exists and cannot run here needs review.
  return known === 'blocked' && found === 'blocked' ? 'blocked' : 'unsupported';
}

function expectedOfRight({ only, unsupported }: RightLabel, id: RequirementId): Status {
  if (isLeftOut(only, id)) return 'blocked';
  return unsupported.includes(id) ? 'unsupported' : 'pass';
}

function expectedOfWrong({ only, fails, blocked, unsupported }: WrongLabel, id: RequirementId): Status {
  if (isLeftOut(only, id)) return 'blocked';
  if (fails.includes(id)) return 'fail';
  if (blocked.includes(id)) return 'blocked';
  return unsupported.includes(id) ? 'unsupported' : 'pass';
}

function isLeftOut(only: Assignment | undefined, id: RequirementId): boolean {
  return only !== undefined && !id.startsWith(`${only}.`);
}

function flawOf({ id }: Labelled, { requirement, expected, found }: Cell, cells: readonly Cell[]): readonly Flaw[] {
  if (expected === found) return [];
  const kind = flawKind(expected, found, cells);
  return [{ kind, program: id, requirement, expected, found }];
}

function flawKind(expected: Status, found: Status, cells: readonly Cell[]): FlawKind {
  if (found === 'unsupported' || found === 'error') return 'undecided';
  if (expected === 'pass') return 'falseFailure';
  if (found !== 'pass') return 'wrongScenario';
  // Found, but charged to a requirement that is met.
  return cells.some((cell) => cell.expected === 'pass' && cell.found === 'fail') ? 'wrongScenario' : 'missed';
}

function hintFlaws(id: string, { caughtBy, hint, otherHints }: WrongLabel, result: SubmissionResult): readonly Flaw[] {
  const { scenarios } = result;
  const lost = scenarios.filter(({ status }) => status === 'fail' || status === 'blocked');
  // The report shows the first failure of a requirement in full.
  const shown = lost.find(({ requirement }) => requirement === caughtBy);
  const next = nextFailure(result);
  const flaw = (expected: string, found: string): Flaw => ({
    kind: 'wrongHint',
    program: id,
    requirement: caughtBy,
    expected,
    found,
  });
  return [
    ...(shown === undefined || shown.symptom === hint ? [] : [flaw(hint, shown.symptom ?? 'none')]),
    ...otherHints
      .filter((each) => !lost.some(({ symptom }) => symptom === each))
      .map((each) => flaw(each, 'not shown')),
    ...(next === undefined || next.symptom === hint
      ? []
      : [{ ...flaw(hint, next.symptom ?? 'none'), kind: 'wrongNext' as const, requirement: next.requirement }]),
  ];
}

function worthOf(claims: readonly ScenarioClaim[], wrong: readonly SubmissionResult[]): readonly ScenarioWorth[] {
  const killed = new Map(
    claims.map(({ id }) => [id, wrong.filter((each) => kills(each.scenarios, id)).map((each) => each.id)]),
  );
  const proving = claims.filter(({ confirms }) => confirms === undefined).map(({ id }) => id);
  return claims.map(({ id, confirms }) => {
    const own = killed.get(id) ?? [];
    const others = new Set(proving.filter((other) => other !== id).flatMap((other) => killed.get(other) ?? []));
    return { id, confirms, kills: own, killsAlone: own.filter((program) => !others.has(program)) };
  });
}

function kills(results: readonly ScenarioResult[], scenario: string): boolean {
  return results.some(({ id, status }) => id === scenario && status === 'fail');
}
