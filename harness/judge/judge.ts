/**
 * The verdict of one scenario on a transcript: a pure function, the same today and on a stored
 * transcript in a year.
 */
import type { Evidence, Status } from './evidence.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { describeAction, type Action } from '../transcript/action.ts';
import type { Expectation, Finding, Step, Violation } from '../scenario/expectation.ts';
import type { Transcript, TranscriptEvent } from '../transcript/transcript.ts';
import { causeOf } from './cause.ts';
import { collectEvidence } from './collect-evidence.ts';
import { describeActivity } from './describe-activity.ts';
import { joinPredicates, endSentence } from './describe-outcome.ts';
import type { Role } from '../handout/programs.ts';
import { explainCrash } from './crash.ts';
import { excuseForeignAddress } from './foreign-address.ts';
import { excuseForeignFolder } from './foreign-folder.ts';
import { boundForeignName, excuseForeignName } from './foreign-name.ts';
import { excuseKilled } from './killed.ts';
import { excuseLoss } from './loss.ts';
import { excuseMissedTime } from './missed-time.ts';
import { View } from '../transcript/view.ts';

export type Verdict =
  | { readonly status: 'pass'; readonly mayBeChance?: true; readonly note?: string }
  | {
      readonly status: Exclude<Status, 'pass' | 'blocked' | 'error'>;
      readonly violation: Violation;
      readonly evidence: Evidence;
    }
  /**
   * An action of the scenario could not be performed because of the subject: at which action it
   * stopped.
   */
  | {
      readonly status: 'notReached';
      readonly action: number;
      readonly violation: Violation;
      readonly evidence: Evidence;
    };

export function judge(scenario: Scenario, transcript: Transcript): Verdict {
  const unreached = unreachedSteps(scenario, transcript);
  const outcomes: Evidence['steps'] = [];
  const whole = new View(transcript);
  let action = -1;
  let mayBeChance = false;
  let note: string | undefined;
  for (const [index, step] of scenario.steps.entries()) {
    if (unreached.has(step)) {
      outcomes.push({ text: textOf(step), outcome: 'notReached' });
      continue;
    }
    if (step.kind === 'action') {
      action += 1;
      const obstacle = obstacleAt(transcript.events, action);
      if (obstacle !== undefined) return stopped(obstacle, scenario, transcript, { index, action, outcomes });
      outcomes.push(...stepsOf(step, transcript));
      continue;
    }
    const view = step.when === 'end' ? whole : viewAfter(transcript, action);
    const finding = withoutHeldBack(step, step.find(view), scenario, view);
    if (!finding.met) {
      const violation = excused({ ...finding, ...causeOf(finding, view, scenario.roles) }, scenario, transcript);
      const evidence = collectEvidence({ scenario, index, done: outcomes, violation, view });
      return { status: violation.undecided === undefined ? 'fail' : 'unsupported', violation, evidence };
    }
    mayBeChance ||= finding.mayBeChance === true;
    note ??= finding.note;
    outcomes.push({ text: step.text, outcome: 'done' });
  }
  return (
    foreignName(scenario, transcript, outcomes) ?? {
      status: 'pass',
      ...(mayBeChance ? { mayBeChance } : {}),
      ...(note === undefined ? {} : { note }),
    }
  );
}

/** The action that was performed, and what the same server was asked for before it. */
function stepsOf(action: Action, { facts }: Transcript): Evidence['steps'] {
  const done = { text: describeAction(action), outcome: 'done' } as const;
  if (action.verb !== 'peerRequests' || facts.askedBefore === undefined) return [done];
  return [{ text: `other clients ask for ${facts.askedBefore.join(', ')}`, outcome: 'done' }, done];
}

function stopped(
  obstacle: StoppedAction,
  scenario: Scenario,
  transcript: Transcript,
  {
    index,
    action,
    outcomes,
  }: { readonly index: number; readonly action: number; readonly outcomes: Evidence['steps'] },
): Verdict {
  const view = obstacle.view(transcript);
  const violation = excused(obstacleViolation(obstacle, scenario, view), scenario, transcript);
  const evidence = collectEvidence({ scenario, index, done: outcomes, violation, view });
  if (violation.undecided !== undefined) return { status: 'unsupported', violation, evidence };
  return { status: 'notReached', action, violation, evidence };
}

