/**
 * Whether each subject is idle, and why: from what it is doing, for how long, and under which
 * condition. It carries out the table of `condition.ts`.
 */
import type { Observation } from '../../observe/process/activity.ts';
import type { Role } from '../../handout/programs.ts';
import type { IdleActivity } from '../../transcript/transcript.ts';
import type { BudgetKind } from '../../transcript/wait-end.ts';
import { BudgetUse, spentByWakingUp, wakesUp, type EventCounts, type Used } from './budget-use.ts';
import { rulesUnder, type IdleRules, type WaitCondition } from './condition.ts';
import { Stops } from './stops.ts';
import { graceCpuMs, processGrowthInGrace, type WaitBudget } from './wait-budget.ts';

export interface Idleness {
  readonly activity: IdleActivity;
  readonly because: IdleReason;
}

export type IdleReason =
  /** It is gone, or waits for what only others can bring. */
  | { readonly is: 'fact' }
  /** It may do more on its own, but all that was expected of it has come. */
  | { readonly is: 'condition' }
  | { readonly is: 'budget'; readonly kind: BudgetKind };

export interface IdleTrackerOptions extends EventCounts {
  readonly budget: WaitBudget;
}

/** The subjects of one wait. */
export class IdleTracker {
  readonly #budget: WaitBudget;
  readonly #use: BudgetUse;
  readonly #stops = new Stops();

  constructor({ budget, ...counts }: IdleTrackerOptions) {
    this.#budget = budget;
    this.#use = new BudgetUse(counts);
  }

  /** To be called once after each poll of all subjects. */
  noteProgress(): void {
    this.#use.noteProgress();
    this.#stops.notePoll();
  }

  /** @returns undefined while the subject may still do something that the wait is for */
  idlenessOf(role: Role, observation: Observation, condition: WaitCondition): Idleness | undefined {
    const used = this.#use.count(role, observation);
    const rules = rulesUnder(condition);
    const { activity } = observation;
    const isStopped = this.#stops.isLasting(role, activity.is === 'stopped');
    switch (activity.is) {
      case 'stopped':
        return isStopped ? idle('stopped', observation, { is: 'fact' }) : undefined;
      case 'gone':
      case 'waiting':
        return idle(activity.is, observation, { is: 'fact' });
      case 'keyboard':
      case 'timed':
        return idle(activity.is, observation, this.#whyIdle(used, observation, rules));
      case 'quiet': {
        const { silenceFactor } = this.#budget;
        const dueMs = activity.pace[rules.silence] * (rules.silence === 'lastingMs' ? silenceFactor : 1);
        if (activity.forMs < dueMs) return undefined;
        return idle('quiet', observation, condition.is === 'met' ? { is: 'condition' } : budgetOf('silence'));
      }
      case 'running':
        return idle('busy', observation, this.#whyBusy(role, used, observation, rules));
    }
  }

  /**
   * Reduces the budgets that subjects have spent when the wait ends. A budget stays as it is if
   * silence was tested, and if a program may wake up for good reason: at its keyboard, or after it
   * has done all that was expected.
   */
  noteEnd(condition: WaitCondition, polls: readonly { readonly idleness: Idleness | undefined }[]): void {
    for (const { idleness } of polls) {
      if (idleness?.because.is !== 'budget') continue;
      const { kind } = idleness.because;
      const isOfTimer = kind === 'ownTimeouts' || kind === 'realTime';
      const isTested = condition.is === 'unmet' && condition.silence === 'tested';
      const isWanted = isOfTimer && (condition.is !== 'unmet' || idleness.activity.is === 'keyboard');
      if (!isTested && !isWanted) this.#budget.reduce(kind);
    }
  }

  #whyIdle(used: Used, observation: Observation, rules: IdleRules): IdleReason | undefined {
    const { activity } = observation;
    if (!wakesUp(observation)) return { is: 'fact' };
    // An event loop may watch a clock beside its keyboard, and continue by that.
    const rule = activity.is === 'keyboard' ? rules.keyboard : rules.timed;
    const receives = 'receivesOn' in activity && activity.receivesOn.length > 0;
    if (rule === 'receiving' && receives) return { is: 'condition' };
    const kind = spentByWakingUp(used, this.#budget);
    return kind === undefined ? undefined : budgetOf(kind);
  }

  #whyBusy(role: Role, used: Used, observation: Observation, rules: IdleRules): IdleReason | undefined {
    const { cpuMs, processes = 1 } = observation;
    const usedMs = cpuMs - used.cpuMs;
    if (rules.running === 'budget') return usedMs > this.#budget.cpuMs ? budgetOf('cpuTime') : undefined;
    if (usedMs <= graceCpuMs) return undefined;
    if (processes <= used.processes * processGrowthInGrace) return { is: 'condition' };
    this.#use.beginAnew(role, observation, used.queuedBytes);
    return undefined;
  }
}

function budgetOf(kind: BudgetKind): IdleReason {
  return { is: 'budget', kind };
}

function idle(is: IdleActivity['is'], observation: Observation, because: IdleReason | undefined): Idleness | undefined {
  return because === undefined ? undefined : { activity: asIdleActivity(is, observation), because };
}

/** An observation in the form of the transcript. */
export function asIdleActivity(is: IdleActivity['is'], { activity, sockets }: Observation): IdleActivity {
  return {
    is,
    ...('call' in activity ? { call: activity.call } : {}),
    ...('forMs' in activity ? { forMs: Math.round(activity.forMs) } : {}),
    ...('receivesOn' in activity ? { receivesOn: activity.receivesOn } : {}),
    sockets: sockets.map((socket) => socket.port),
  };
}
