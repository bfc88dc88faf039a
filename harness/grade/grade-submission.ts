/**
 * Grades one submission: prepares it, learns it, performs the scenarios, judges the transcripts.
 *
 * A fault of the testbed in a performance is retried once and then makes an `error` verdict; it never counts against the submission.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { learn, peerNameLike, type Learned, type Obstacle, type Profile } from '../learn/index.ts';
import { perform } from '../scenario/engine/perform.ts';
import type { RoomOptions } from '../scenario/engine/room.ts';
import { drawFrom, seedFor, type Draw } from '../scenario/draw.ts';
import { judge } from '../scenario/judge/judge.ts';
import { expectationsAt, isSelected, type Scenario } from '../scenario/scenario.ts';
import { sharePerformances, type SharedPerformance } from '../scenario/share.ts';
import type { Transcript } from '../scenario/transcript.ts';
import {
  copyTree,
  prepareSubmission,
  type PreparedSubmission,
  type ProgramId,
  type Submission,
} from '../submission/index.ts';
import { aggregate, scoreOf, type Rubric } from './aggregate.ts';
import { assignBlame, type Judged } from './blame.ts';
import { hints } from './hints.ts';
import { foldersOf } from './served-folders.ts';
import { requirementOf, type RequirementId } from './requirements.ts';
import type { ScenarioResult, SubmissionResult } from './results.ts';

export interface GradeOptions extends RoomOptions {
  readonly seed: number;
  readonly rubric: Rubric;
  /** All scenarios there are, for a draw. */
  readonly catalogue: (draw: Draw) => readonly Scenario[];
  /** Ids or beginnings of ids, `*` for any one segment; empty for all. */
  readonly selectors: readonly string[];
  readonly onScenario?: (result: Pick<ScenarioResult, 'id' | 'status'>) => void;
  /** Handed each transcript with the scenarios that were judged by it. */
  readonly onTranscript?: (transcript: Transcript, scenarios: readonly Scenario[]) => Promise<void>;
}

