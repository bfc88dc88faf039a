/**
 * Grades one submission: prepares it, learns it, performs the scenarios, judges the transcripts.
 *
 * This file holds only the flow: each step has a file of its own.
 */
import { basename } from 'node:path';
import { describeDeviations, playedPerformance, withPredictions, type Profile } from '../learn/index.ts';
import type { Machine } from '../engine/machine.ts';
import { drawFrom, type Draw } from '../scenario/draw.ts';
import { isSelected, type Scenario } from '../scenario/scenario.ts';
import { isPredicted } from './plan/carried-names.ts';
import { groupIntoSeries } from './plan/request-series.ts';
import { planPerformances } from './plan/shared-performances.ts';
import type { Transcript } from '../transcript/transcript.ts';
import type { Assignment, ProgramId } from '../handout/programs.ts';
import type { Submission } from '../submission/index.ts';
import { aggregate, scoreOf, type Rubric } from './points.ts';
import { assignBlame, type Judged } from './blame.ts';
import { leaveDoubtOpen } from './doubt.ts';
import { nameTcpPrograms } from './tcp-program.ts';
import { openSubmission, requirePlace, type OpenSubmission } from './open-submission.ts';
import { expressibleScenarios } from './plan/expressible.ts';
import type { PerformContext } from './perform/once.ts';
import { askOwnPair, performUnplayable, reviewMisread } from './perform/own-pair.ts';
import { performSeries } from './perform/series.ts';
import type { ScenarioResult, SubmissionResult } from './results.ts';
import type { GradingSettings } from './settings.ts';
import { presetResult, withoutPerforming } from './without-performing.ts';

export interface GradeOptions {
  readonly settings: GradingSettings;
  readonly machine: Machine;
  /** Absent for both. */
  readonly assignment?: Assignment | undefined;
  readonly rubric: Rubric;
  /** All scenarios there are, for a draw. */
  readonly catalogue: (draw: Draw) => readonly Scenario[];
  readonly onScenario?: (result: Pick<ScenarioResult, 'id' | 'status'>) => void;
  /** Receives each transcript with the scenarios that were judged on it. */
  readonly onTranscript?: ((transcript: Transcript, scenarios: readonly Scenario[]) => Promise<void>) | undefined;
}

export async function gradeSubmission(submission: Submission, options: GradeOptions): Promise<SubmissionResult> {
  const startedMs = performance.now();
  const { seed } = options.settings;
  await using opened = await openSubmission(submission, options.machine, { seed, wanted: programsFor(options) });
  const { prepared, learned } = opened;
  const { scenarios, profile } = await gradeOpened(opened, options);
  requirePlace(prepared.tree);
  const requirements = aggregate(scenarios, options.rubric);
  return {
    id: submission.id,
    folder: submission.folder,
    status: scenarios.some(({ status }) => status === 'error') ? 'error' : 'graded',
    ...scoreOf(requirements),
    requirements: [...requirements],
    scenarios: [...scenarios],
    problems: [...submission.problems, ...prepared.leftOut, ...describeDeviations(learned.profile)],
    programs: programCommandsOf(learned.profile),
    profile: { ...profile },
    processStarts: opened.processStarts(),
    durationMs: performance.now() - startedMs,
  };
}

