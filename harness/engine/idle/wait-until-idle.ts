/**
 * Waiting until nothing more will happen: every subject is gone, or waits for what only the testbed could bring.
 *
 * The wait looks at what the kernel knows of the subjects and ends on that fact, not on a clock. Deadlines are the last resort and are counted
 * in the subject's own processor time and in the rounds of its own time-outs, so that a slow or loaded machine changes nothing.
 */
import type { Observation } from '../../observe/process/activity.ts';
import { ranNothingBetween } from '../../observe/process/timeslices.ts';
import type { Activities, IdleActivity } from '../../transcript/transcript.ts';
import type { Role } from '../../handout/programs.ts';
import { PollPauses } from './poll-pauses.ts';
import { asIdleActivity, IdleTracker, wakesUp, type IdleOptions, type Satisfaction } from './subject-idleness.ts';

/** Real time, as the very last resort, for what wakes up by itself with effects on the way. */
const maxWaitMs = 120_000;

/** What the wait needs to see of a subject. */
export interface PolledSubject {
  readonly role: Role;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Looks at it now; records what it finds (ports bound, processes left behind). */
  poll(): Observation;
  /** Whether a line that was typed is still on its way to the program. */
  takesWhatWasTyped(observation: Observation): boolean;
  /** Types the next line if the program reads the keyboard and there is one. @returns whether it typed, or has just typed */
  typeIfAsked(reading: Observation): boolean;
}

interface Poll {
  readonly subject: PolledSubject;
  readonly observation: Observation;
}

export interface WaitOptions extends IdleOptions {
  readonly subjects: readonly PolledSubject[];
  /** The one that was started since the last wait. */
  readonly started?: Role | undefined;
  readonly satisfied: () => Satisfaction;
  /** Whether something was sent that no socket has got yet: who waits for it seems to wait in vain. */
  readonly datagramsOnTheirWay: () => boolean;
  /** Has somebody told whenever something happens, until somebody else is. */
  readonly onEvent: (tell: () => void) => void;
  readonly signal?: AbortSignal | undefined;
}

export async function waitUntilIdle(options: WaitOptions): Promise<Activities> {
  const { subjects, started, happened, onEvent, satisfied, patient, signal } = options;
  const startedMs = performance.now();
  const budget = new IdleTracker(options);
  const start = started === undefined ? undefined : options.budget.startPauses.begin(started);
  const pauses = new PollPauses({ ends: subjects.map(({ ended }) => ended), happened, onEvent, start });
  for (;;) {
    signal?.throwIfAborted();
    await drainEventLoop();
    const polls = subjects.map((subject) => ({ subject, observation: subject.poll() }));
    // What a look itself has found, a port or what was displayed, was there before the subject came to what it does now.
    const known = happened();
    const activities = polls.map(({ observation }) => observation.activity);
    pauses.endLook(activities);
    budget.noteProgress();
    const satisfaction = satisfied();
    const isSatisfied = satisfaction !== 'no';
    const idle = polls.map(({ subject, observation }) =>
      budget.idleActivityOf(subject.role, observation, satisfaction),
    );
    const overdue = performance.now() - startedMs > maxWaitMs;
    const allRest = idle.every((rest) => rest !== undefined);
    if (overdue || allRest || polls.some(asksForLine)) {
      // Whatever was written before the rest is in the kernel's hands: take it in before anything is concluded from the rest.
      await drainEventLoop();
      // Asked before the second look: what was sent before the first and is not on its way any more has reached its socket by then.
      const nothingComes = !options.datagramsOnTheirWay();
      const still = polls.filter(({ subject, observation }) => isStill(observation, subject.poll()));
      const quiet = nothingComes && happened() === known;
      const typed = quiet && typesWhereAsked(still, { polls, idle, satisfaction });
      const undisturbed = quiet && !typed && (isSatisfied || still.length === polls.length);
      if (overdue || (allRest && undisturbed)) {
        if (!patient)
          polls.forEach(({ subject }, at) => budget.noteFruitlessWait(subject.role, idle[at], satisfaction));
        return Object.fromEntries(
          polls.map(({ subject, observation }, at) => [subject.role, idle[at] ?? asIdleActivity('busy', observation)]),
        );
      }
    }
    await pauses.untilNext(activities);
  }
}

function asksForLine(look: Poll): boolean {
  return isAtKeyboard(look) && !look.subject.takesWhatWasTyped(look.observation);
}

function isAtKeyboard({ observation: { activity } }: Poll): boolean {
  return activity.is === 'keyboard' || (activity.is === 'quiet' && activity.forMs >= activity.pace.promptMs);
}

interface Found {
  readonly polls: readonly Poll[];
  readonly idle: readonly (IdleActivity | undefined)[];
  readonly satisfaction: Satisfaction;
}

/**
 * Types where a program asks. One with an event loop watches its keyboard from the start, whether it asks or not: it is typed to when nobody else,
 * the testbed or the other half, is about to say anything to it.
 *
 * @param still those that nothing has happened to since they were looked at
 */
function typesWhereAsked(still: readonly Poll[], { polls, idle, satisfaction }: Found): boolean {
  return still
    .filter((look) => {
      const { activity } = look.observation;
      if (activity.is !== 'keyboard' || activity.call === 'read') return isAtKeyboard(look);
      return satisfaction !== 'heard' && polls.every((other, at) => other === look || idle[at] !== undefined);
    })
    .some(({ subject, observation }) => subject.typeIfAsked(observation));
}

/**
 * Whether two looks are one rest: nothing of the subject ran from before the first to after the second. A thread that has been woken but not yet
 * been put on a processor shows only in the second.
 */
function isStill(first: Observation, second: Observation): boolean {
  if (first.activity.is !== second.activity.is) return false;
  return first.activity.is === 'running' || wakesUp(first) || ranNothingBetween(first, second);
}

/** Lets the event loop take in whatever the kernel already holds for us: two full turns look at every descriptor at least once. */
async function drainEventLoop(): Promise<void> {
  for (let message = 0; message < 3; message += 1) await new Promise((resolve) => setImmediate(resolve));
}