/** A half that bound a host name of another machine has shown nothing. */
function foreignName(scenario: Scenario, transcript: Transcript, outcomes: Evidence['steps']): Verdict | undefined {
  const violation = boundForeignName(transcript, scenario.roles);
  if (violation === undefined) return undefined;
  const index = scenario.steps.length - 1;
  const done = outcomes.slice(0, index);
  const evidence = collectEvidence({ scenario, index, done, violation, view: new View(transcript) });
  return { status: 'unsupported', violation, evidence };
}

/** The steps after an action that became impossible, where a scenario is judged on what happened before it. */
function unreachedSteps({ steps, untilStopped }: Scenario, { events }: Transcript): ReadonlySet<Step> {
  if (untilStopped !== true) return new Set();
  let action = -1;
  let isStopped = false;
  return new Set(
    steps.filter((step) => {
      if (step.kind === 'expectation') return isStopped && step.when === 'now';
      action += 1;
      isStopped ||= action > 1 && obstacleAt(events, action) !== undefined;
      return isStopped;
    }),
  );
}

function textOf(step: Step): string {
  return step.kind === 'action' ? describeAction(step) : step.text;
}

/** The violation as it is, or undecided where something else than a mistake may be its cause. */
function excused(found: Violation, { roles }: Scenario, transcript: Transcript): Violation {
  const withoutLoss = excuseLoss(found, transcript.events);
  const withoutAddress = excuseForeignAddress(withoutLoss, transcript, roles);
  const withoutFolder = excuseForeignFolder(withoutAddress, transcript, roles);
  const withoutName = excuseForeignName(withoutFolder, transcript, roles);
  return excuseMissedTime(excuseKilled(withoutName, transcript, roles), transcript.facts);
}

/**
 * A program may have been ended before it could show the output that it held back. Then what is
 * missing on its screen proves nothing.
 */
function withoutHeldBack(step: Expectation, finding: Finding, { roles }: Scenario, view: View): Finding {
  if (finding.met || step.when !== 'end' || step.onDisk === true) return finding;
  const held = view.all('outputHeldBack').find(({ subject }) => roles.includes(subject));
  if (held === undefined) return finding;
  return {
    ...finding,
    undecided: `${finding.actual} The screen was not a terminal, and the ${held.subject} did not end on its own, so it may have held its output back.`,
  };
}

interface StoppedAction {
  readonly reason: string;
  readonly undecided: boolean;
  readonly view: (transcript: Transcript) => View;
}

function obstacleAt(events: readonly TranscriptEvent[], action: number): StoppedAction | undefined {
  const at = events.findIndex((event) => event.type === 'actionImpossible');
  const event = events[at];
  if (event?.type !== 'actionImpossible' || event.action > action) return undefined;
  return {
    reason: event.reason,
    undecided: event.undecided === true,
    view: ({ facts }) => new View({ facts, events: events.slice(0, at + 1) }),
  };
}

function viewAfter({ facts, events }: Transcript, action: number): View {
  const settled = events.findIndex((event) => event.type === 'actionSettled' && event.action === action);
  return new View({ facts, events: events.slice(0, settled + 1) });
}

function obstacleViolation({ reason, undecided }: StoppedAction, { roles }: Scenario, view: View): Violation {
  const role = roles.find((each) => view.exit(each) !== undefined) ?? roles[0] ?? 'server';
  const expected = `The ${role} continues.`;
  const crash = explainCrash(view, role);
  if (crash !== undefined)
    return { expected, actual: endSentence(`The ${role} ${crash.text}`), symptom: crash.symptom };
  return {
    expected,
    actual: whyStopped(reason, role, view),
    symptom: role === 'server' && reason.includes('UDP port') ? 'no-udp-port' : 'cannot-continue',
    ...(undecided ? { undecided: reason } : {}),
  };
}

/** The engine's reasons are clauses about `it`. */
function whyStopped(reason: string, role: Role, view: View): string {
  const activity = describeActivity(view, role);
  const isSaid = activity === undefined || view.activity(role)?.is === 'gone';
  return reason.startsWith('it ')
    ? endSentence(joinPredicates(`The ${role} ${reason.slice('it '.length)}`, isSaid ? undefined : activity))
    : endSentence(`The ${role} cannot continue: ${reason}`);
}
