/**
 * Waiting until nothing more will happen: every subject is gone, or waits for what only the testbed could bring.
 *
 * The wait looks at what the kernel knows of the subjects and ends on that fact, not on a clock. Deadlines are the last resort and are counted
 * in the subject's own processor time and in the rounds of its own time-outs, so that a slow or loaded machine changes nothing.
 */
import type { Reading } from '../../observe/activity.ts';
import { Pause } from '../../observe/next-look.ts';
import type { Activities, RestingActivity } from '../transcript.ts';
import type { Role } from '../../submission/program.ts';
import type { SubjectPatience } from './subject-patience.ts';

/** Processor time after which a subject counts as busy for good where nothing is expected of it any more. */
const cpuPatienceWhenSatisfiedMs = 100;
/** Rounds of its own time-out without any effect after which a subject counts as waiting for good. */
const timedRounds = 3;
/** Real time, as the very last resort, for what wakes up by itself with effects on the way. */
const restlessPatienceMs = 120_000;

/** A look at a program that runs costs a fiftieth of this. */
const longestPauseMs = 4;
/** Where all that are not at rest have a time-out or a sleep of their own, which are seldom shorter, a look costs a twentieth of this. */
const longestTimedPauseMs = 16;

/**
 * Whether all that is expected has come: then a subject that only waits with a time-out need not be waited for. Where that also means that nothing
 * more comes, a silence has to be somewhat longer.
 */
export type Satisfaction = 'no' | 'yes' | 'ifNothingFollows';

/** What the wait needs to see of a subject. */
export interface Observed {
  readonly role: Role;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Looks at it now; records what it finds (ports bound, processes left behind). */
  look(): Reading;
  /** Types the next line if the program reads the keyboard and there is one. @returns whether it typed */
  typeIfAsked(reading: Reading): boolean;
}

