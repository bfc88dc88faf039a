/**
 * Whether one subject rests, as one look after another tells: what it is doing, how long for, and whether anybody expects more of it.
 */
import type { Observation } from '../../observe/process/activity.ts';
import type { Role } from '../../handout/programs.ts';
import type { IdleActivity } from '../../transcript/transcript.ts';
import type { WaitBudget } from './wait-budget.ts';

/** Processor time after which a subject counts as busy for good where nothing is expected of it any more. */
const cpuPatienceWhenSatisfiedMs = 100;

/**
 * Whether all that is expected has come: then a subject that only waits with a time-out need not be waited for. Where that also means that nothing
 * more comes, a silence has to be somewhat longer; and where it is the testbed's turn, a program that watches its keyboard all the time is not yet
 * asking for anything. What is to be on a disk is looked at only in the end: one that still computes may be about to write it. One
 * that was asked to end may write then what it has held back.
 */
export type Satisfaction = 'no' | 'yes' | 'ifNothingFollows' | 'heard' | 'onDisk' | 'ending';

/** Whether one that still computes may be about to write what it is waited for. */
function mayWriteYet(satisfaction: Satisfaction): boolean {
  return satisfaction === 'onDisk' || satisfaction === 'ending';
}

export interface IdleOptions {
  readonly budget: WaitBudget;
  /** Count of all that happened so far: a change means that something did. */
  readonly happened: () => number;
  /** Count of what a subject did that moves a scenario on: datagrams, ports, exits; not mere output. */
  readonly effects: () => number;
  /** Silence itself is what is tried: where nothing but silence tells, it is listened to for longer than usual. */
  readonly patient: boolean;
}

/** What one wait has had of a subject without any effect. */
interface Spent {
  /** As it last waited; undefined before it has. */
  turns: number | undefined;
  rounds: number;
  readonly cpuMs: number;
  readonly processes: number;
  readonly sinceMs: number;
  queuedBytes: number | undefined;
}

/** One whose processes have become so many times more is not busy, but on its way to the limit of them. */
const growth = 2;
/** The same where little time is given: on a busy machine few are started in it. From one to the limit of them it is grown by as much some fifty times. */
const slowGrowth = 1.1;

/** The rests of all subjects in one wait. */
export class IdleTracker {
  readonly #options: IdleOptions;
  readonly #spent = new Map<Role, Spent>();
  #effects = -1;
  #happened = -1;

  constructor(options: IdleOptions) {
    this.#options = options;
  }

