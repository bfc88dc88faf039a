/**
 * Scenarios of one half that are performed with the submission's own other half, because datagrade
 * cannot speak its dialect, or has misread it.
 */
import type { Assignment } from '../../handout/programs.ts';
import { throughOwnPair } from '../../judge/own-pair/through-own-pair.ts';
import { refutedLayouts } from '../../learn/index.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import type { Judged } from '../blame.ts';
import { planPerformances } from '../plan/shared-performances.ts';
import type { ScenarioResult } from '../results.ts';
import { presetResult } from '../without-performing.ts';
import type { PerformContext } from './once.ts';
import { performShared, type PerformedScenario } from './shared.ts';

/** Results by scenario: as judged, or as they stand without a verdict. */
export type Results = Map<Scenario, Judged | ScenarioResult>;

/** Performs what cannot be played otherwise. What stays open keeps the result that it has. */
export async function performUnplayable(judged: Results, context: PerformContext): Promise<void> {
  const { profile } = context;
  const open = [...judged].filter((each) => isUnplayable(...each, profile));
  for (const { scenario, judged: own } of await performAll(
    open.map(([each]) => each),
    context,
  )) {
    const before = judged.get(scenario) as ScenarioResult;
    if ('verdict' in own && (own.verdict.status === 'pass' || own.verdict.status === 'fail')) judged.set(scenario, own);
    else judged.set(scenario, presetResult(scenario, 'unsupported', [before.reason, openReason(own)].join('. ')));
  }
}

/** Performs what only the submission's own pair may decide. What stays open keeps its result. */
export async function askOwnPair(judged: Results, context: PerformContext): Promise<void> {
  const open = [...judged].filter(
    ([{ assignment }, result]) =>
      hasOwnPair(context.profile, assignment) &&
      'verdict' in result &&
      result.verdict.status === 'unsupported' &&
      result.verdict.violation.askOwnPair === true,
  );
  for (const { scenario, judged: own } of await performAll(
    open.map(([each]) => each),
    context,
    true,
  )) {
    if ('verdict' in own && (own.verdict.status === 'pass' || own.verdict.status === 'fail')) judged.set(scenario, own);
  }
}

/**
 * Performs again what failed although the layouts that it rests on do not predict the messages of
 * their authors. A half that does it right with its own other half is not charged.
 */
export async function reviewMisread(
  judged: Results,
  transcripts: readonly Transcript[],
  context: PerformContext,
): Promise<void> {
  if (!hasOwnPair(context.profile, 'add')) return;
  const refuted = refutedLayouts(context.profile.add, transcripts);
  if (refuted === undefined) return;
  const failing = [...judged].filter(
    ([{ assignment }, result]) => assignment === 'add' && 'verdict' in result && result.verdict.status !== 'pass',
  );
  const recorded: Recorded[] = [];
  const performed = await performAll(
    failing.map(([scenario]) => scenario),
    { ...context, onTranscript: async (...each) => void recorded.push(each) },
  );
  const replaced = new Set<string>();
  for (const { scenario, judged: own } of performed) {
    if (!('verdict' in own) || own.verdict.status === 'fail') continue;
    const isProven = own.verdict.status === 'pass';
    if (!isProven && !refuted.isCertain && !performed.some((each) => proves(each, scenario))) continue;
    replaced.add(scenario.id);
    judged.set(
      scenario,
      isProven ? own : presetResult(scenario, 'unsupported', [refuted.text, openReason(own)].join(' ')),
    );
  }
  for (const [transcript, scenarios] of recorded) {
    const deciding = scenarios.filter(({ id }) => replaced.has(id));
    if (deciding.length > 0) await context.onTranscript?.(transcript, deciding);
  }
}

type Recorded = readonly [transcript: Transcript, scenarios: readonly Scenario[]];

/** The same half does something right with its own other half that it failed with datagrade's. */
function proves({ scenario, judged: own }: PerformedScenario, open: Scenario): boolean {
  return 'verdict' in own && own.verdict.status === 'pass' && scenario.roles[0] === open.roles[0];
}

function isUnplayable(
  { assignment, roles }: Scenario,
  result: Judged | ScenarioResult,
  profile: Profile,
): result is ScenarioResult {
  if ('verdict' in result || result.status !== 'unsupported' || !hasOwnPair(profile, assignment)) return false;
  return roles.length === 1 && profile[assignment].playable[roles[0] ?? 'client'].is !== 'full';
}

function hasOwnPair({ programs }: Profile, assignment: Assignment): boolean {
  return programs[`${assignment}.client`] !== undefined && programs[`${assignment}.server`] !== undefined;
}

async function performAll(
  scenarios: readonly Scenario[],
  context: PerformContext,
  keepsName = false,
): Promise<readonly PerformedScenario[]> {
  const original = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const own = scenarios.map((each) => throughOwnPair(each, keepsName)).filter((scenario) => scenario !== undefined);
  const performed: PerformedScenario[] = [];
  for (const shared of planPerformances(own)) performed.push(...(await performShared(shared, context)));
  return performed.map(({ scenario: { id }, judged }) => {
    const scenario = original.get(id) as Scenario;
    if (!('verdict' in judged)) return { scenario, judged };
    // It is judged as what it was before, with the test values that were used in the end.
    return { scenario, judged: { ...judged, scenario: { ...scenario, title: judged.scenario.title } } };
  });
}

function openReason(own: Judged | ScenarioResult): string {
  if (!('verdict' in own)) return own.reason ?? '';
  const { verdict } = own;
  return verdict.status === 'pass'
    ? ''
    : `With the submission's own other half: ${verdict.violation.undecided ?? verdict.violation.actual}`;
}