async function gradeOpened(
  { learned, context }: OpenSubmission,
  { settings, machine, assignment, catalogue, onScenario, onTranscript }: GradeOptions,
): Promise<{ readonly scenarios: readonly ScenarioResult[]; readonly profile: Profile }> {
  const { profile } = learned;
  const avoid = new Set(profile.add.constantNumbers);
  const scenariosFrom = (seed: number): readonly Scenario[] => catalogue(drawFrom(seed, avoid));
  const drawn = settings.learnOnly === true ? [] : select(scenariosFrom(settings.seed), settings, assignment);
  const { scenarios: selected, undecided } = expressibleScenarios(profile, drawn);
  const judged = new Map<Scenario, Judged | ScenarioResult>();
  for (const scenario of selected) {
    const reason = undecided.get(scenario);
    const result =
      withoutPerforming(scenario, learned, machine) ??
      (reason === undefined ? undefined : presetResult(scenario, 'unsupported', reason));
    if (result !== undefined) judged.set(scenario, result);
  }
  const performances = planPerformances(selected.filter((scenario) => !judged.has(scenario)));
  const { perform, transcripts } = recording({ ...context, profile, scenariosFrom, onTranscript });
  await performUnplayable(judged, perform);
  for (const series of groupIntoSeries(performances)) {
    // What its own client writes decides which names its server can be asked for.
    const asked = series.filter(({ actions }) => actions.every((each) => isPredicted(each, profile, transcripts.file)));
    for (const each of await performSeries(asked, perform)) {
      judged.set(each.scenario, each.judged);
      onScenario?.({
        id: each.scenario.id,
        status: 'status' in each.judged ? each.judged.status : statusBeforeBlame(each.judged),
      });
    }
  }
  await askOwnPair(judged, perform);
  await reviewMisread(judged, transcripts.add, perform);
  const add = withPredictions(profile.add, transcripts.add.map(playedPerformance));
  const performed = selected.filter((each) => judged.has(each));
  return { scenarios: resultsOf(performed, judged, profile), profile: { ...profile, add } };
}

/** Keeps the transcripts by which learned layouts are reviewed. */
function recording(context: PerformContext): {
  readonly perform: PerformContext;
  readonly transcripts: Readonly<Record<Assignment, readonly Transcript[]>>;
} {
  const transcripts: Record<Assignment, Transcript[]> = { add: [], file: [] };
  const onTranscript: PerformContext['onTranscript'] = async (transcript, scenarios) => {
    if (scenarios[0] !== undefined) transcripts[scenarios[0].assignment].push(transcript);
    await context.onTranscript?.(transcript, scenarios);
  };
  return { perform: { ...context, onTranscript }, transcripts };
}

function resultsOf(
  selected: readonly Scenario[],
  judged: ReadonlyMap<Scenario, Judged | ScenarioResult>,
  profile: Profile,
): readonly ScenarioResult[] {
  const inOrder = selected.map((scenario) => judged.get(scenario)).filter((each) => each !== undefined);
  const blamed = assignBlame(
    inOrder.filter((each): each is Judged => 'verdict' in each),
    inOrder.filter((each): each is ScenarioResult => 'id' in each),
  );
  const results = new Map(nameTcpPrograms(leaveDoubtOpen(blamed, profile), profile).map((each) => [each.id, each]));
  return selected.map(({ id }) => results.get(id) as ScenarioResult);
}

function statusBeforeBlame({ verdict }: Judged): ScenarioResult['status'] {
  return verdict.status === 'notReached' ? 'fail' : verdict.status;
}

function select(
  scenarios: readonly Scenario[],
  { selectors }: GradingSettings,
  assignment: Assignment | undefined,
): readonly Scenario[] {
  const own = scenarios.filter((scenario) => assignment === undefined || scenario.assignment === assignment);
  return selectors.length === 0 ? own : own.filter(({ id }) => selectors.some((each) => isSelected(id, each)));
}

function programsFor(options: GradeOptions): ReadonlySet<ProgramId> {
  const selected = select(
    options.catalogue(drawFrom(options.settings.seed, new Set())),
    options.settings,
    options.assignment,
  );
  const assignments = new Set(selected.map(({ assignment }) => assignment));
  // Both halves are learned even if only one is graded: each shows how a program talks to the
  // other.
  return new Set([...assignments].flatMap((assignment) => [`${assignment}.client`, `${assignment}.server`] as const));
}

/** The name of an interpreter, or the path of a program of the submission. */
function toolName(tool: string): string {
  return tool.startsWith('/') ? basename(tool) : tool;
}

function programCommandsOf({ programs }: Profile): Record<string, string> {
  return Object.fromEntries(
    Object.values(programs).map(({ id, argv: [tool = '', ...rest], arguments: words }) => [
      id,
      [toolName(tool), ...rest, ...words].join(' '),
    ]),
  );
}
