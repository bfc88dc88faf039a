/**
 * Grades one submission: prepares it, learns it, performs the scenarios, judges the transcripts.
 *
 * The flow only: what each step does stands in a file of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeDeviations, learn, type Learned, type Profile } from '../learn/index.ts';
import { buildingIn } from '../sandbox/build/jailed-tool.ts';
import { StartPauses } from '../engine/wait/polling/start-pauses.ts';
import { WaitBudget } from '../engine/wait/wait-budget.ts';
import type { RoomOptions } from '../engine/room.ts';
import { drawFrom, type Draw } from '../scenario/draw.ts';
import { isSelected, type Scenario } from '../scenario/scenario.ts';
import { groupIntoSeries } from './plan/request-series.ts';
import { planPerformances } from './plan/shared-performances.ts';
import type { Transcript } from '../transcript/transcript.ts';
import type { Assignment, ProgramId } from '../handout/programs.ts';
import { openCopies, prepareSubmission, type PreparedSubmission, type Submission } from '../submission/index.ts';
import { aggregate, scoreOf, type Rubric } from './points.ts';
import { assignBlame, type Judged } from './blame.ts';
import { expressibleScenarios } from './plan/expressible.ts';
import { performSeries } from './perform/series.ts';
import type { ScenarioResult, SubmissionResult } from './results.ts';
import { foldersOf } from './plan/served-folders.ts';
import type { GradingSettings } from './settings.ts';
import { presetResult, withoutPerforming } from './without-performing.ts';

export interface GradeOptions extends RoomOptions {
  readonly settings: GradingSettings;
  /** Absent for both. */
  readonly assignment?: Assignment | undefined;
  readonly rubric: Rubric;
  /** All scenarios there are, for a draw. */
  readonly catalogue: (draw: Draw) => readonly Scenario[];
  /** Whether the testbed can see an empty datagram on this machine; absent where that is not in doubt. */
  readonly emptyDatagramsArrive?: boolean;
  readonly onScenario?: (result: Pick<ScenarioResult, 'id' | 'status'>) => void;
  /** Handed each transcript with the scenarios that were judged by it. */
  readonly onTranscript?: ((transcript: Transcript, scenarios: readonly Scenario[]) => Promise<void>) | undefined;
}

export async function gradeSubmission(submission: Submission, options: GradeOptions): Promise<SubmissionResult> {
  const startedMs = performance.now();
  const scratch = await mkdtemp(join(options.scratch, 'submission-'));
  try {
    const starts = { count: 0 };
    const counted: GradeOptions = {
      ...options,
      scratch,
      waitBudget: new WaitBudget(),
      startPauses: new StartPauses(),
      nextMark: () => {
        starts.count += 1;
        return options.nextMark();
      },
    };
    const wanted = programsFor(options);
    const prepared = await prepareSubmission(submission, scratch, { wanted, ...buildingIn(options) });
    const { scenarios, profile } = await gradePrepared(prepared, wanted, counted);
    const requirements = aggregate(scenarios, options.rubric);
    return {
      id: submission.id,
      folder: submission.folder,
      status: scenarios.some(({ status }) => status === 'error') ? 'error' : 'graded',
      ...scoreOf(requirements),
      requirements: [...requirements],
      scenarios: [...scenarios],
      problems: [...submission.problems, ...prepared.leftOut, ...describeDeviations(profile)],
      programs: programCommandsOf(profile),
      profile: { ...profile },
      processStarts: starts.count,
      durationMs: performance.now() - startedMs,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Learning starts programs and opens sockets as performing does: a fault of the testbed is retried once there, too. */
async function learnTwice(...what: Parameters<typeof learn>): Promise<Learned> {
  try {
    return await learn(...what);
  } catch {
    what[0].signal?.throwIfAborted();
    return await learn(...what);
  }
}

async function gradePrepared(
  prepared: PreparedSubmission,
  wanted: ReadonlySet<ProgramId>,
  options: GradeOptions,
): Promise<{ readonly scenarios: readonly ScenarioResult[]; readonly profile: Profile }> {
  const copies = await openCopies(prepared.tree, options.scratch);
  const { seed, learnOnly } = options.settings;
  const context = { ...options, seed, copies, servedFolders: await foldersOf(prepared.tree) };
  const learned = await learnTwice(context, prepared, wanted);
  const avoid = new Set(learned.profile.add.constantNumbers);
  const scenariosFrom = (from: number): readonly Scenario[] => options.catalogue(drawFrom(from, avoid));
  const drawn = learnOnly === true ? [] : select(scenariosFrom(seed), options);
  const { scenarios: selected, undecided } = expressibleScenarios(learned.profile, drawn);
  const judged = new Map<Scenario, Judged | ScenarioResult>();
  for (const scenario of selected) {
    const reason = undecided.get(scenario);
    const result =
      withoutPerforming(scenario, learned, options) ??
      (reason === undefined ? undefined : presetResult(scenario, 'unsupported', reason));
    if (result !== undefined) judged.set(scenario, result);
  }
  const performances = planPerformances(selected.filter((scenario) => !judged.has(scenario)));
  for (const series of groupIntoSeries(performances)) {
    for (const each of await performSeries(series, { ...context, profile: learned.profile, scenariosFrom })) {
      judged.set(each.scenario, each.judged);
      options.onScenario?.({
        id: each.scenario.id,
        status: 'status' in each.judged ? each.judged.status : statusBeforeBlame(each.judged),
      });
    }
  }
  const inOrder = selected.map((scenario) => judged.get(scenario)).filter((each) => each !== undefined);
  const blamed = assignBlame(
    inOrder.filter((each): each is Judged => 'verdict' in each),
    inOrder.filter((each): each is ScenarioResult => 'id' in each),
  );
  const results = new Map(blamed.map((each) => [each.id, each]));
  return { scenarios: selected.map(({ id }) => results.get(id) as ScenarioResult), profile: learned.profile };
}

function statusBeforeBlame({ verdict }: Judged): ScenarioResult['status'] {
  return verdict.status === 'notReached' ? 'fail' : verdict.status;
}

function select(
  scenarios: readonly Scenario[],
  { settings: { selectors }, assignment }: Pick<GradeOptions, 'settings' | 'assignment'>,
): readonly Scenario[] {
  const own = scenarios.filter((scenario) => assignment === undefined || scenario.assignment === assignment);
  return selectors.length === 0 ? own : own.filter(({ id }) => selectors.some((each) => isSelected(id, each)));
}

function programsFor(options: GradeOptions): ReadonlySet<ProgramId> {
  const selected = select(options.catalogue(drawFrom(options.settings.seed, new Set())), options);
  const assignments = new Set(selected.map(({ assignment }) => assignment));
  // Both halves are learned even where only one is graded: one shows how the other is spoken to.
  return new Set([...assignments].flatMap((assignment) => [`${assignment}.client`, `${assignment}.server`] as const));
}

/** An interpreter is known by its name, a program of the hand-in by its path. */
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