export interface RestOptions {
  readonly patience: SubjectPatience;
  readonly subjects: readonly Observed[];
  /** Count of all that happened so far: a change means that something did. */
  readonly happened: () => number;
  /** Count of what a subject did that moves a scenario on: datagrams, ports, exits; not mere output. */
  readonly effects: () => number;
  readonly satisfied: () => Satisfaction;
  /** Silence itself is what is tried: where nothing but silence tells, it is listened to for longer than usual. */
  readonly patient: boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Patience {
  /** As it last waited; undefined before it has. */
  turns: number | undefined;
  rounds: number;
  cpuMs: number;
  sinceMs: number;
  queuedBytes: number | undefined;
}

export async function untilRest(options: RestOptions): Promise<Activities> {
  const { subjects, happened, satisfied, signal, patience: limits } = options;
  const startedMs = performance.now();
  const patience = new Map<Role, Patience>();
  const noteProgress = progressNoter(options, patience);
  const pause = Pause.untilOneOf(subjects.map(({ ended }) => ended));
  for (let pauseMs = 1; ;) {
    signal?.throwIfAborted();
    await turnsOfTheLoop();
    const before = happened();
    noteProgress();
    const readings = subjects.map((subject) => ({ subject, reading: subject.look() }));
    const satisfaction = satisfied();
    const isSatisfied = satisfaction !== 'no';
    const rests = readings.map(({ subject, reading }) =>
      isSilenced(reading, satisfaction, options)
        ? resting('quiet', reading)
        : restOf(reading, patienceOf(patience, subject.role, reading), isSatisfied, limits),
    );
    const overdue = performance.now() - startedMs > restlessPatienceMs;
    const allRest = rests.every((rest) => rest !== undefined);
    if (overdue || allRest || readings.some(isAtKeyboard)) {
      // Whatever was written before the rest is in the kernel's hands: take it in before anything is concluded from the rest.
      await turnsOfTheLoop();
      const still = readings.filter(({ subject, reading }) => isStill(reading, subject.look()));
      const quiet = happened() === before;
      const typed = quiet && still.filter(isAtKeyboard).some(({ subject, reading }) => subject.typeIfAsked(reading));
      const undisturbed = quiet && !typed && (isSatisfied || still.length === readings.length);
      if (overdue || (allRest && undisturbed)) {
        if (!isSatisfied && !options.patient)
          readings.forEach(({ subject }, index) => noteVanity(rests[index], patience.get(subject.role), limits));
        return Object.fromEntries(
          readings.map(({ subject, reading }, index) => [subject.role, rests[index] ?? resting('busy', reading)]),
        );
      }
    }
    const longestMs = readings.some(isOnItsWay) ? longestPauseMs : longestTimedPauseMs;
    pauseMs = happened() === before ? Math.min(pauseMs * 1.5, longestMs) : 1;
    await pause.last(pauseMs);
  }
}

/** Patience begins anew with every effect. Output between two sleeps shows that a program is on its way: only real time limits that. */
function progressNoter({ happened, effects }: RestOptions, patience: Map<Role, Patience>): () => void {
  let seenEffects = -1;
  let seenHappened = -1;
  return () => {
    if (effects() !== seenEffects) patience.clear();
    if (happened() !== seenHappened) for (const each of patience.values()) each.rounds = 0;
    seenEffects = effects();
    seenHappened = happened();
  };
}

function isOnItsWay({ reading: { activity } }: { readonly reading: Reading }): boolean {
  return activity.is === 'running' || activity.is === 'quiet' || activity.is === 'keyboard';
}

function isAtKeyboard({ reading: { activity } }: { readonly reading: Reading }): boolean {
  return activity.is === 'keyboard' || (activity.is === 'quiet' && activity.forMs >= activity.pace.promptMs);
}

/** Whether the silence has lasted for long enough, where only silence tells. */
function isSilenced({ activity }: Reading, satisfaction: Satisfaction, { patience, patient }: RestOptions): boolean {
  if (activity.is !== 'quiet') return false;
  const { forMs, pace } = activity;
  switch (satisfaction) {
    case 'yes':
      return forMs >= pace.settledMs;
    case 'ifNothingFollows':
      return forMs >= pace.silentMs;
    case 'no':
      return forMs >= (patient ? pace.patientMs : pace.lastingMs * patience.silenceShare);
  }
}

function wakesUp({ activity }: Reading): boolean {
  return activity.is === 'timed' || (activity.is === 'keyboard' && activity.wakesUp === true);
}

function patienceOf(all: Map<Role, Patience>, role: Role, reading: Reading): Patience {
  const known = all.get(role);
  // What waits in its queues is not looked for while it runs.
  const queuedBytes = reading.activity.is === 'running' ? known?.queuedBytes : queuedFor(reading);
  // One that takes what was sent to it is on its way, however long it sleeps in between.
  if (known === undefined || (known.queuedBytes ?? queuedBytes) !== queuedBytes) {
    const fresh = { turns: reading.turns, rounds: 0, cpuMs: reading.cpuMs, sinceMs: performance.now(), queuedBytes };
    all.set(role, fresh);
    return fresh;
  }
  if (wakesUp(reading) && known.turns !== undefined && reading.turns !== known.turns) known.rounds += 1;
  known.turns = reading.turns ?? known.turns;
  known.queuedBytes = queuedBytes;
  return known;
}

function queuedFor({ sockets }: Reading): number {
  return sockets.reduce((sum, { queuedBytes }) => sum + queuedBytes, 0);
}

/** @returns what to call the rest that the subject is in; undefined while it may still do something by itself */
function restOf(
  reading: Reading,
  patience: Patience,
  isSatisfied: boolean,
  limits: SubjectPatience,
): RestingActivity | undefined {
  const { activity } = reading;
  switch (activity.is) {
    case 'gone':
    case 'waiting':
    case 'stopped':
      return resting(activity.is, reading);
    case 'keyboard':
      return activity.wakesUp !== true || isLasting(patience, limits) ? resting('keyboard', reading) : undefined;
    case 'timed': {
      const receives = activity.receivesOn.length > 0;
      return isLasting(patience, limits) || (isSatisfied && receives) ? resting('timed', reading) : undefined;
    }
    case 'quiet':
      return undefined;
    case 'running': {
      const limitMs = isSatisfied ? cpuPatienceWhenSatisfiedMs : limits.cpuMs;
      return reading.cpuMs - patience.cpuMs > limitMs ? resting('busy', reading) : undefined;
    }
  }
}

function isLasting(patience: Patience, limits: SubjectPatience): boolean {
  return patience.rounds >= timedRounds || performance.now() - patience.sinceMs > limits.timedMs;
}

function noteVanity(rest: RestingActivity | undefined, patience: Patience | undefined, limits: SubjectPatience): void {
  if (rest?.is === 'quiet') limits.listenedInVain();
  if (rest?.is === 'busy') limits.computedInVain();
  if (rest?.is === 'timed' && (patience?.rounds ?? 0) < timedRounds) limits.timedInVain();
}

/**
 * Whether two looks are one rest: nothing of the subject ran from before the first to after the second. A thread that has been woken but not yet
 * been put on a processor shows only in the second.
 */
function isStill(first: Reading, second: Reading): boolean {
  if (first.activity.is !== second.activity.is) return false;
  return first.activity.is === 'running' || wakesUp(first) || first.allTurns?.before === second.allTurns?.after;
}

function resting(is: RestingActivity['is'], { activity, sockets }: Reading): RestingActivity {
  return {
    is,
    ...('call' in activity ? { call: activity.call } : {}),
    ...('forMs' in activity ? { forMs: Math.round(activity.forMs) } : {}),
    ...('receivesOn' in activity ? { receivesOn: activity.receivesOn } : {}),
    sockets: sockets.map((socket) => socket.port),
  };
}

/** Lets the event loop take in whatever the kernel already holds for us: two full turns look at every descriptor at least once. */
async function turnsOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
