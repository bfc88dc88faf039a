/**
 * How much of its budget each subject has used in one wait without any effect.
 */
import type { Observation } from '../../observe/process/activity.ts';
import { ranNothingBetween } from '../../observe/process/timeslices.ts';
import type { Role } from '../../handout/programs.ts';
import { processGrowth, type WaitBudget } from './wait-budget.ts';

/** Counts that only grow: a change means that something happened. */
export interface EventCounts {
  /** All that has happened so far. */
  readonly happened: () => number;
  /** What moves a scenario forward: datagrams, ports, exits; not mere output. */
  readonly effects: () => number;
}

/** What one subject has used since its last effect. */
export interface Used {
  /** Rounds of its own timeouts and sleeps. */
  rounds: number;
  /** Timeslices when it was last seen waiting; undefined before that. */
  timeslices: number | undefined;
  /** Bytes in the queues of its sockets when it was last seen waiting. */
  queuedBytes: number | undefined;
  /** Its CPU time, its processes and the real time when the count began. */
  readonly cpuMs: number;
  readonly processes: number;
  readonly sinceMs: number;
}

export class BudgetUse {
  readonly #counts: EventCounts;
  readonly #usedBy = new Map<Role, Used>();
  #effects = -1;
  #happened = -1;

  constructor(counts: EventCounts) {
    this.#counts = counts;
  }

  /**
   * Begins all counts anew after an effect, and the rounds after any event. Output between two
   * sleeps shows that a program makes progress: only real time limits that.
   */
  noteProgress(): void {
    const { effects, happened } = this.#counts;
    if (effects() !== this.#effects) this.#usedBy.clear();
    if (happened() !== this.#happened) for (const each of this.#usedBy.values()) each.rounds = 0;
    this.#effects = effects();
    this.#happened = happened();
  }

  /** Counts what a poll has shown. @returns what the subject has used so far */
  count(role: Role, observation: Observation): Used {
    const used = this.#usedBy.get(role);
    const { processes = 1, timeslices } = observation;
    const queuedBytes = observation.socketsUnread === true ? used?.queuedBytes : queuedFor(observation);
    const hasGrown = used !== undefined && processes > used.processes * processGrowth;
    // A program that takes what was sent to it makes progress, however long it sleeps in between.
    if (used === undefined || hasGrown || (used.queuedBytes ?? queuedBytes) !== queuedBytes)
      return this.beginAnew(role, observation, queuedBytes);
    used.queuedBytes = queuedBytes;
    if (ranMeanwhile(observation)) return used;
    if (wakesUp(observation) && used.timeslices !== undefined && timeslices !== used.timeslices) used.rounds += 1;
    used.timeslices = timeslices ?? used.timeslices;
    return used;
  }

  /** Gives a subject its whole budget again. */
  beginAnew(role: Role, observation: Observation, queuedBytes: number | undefined): Used {
    const { timeslices, cpuMs, processes = 1 } = observation;
    const fresh = { rounds: 0, timeslices, queuedBytes, cpuMs, processes, sinceMs: performance.now() };
    this.#usedBy.set(role, fresh);
    return fresh;
  }
}

/** Which budget a subject that wakes up on its own has spent, if any. */
export function spentByWakingUp({ rounds, sinceMs }: Used, budget: WaitBudget): 'ownTimeouts' | 'realTime' | undefined {
  if (rounds >= budget.rounds) return 'ownTimeouts';
  return performance.now() - sinceMs > budget.realMs ? 'realTime' : undefined;
}

/** Whether it waits, and continues on its own after a time. */
export function wakesUp({ activity }: Observation): boolean {
  return activity.is === 'timed' || (activity.is === 'keyboard' && activity.wakesUp === true);
}

/**
 * Whether a thread ran, or was started, during the observation. A program that starts one thread
 * after another then seems to be asleep in all of them, but no timeout of its own has passed.
 */
function ranMeanwhile(observation: Observation): boolean {
  return observation.threads !== undefined && !ranNothingBetween(observation, observation);
}

function queuedFor({ sockets }: Observation): number {
  return sockets.reduce((sum, { queuedBytes }) => sum + queuedBytes, 0);
}