  /** Patience begins anew with every effect. Output between two sleeps shows that a program is on its way: only real time limits that. */
  noteProgress(): void {
    const { effects, happened } = this.#options;
    if (effects() !== this.#effects) this.#spent.clear();
    if (happened() !== this.#happened) for (const each of this.#spent.values()) each.rounds = 0;
    this.#effects = effects();
    this.#happened = happened();
  }

  /** @returns what to call the rest that the subject is in; undefined while it may still do something by itself */
  idleActivityOf(role: Role, observation: Observation, satisfaction: Satisfaction): IdleActivity | undefined {
    const spent = this.#spentBy(role, observation);
    const isSatisfied = satisfaction !== 'no';
    const { activity } = observation;
    switch (activity.is) {
      case 'gone':
      case 'waiting':
      case 'stopped':
        return asIdleActivity(activity.is, observation);
      case 'keyboard':
      case 'timed': {
        // Beside its keyboard an event loop may watch a clock by which it goes on: only where it is the testbed's turn that is not waited for.
        const isEnough = activity.is === 'keyboard' ? satisfaction === 'heard' : isSatisfied;
        const hasRest = !wakesUp(observation) || this.#isLasting(spent) || (isEnough && activity.receivesOn.length > 0);
        return hasRest ? asIdleActivity(activity.is, observation) : undefined;
      }
      case 'quiet':
        return activity.forMs >= this.#silenceMs(activity, satisfaction)
          ? asIdleActivity('quiet', observation)
          : undefined;
      case 'running': {
        const isOver = isSatisfied && !mayWriteYet(satisfaction);
        const limitMs = isOver ? cpuPatienceWhenSatisfiedMs : this.#options.budget.cpuMs;
        if (observation.cpuMs - spent.cpuMs <= limitMs) return undefined;
        // Short as that time is, one that forks without end may not have doubled in it, but it is more by a tenth.
        if (!isOver || (observation.processes ?? 1) <= spent.processes * slowGrowth)
          return asIdleActivity('busy', observation);
        this.#beginAnew(role, observation, spent.queuedBytes);
        return undefined;
      }
    }
  }

  /** Notes that a subject was waited for to no avail: the next time it is waited for less. */
  noteFruitlessWait(role: Role, rest: IdleActivity | undefined, satisfaction: Satisfaction): void {
    const { budget } = this.#options;
    const isBusy = mayWriteYet(satisfaction) && rest?.is === 'busy';
    const isMute = satisfaction === 'ending' && rest?.is === 'quiet';
    if (satisfaction !== 'no' && !isBusy && !isMute) return;
    if (rest?.is === 'quiet') budget.listenedInVain();
    if (rest?.is === 'busy') budget.computedInVain();
    if (rest?.is !== 'timed') return;
    if ((this.#spent.get(role)?.rounds ?? 0) < budget.timedRounds) budget.timedInVain();
    else budget.countedInVain();
  }

  #spentBy(role: Role, observation: Observation): Spent {
    const known = this.#spent.get(role);
    // What waits in its queues is not looked for while it runs.
    const queuedBytes = observation.activity.is === 'running' ? known?.queuedBytes : queuedFor(observation);
    const { processes = 1 } = observation;
    const hasGrown = known !== undefined && processes > known.processes * growth;
    // One that takes what was sent to it is on its way, however long it sleeps in between.
    if (known === undefined || hasGrown || (known.queuedBytes ?? queuedBytes) !== queuedBytes) {
      return this.#beginAnew(role, observation, queuedBytes);
    }
    if (wakesUp(observation) && known.turns !== undefined && observation.timeslices !== known.turns) known.rounds += 1;
    known.turns = observation.timeslices ?? known.turns;
    known.queuedBytes = queuedBytes;
    return known;
  }

  #beginAnew(
    role: Role,
    { timeslices: sequence, cpuMs, processes = 1 }: Observation,
    queuedBytes: number | undefined,
  ): Spent {
    const fresh = { turns: sequence, rounds: 0, cpuMs, processes, sinceMs: performance.now(), queuedBytes };
    this.#spent.set(role, fresh);
    return fresh;
  }

  #isLasting({ rounds, sinceMs }: Spent): boolean {
    const { budget } = this.#options;
    return rounds >= budget.timedRounds || performance.now() - sinceMs > budget.timedMs;
  }

  /** How long a silence has to last, where only silence tells. */
  #silenceMs({ pace }: Extract<Observation['activity'], { readonly is: 'quiet' }>, satisfaction: Satisfaction): number {
    const { budget, patient } = this.#options;
    switch (satisfaction) {
      case 'yes':
      case 'heard':
        return pace.settledMs;
      case 'ifNothingFollows':
      case 'onDisk':
        return pace.silentMs;
      case 'ending':
      case 'no':
        return patient ? pace.patientMs : pace.lastingMs * budget.silenceShare;
    }
  }
}

/** Whether it waits, and goes on by itself after a time. */
export function wakesUp({ activity }: Observation): boolean {
  return activity.is === 'timed' || (activity.is === 'keyboard' && activity.wakesUp === true);
}

function queuedFor({ sockets }: Observation): number {
  return sockets.reduce((sum, { queuedBytes }) => sum + queuedBytes, 0);
}

/** A reading as the transcript keeps it, by the name of the rest. */
export function asIdleActivity(is: IdleActivity['is'], { activity, sockets }: Observation): IdleActivity {
  return {
    is,
    ...('call' in activity ? { call: activity.call } : {}),
    ...('forMs' in activity ? { forMs: Math.round(activity.forMs) } : {}),
    ...('receivesOn' in activity ? { receivesOn: activity.receivesOn } : {}),
    sockets: sockets.map((socket) => socket.port),
  };
}
