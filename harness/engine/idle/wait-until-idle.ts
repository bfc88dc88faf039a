/**
 * Waiting until nothing more will happen: every subject is gone, or waits for what only the testbed could bring.
 *
 * The wait looks at what the kernel knows of the subjects and ends on that fact, not on a clock. Deadlines are the last resort and are counted
 * in the subject's own processor time and in the rounds of its own time-outs, so that a slow or loaded machine changes nothing.
 */
import type { Reading } from '../../observe/process/activity.ts';
import { haveStoodStill } from '../../observe/process/timeslices.ts';
import type { Activities, RestingActivity } from '../../transcript/transcript.ts';
import type { Role } from '../../handout/programs.ts';
import { LookPauses } from './poll-pauses.ts';
import { resting, Rests, wakesUp, type RestOptions, type Satisfaction } from './subject-idleness.ts';

/** Real time, as the very last resort, for what wakes up by itself with effects on the way. */
const restlessPatienceMs = 120_000;

/** What the wait needs to see of a subject. */
export interface Observed {
  readonly role: Role;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Looks at it now; records what it finds (ports bound, processes left behind). */
  look(): Reading;
  /** Whether a line that was typed is still on its way to the program. */
  takesWhatWasTyped(reading: Reading): boolean;
  /** Types the next line if the program reads the keyboard and there is one. @returns whether it typed, or has just typed */
  typeIfAsked(reading: Reading): boolean;
}

interface Look {
  readonly subject: Observed;
  readonly reading: Reading;
}

export interface WaitOptions extends RestOptions {
  readonly subjects: readonly Observed[];
  /** The one that was started since the last wait. */
  readonly started?: Role | undefined;
  readonly satisfied: () => Satisfaction;
  /** Whether something was sent that no socket has got yet: who waits for it seems to wait in vain. */
  readonly datagramsOnTheirWay: () => boolean;
  /** Has somebody told whenever something happens, until somebody else is. */
  readonly onNews: (tell: () => void) => void;
  readonly signal?: AbortSignal | undefined;
}

export async function untilRest(options: WaitOptions): Promise<Activities> {
  const { subjects, started, happened, onNews, satisfied, patient, signal } = options;
  const startedMs = performance.now();
  const patience = new Rests(options);
  const start = started === undefined ? undefined : options.patience.startPauses.begin(started);
  const pauses = new LookPauses({ ends: subjects.map(({ ended }) => ended), happened, onNews, start });
  for (;;) {
    signal?.throwIfAborted();
    await turnsOfTheLoop();
    const readings = subjects.map((subject) => ({ subject, reading: subject.look() }));
    // What a look itself has found, a port or what was displayed, was there before the subject came to what it does now.
    const known = happened();
    const activities = readings.map(({ reading }) => reading.activity);
    pauses.endLook(activities);
    patience.noteProgress();
    const satisfaction = satisfied();
    const isSatisfied = satisfaction !== 'no';
    const rests = readings.map(({ subject, reading }) => patience.restOf(subject.role, reading, satisfaction));
    const overdue = performance.now() - startedMs > restlessPatienceMs;
    const allRest = rests.every((rest) => rest !== undefined);
    if (overdue || allRest || readings.some(asksForLine)) {
      // Whatever was written before the rest is in the kernel's hands: take it in before anything is concluded from the rest.
      await turnsOfTheLoop();
      // Asked before the second look: what was sent before the first and is not on its way any more has reached its socket by then.
      const nothingComes = !options.datagramsOnTheirWay();
      const still = readings.filter(({ subject, reading }) => isStill(reading, subject.look()));
      const quiet = nothingComes && happened() === known;
      const typed = quiet && typesWhereAsked(still, { readings, rests, satisfaction });
      const undisturbed = quiet && !typed && (isSatisfied || still.length === readings.length);
      if (overdue || (allRest && undisturbed)) {
        if (!patient)
          readings.forEach(({ subject }, index) => patience.noteVanity(subject.role, rests[index], satisfaction));
        return Object.fromEntries(
          readings.map(({ subject, reading }, index) => [subject.role, rests[index] ?? resting('busy', reading)]),
        );
      }
    }
    await pauses.untilNext(activities);
  }
}

function asksForLine(look: Look): boolean {
  return isAtKeyboard(look) && !look.subject.takesWhatWasTyped(look.reading);
}

function isAtKeyboard({ reading: { activity } }: Look): boolean {
  return activity.is === 'keyboard' || (activity.is === 'quiet' && activity.forMs >= activity.pace.promptMs);
}

interface Found {
  readonly readings: readonly Look[];
  readonly rests: readonly (RestingActivity | undefined)[];
  readonly satisfaction: Satisfaction;
}

/**
 * Types where a program asks. One with an event loop watches its keyboard from the start, whether it asks or not: it is typed to when nobody else,
 * the testbed or the other half, is about to say anything to it.
 *
 * @param still those that nothing has happened to since they were looked at
 */
function typesWhereAsked(still: readonly Look[], { readings, rests, satisfaction }: Found): boolean {
  return still
    .filter((look) => {
      const { activity } = look.reading;
      if (activity.is !== 'keyboard' || activity.call === 'read') return isAtKeyboard(look);
      return satisfaction !== 'heard' && readings.every((other, at) => other === look || rests[at] !== undefined);
    })
    .some(({ subject, reading }) => subject.typeIfAsked(reading));
}

/**
 * Whether two looks are one rest: nothing of the subject ran from before the first to after the second. A thread that has been woken but not yet
 * been put on a processor shows only in the second.
 */
function isStill(first: Reading, second: Reading): boolean {
  if (first.activity.is !== second.activity.is) return false;
  return first.activity.is === 'running' || wakesUp(first) || haveStoodStill(first, second);
}

/** Lets the event loop take in whatever the kernel already holds for us: two full turns look at every descriptor at least once. */
async function turnsOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