export async function gradeSubmission(submission: Submission, options: GradeOptions): Promise<SubmissionResult> {
  const startedMs = performance.now();
  const scratch = await mkdtemp(join(options.scratch, 'submission-'));
  try {
    const starts = { count: 0 };
    const counted: GradeOptions = {
      ...options,
      scratch,
      nextMark: () => {
        starts.count += 1;
        return options.nextMark();
      },
    };
    const prepared = await prepareSubmission(submission, scratch);
    const { scenarios, profile } = await gradePrepared(prepared, counted);
    const requirements = aggregate(scenarios, options.rubric);
    return {
      id: submission.id,
      folder: submission.folder,
      status: scenarios.some(({ status }) => status === 'error') ? 'error' : 'graded',
      ...scoreOf(requirements),
      requirements: [...requirements],
      scenarios: [...scenarios],
      problems: [...submission.problems, ...prepared.leftOut],
      programs: commandsOf(profile),
      processStarts: starts.count,
      durationMs: performance.now() - startedMs,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function gradePrepared(
  prepared: PreparedSubmission,
  options: GradeOptions,
): Promise<{ readonly scenarios: readonly ScenarioResult[]; readonly profile: Profile }> {
  const layOut = async (folder: string): Promise<void> => void (await copyTree(prepared.tree, folder));
  const context = { ...options, layOut, servedFolders: await foldersOf(prepared.tree) };
  const learned = await learn(context, prepared, programsFor(options));
  const avoid = new Set(learned.profile.add.standingNumbers);
  const selected = select(options.catalogue(drawFrom(options.seed, avoid)), options.selectors);
  const judged = new Map<Scenario, Judged | ScenarioResult>();
  for (const scenario of selected) {
    const result = withoutPerforming(scenario, learned);
    if (result !== undefined) judged.set(scenario, result);
  }
  for (const shared of sharePerformances(selected.filter((scenario) => !judged.has(scenario)))) {
    for (const each of await performShared(shared, learned.profile, context, options)) {
      judged.set(each.scenario, each.judged);
      options.onScenario?.({
        id: each.scenario.id,
        status: 'status' in each.judged ? each.judged.status : statusOf(each.judged),
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

function statusOf({ verdict }: Judged): ScenarioResult['status'] {
  return verdict.status === 'notReached' ? 'fail' : verdict.status;
}

function select(scenarios: readonly Scenario[], selectors: readonly string[]): readonly Scenario[] {
  if (selectors.length === 0) return scenarios;
  return scenarios.filter(({ id }) => selectors.some((selector) => isSelected(id, selector)));
}

function programsFor({ catalogue, selectors, seed }: GradeOptions): ReadonlySet<ProgramId> {
  const selected = select(catalogue(drawFrom(seed, new Set())), selectors);
  const assignments = new Set(selected.map(({ assignment }) => assignment));
  // Both halves are learned even where only one is graded: one shows how the other is spoken to.
  return new Set([...assignments].flatMap((assignment) => [`${assignment}.client`, `${assignment}.server`] as const));
}

interface PerformedScenario {
  readonly scenario: Scenario;
  readonly judged: Judged | ScenarioResult;
}

async function performShared(
  shared: SharedPerformance,
  profile: Profile,
  context: RoomOptions & {
    readonly layOut: (folder: string) => Promise<void>;
    readonly servedFolders: readonly string[];
  },
  options: GradeOptions,
): Promise<readonly PerformedScenario[]> {
  const startedMs = performance.now();
  const durationMs = (): number => (performance.now() - startedMs) / shared.scenarios.length;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const transcript = await performOnce(shared, profile, context, options.seed);
      await options.onTranscript?.(transcript, shared.scenarios);
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: { scenario, verdict: judge(scenario, transcript), durationMs: durationMs() },
      }));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (attempt < 2) continue;
      const reason = `the testbed failed: ${error instanceof Error ? error.message : String(error)}`;
      return shared.scenarios.map((scenario) => ({ scenario, judged: plain(scenario, 'error', reason, durationMs()) }));
    }
  }
}

function performOnce(
  { actions, scenarios }: SharedPerformance,
  profile: Profile,
  context: RoomOptions & {
    readonly layOut: (folder: string) => Promise<void>;
    readonly servedFolders: readonly string[];
  },
  seed: number,
): Promise<Transcript> {
  const [first] = scenarios as [Scenario];
  const otherHalf = first.roles.includes('server') ? 'client' : 'server';
  const shape = profile.add.ownNames[otherHalf];
  const peerName = peerNameLike(
    shape,
    `${otherHalf === 'client' ? 'Client' : 'Server'} of Wolfram`,
    seedFor(seed, first.id),
  );
  const { clientRequest, serverReply, ownNames } = profile.add;
  return perform({
    ...context,
    actions,
    expectations: (position) => scenarios.flatMap((scenario) => expectationsAt(scenario, position)),
    stage: {
      assignment: first.assignment,
      profile,
      peerName,
      layOut: context.layOut,
      servedFolders: context.servedFolders,
    },
    facts: {
      ownNames,
      peerName,
      dialects: {
        ...(clientRequest === undefined ? {} : { clientRequest }),
        ...(serverReply === undefined ? {} : { serverReply }),
      },
    },
  });
}

/** Scenarios of programs that are absent, do not compile, cannot be run here, or could not be learned. */
function withoutPerforming(scenario: Scenario, { profile, obstacles }: Learned): ScenarioResult | undefined {
  const { requirement, assignment } = scenario;
  for (const id of requirementOf(requirement).programs) {
    const obstacle = obstacles.get(id);
    if (obstacle !== undefined) return obstructed(scenario, id, obstacle);
  }
  if (scenario.roles.length > 1) return undefined;
  const reason = profile[assignment].unsupported[scenario.roles[0] ?? 'client'];
  const independent: readonly RequirementId[] = ['add.client.request', 'file.client.request'];
  if (reason === undefined || independent.includes(requirement)) return undefined;
  return plain(scenario, 'unsupported', reason);
}

function obstructed(scenario: Scenario, program: ProgramId, obstacle: Obstacle): ScenarioResult {
  const first = {
    'add.client': 'add.client.request',
    'add.server': 'add.server.reply',
    'file.client': 'file.client.request',
    'file.server': 'file.server.content',
  } as const;
  switch (obstacle.kind) {
    case 'absent':
      return plain(scenario, 'blocked', obstacle.reason);
    case 'toolMissing':
      return plain(scenario, 'unsupported', obstacle.reason);
    case 'broken':
      if (scenario.requirement !== first[program])
        return { ...plain(scenario, 'blocked', obstacle.reason), blockedBy: first[program] };
      return {
        ...plain(scenario, 'fail', obstacle.reason),
        symptom: 'does-not-compile',
        hint: hints['does-not-compile'],
        evidence: {
          steps: [{ text: 'the program is compiled', outcome: 'failed' }],
          expected: 'a program that can be started',
          actual: obstacle.reason,
          ...(obstacle.output === undefined ? {} : { errors: obstacle.output }),
        },
      };
  }
}

function plain(
  { id, requirement, title }: Scenario,
  status: ScenarioResult['status'],
  reason: string,
  durationMs = 0,
): ScenarioResult {
  return { id, requirement, title, status, reason, durationMs };
}

/** An interpreter is known by its name, a program of the hand-in by its path. */
function toolName(tool: string): string {
  return tool.startsWith('/') ? basename(tool) : tool;
}

function commandsOf({ programs }: Profile): Record<string, string> {
  return Object.fromEntries(
    Object.values(programs).map(({ id, argv: [tool = '', ...rest], arguments: words }) => [
      id,
      [toolName(tool), ...rest, ...words].join(' '),
    ]),
  );
}
