/**
 * Whatever happens to a run, a verdict is that of an undisturbed one, or it is left open and names
 * the machine as the reason.
 */
import type { ScenarioResult, SubmissionResult } from '../../../harness/grade/results.ts';
import type { Broken, RoundFacts } from './facts.ts';

/** Words that name the machine, or something else on it, as the reason. */
const machineReasons = [
  /which datagrade did not send/,
  /was stopped for some seconds/,
  /was stopped by a signal/,
  /free space/,
  /no space left/i,
  /ENOSPC|ENOENT/,
  /memory ran out/,
];

export function differingVerdicts({ undisturbed, results }: RoundFacts): readonly Broken[] {
  return (results?.submissions ?? []).flatMap((result) => {
    const before = undisturbed.submissions.find(({ id }) => id === result.id);
    if (before === undefined) return [differs(result.id, 'a submission of the class', 'a result for it')];
    return result.status === 'error' ? [] : differences(before, result);
  });
}

function differences(before: SubmissionResult, after: SubmissionResult): readonly Broken[] {
  const scenarios = before.scenarios.flatMap((expected) => {
    const seen = after.scenarios.find(({ id }) => id === expected.id);
    if (seen !== undefined && (seen.status === expected.status || isMachines(seen))) return [];
    return [differs(`${before.id} ${expected.id}`, textOf(expected), textOf(seen))];
  });
  const requirements = before.requirements.flatMap((expected) => {
    const seen = after.requirements.find(({ id }) => id === expected.id);
    const isOpen = seen?.status === 'error' || seen?.status === 'unsupported';
    if (isOpen || seen?.status === expected.status) return [];
    return [differs(`${before.id} ${expected.id}`, expected.status, seen?.status ?? 'nothing')];
  });
  return [...scenarios, ...requirements];
}

function isMachines({ status, reason = '' }: ScenarioResult): boolean {
  return status === 'error' || (status === 'unsupported' && machineReasons.some((each) => each.test(reason)));
}

function textOf(result: ScenarioResult | undefined): string {
  return result === undefined ? 'nothing' : `${result.status} ${JSON.stringify(result.reason ?? '')}`;
}

function differs(what: string, expected: string, seen: string): Broken {
  return { invariant: 'verdicts', expected: `${what}: ${expected}`, seen };
}
