/**
 * Waits until nothing more will happen: every subject is gone, or waits for what only the testbed
 * can bring.
 *
 * The wait polls what the kernel knows of the subjects. It ends on that fact, not on a clock; a
 * budget ends it only for subjects that never become idle. A wait ends with exactly one reason.
 */
import type { Observation } from '../../observe/process/activity.ts';
import { ranNothingBetween } from '../../observe/process/timeslices.ts';
import type { Activities } from '../../transcript/transcript.ts';
import type { WaitEnd } from '../../transcript/wait-end.ts';
import type { Role } from '../../handout/programs.ts';
import type { WaitCondition } from './condition.ts';
import { wakesUp } from './budget-use.ts';
import { endOfWait, type Confirmation } from './end-of-wait.ts';
import { asIdleActivity, IdleTracker, type IdleTrackerOptions } from './idle-tracker.ts';
import type { Poll, PolledSubject } from './poll.ts';
import { PollPauses } from './polling/poll-pauses.ts';
import type { StartPauses } from './polling/start-pauses.ts';
import { MissedTime } from './stops.ts';
import { asksForLine, typesWhereAsked } from './type-where-asked.ts';

export interface WaitOptions extends IdleTrackerOptions {
  readonly subjects: readonly PolledSubject[];
  /** Asked at each poll: a condition that is unmet at first is mostly met later. */
  readonly condition: () => WaitCondition;
  /** Whether something was sent that no socket has got yet. Its receiver only seems to be idle. */
  readonly datagramsOnTheirWay: () => boolean;
  /** Calls the listener at each event, until another one takes its place. */
  readonly onEvent: (listener: () => void) => void;
  /** The subject that was started since the last wait. */
  readonly started?: Role | undefined;
  readonly startPauses?: StartPauses | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called if this process or a subject was stopped for a while, and clocks went on. */
  readonly onMissedTime?: () => void;
}

export type WaitOutcome =
  | { readonly is: 'ended'; readonly end: WaitEnd; readonly activities: Activities }
  | { readonly is: 'aborted'; readonly reason: unknown };

export async function waitUntilIdle(options: WaitOptions): Promise<WaitOutcome> {
  const { subjects, happened, signal } = options;
  const startedMs = performance.now();
  const tracker = new IdleTracker(options);
  const pauses = new PollPauses(options);
  const missed = new MissedTime();
  for (;;) {
    if (signal?.aborted === true) return { is: 'aborted', reason: signal.reason };
    if (missed.isLong(pauses.lastingMs)) options.onMissedTime?.();
    await drainEventLoop();
    const observed = subjects.map((subject) => ({ subject, observation: subject.poll() }));
    // A poll itself may find a port or output. It was there before the subject began to do what
    // it does now.
    const happenedBefore = happened();
    const activities = observed.map(({ observation }) => observation.activity);
    pauses.endPoll(activities);
    tracker.noteProgress();
    const condition = options.condition();
    const polls = observed.map(({ subject, observation }): Poll => {
      return { subject, observation, idleness: tracker.idlenessOf(subject.role, observation, condition) };
    });
    if (polls.some(({ idleness }) => idleness?.activity.is === 'stopped')) options.onMissedTime?.();
    const isOverdue = performance.now() - startedMs > options.budget.wholeMs;
    const allIdle = polls.every(({ idleness }) => idleness !== undefined);
    if (isOverdue || allIdle || polls.some(asksForLine)) {
      const confirmation = await confirm(polls, { condition, happenedBefore, options });
      const end = endOfWait(polls, confirmation) ?? (isOverdue ? overdue : undefined);
      if (end !== undefined) {
        if (end.is === 'overdue') options.budget.reduceWhole();
        tracker.noteEnd(condition, polls);
        return { is: 'ended', end, activities: activitiesIn(polls) };
      }
    }
    await pauses.untilNext(activities);
  }
}

const overdue: WaitEnd = { is: 'overdue' };

interface FirstPoll {
  readonly condition: WaitCondition;
  readonly happenedBefore: number;
  readonly options: WaitOptions;
}

async function confirm(
  polls: readonly Poll[],
  { condition, happenedBefore, options }: FirstPoll,
): Promise<Confirmation> {
  // The kernel holds all that a subject wrote before it became idle. Take that in first.
  await drainEventLoop();
  // Asked before the second poll: what was sent before the first poll, and is not on its way any
  // more, has reached its socket by then.
  const nothingComes = !options.datagramsOnTheirWay();
  const still = polls.filter(({ subject, observation }) => isStill(observation, subject.poll()));
  if (!nothingComes || options.happened() !== happenedBefore) return 'disturbed';
  if (typesWhereAsked(still, polls, condition)) return 'disturbed';
  if (still.length === polls.length) return 'still';
  return condition.is === 'unmet' ? 'disturbed' : 'moving';
}

/**
 * Whether two polls show one state: nothing of the subject ran from before the first to after the
 * second. A thread that was woken, but has not yet run, shows only in the second.
 */
function isStill(first: Observation, second: Observation): boolean {
  if (first.activity.is !== second.activity.is) return false;
  return first.activity.is === 'running' || wakesUp(first) || ranNothingBetween(first, second);
}

function activitiesIn(polls: readonly Poll[]): Activities {
  return Object.fromEntries(
    polls.map(({ subject, observation, idleness }) => [
      subject.role,
      idleness?.activity ?? asIdleActivity('busy', observation),
    ]),
  );
}

/**
 * Lets the event loop take in what the kernel already holds for datagrade. Two full rounds of the
 * loop look at every descriptor at least once.
 */
async function drainEventLoop(): Promise<void> {
  for (let phase = 0; phase < 3; phase += 1) await new Promise((resolve) => setImmediate(resolve));
}
