/**
 * One cause is charged once: in the first requirement of a half that shows it. The others that show
 * only the same are blocked by it. So is a pair that fails for what a half was charged for. Pure.
 */
import type { RequirementId } from '../handout/requirements.ts';
import type { Verdict } from '../judge/judge.ts';
import { actionsOf, type Scenario } from '../scenario/scenario.ts';

interface JudgedOnce {
  readonly scenario: Scenario;
  readonly verdict: Verdict;
}

/** Causes that were charged, and the requirement in which. */
export class Charges {
  readonly #charged = new Map<string, RequirementId>();

  /** @returns the other requirement in which the cause of this failure was charged */
  chargedFor({ scenario, verdict }: JudgedOnce): RequirementId | undefined {
    const cause = verdict.status === 'fail' ? verdict.violation.cause : undefined;
    const charged = cause === undefined ? undefined : this.#charged.get(keyOf(scenario, cause));
    return charged === scenario.requirement ? undefined : charged;
  }

  charge({ scenario, verdict }: JudgedOnce): void {
    const cause = verdict.status === 'fail' ? verdict.violation.cause : undefined;
    if (cause === undefined) return;
    const key = keyOf(scenario, cause);
    if (!this.#charged.has(key)) this.#charged.set(key, scenario.requirement);
  }
}

function keyOf({ assignment, roles }: Scenario, cause: string): string {
  return `${assignment} ${roles.join('+')} ${cause}`;
}

/** What both halves of the add assignment need to display the same sum. */
const neededForSum: readonly RequirementId[] = [
  'add.client.request',
  'add.server.reply',
  'add.client.sum',
  'add.server.sum',
];

/**
 * The requirements of both halves that explain the failure of a pair. Where the halves exchange
 * nothing at all, only the end of a file can explain that: an empty file has nothing else.
 */
export function explainedByHalves(scenario: Scenario, exchanged: boolean): readonly RequirementId[] {
  if (scenario.requirement === 'add.pair') return exchanged ? neededForSum : [];
  if (scenario.requirement !== 'file.pair') return [];
  const sizeBytes = actionsOf(scenario).flatMap((action) =>
    action.verb === 'clientStarts' && action.file !== undefined ? [action.file.sizeBytes] : [],
  )[0];
  const end: readonly RequirementId[] =
    sizeBytes === 0
      ? ['file.client.empty', 'file.server.empty']
      : sizeBytes !== undefined && sizeBytes % 2048 === 0
        ? ['file.client.exact', 'file.server.exact']
        : [];
  if (!exchanged) return end;
  return ['file.client.request', 'file.client.content', 'file.server.content', 'file.server.chunks', ...end];
}
