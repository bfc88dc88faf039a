/**
 * A scenario: one thing that the handout asks for, tried once, as a list of steps that reads like the handout.
 */
import type { RequirementId } from '../handout/requirements.ts';
import type { Assignment, Role } from '../handout/programs.ts';
import type { Action } from '../transcript/action.ts';
import type { Expectation, Step } from './expectation.ts';

export interface Scenario {
  /** Path such as `add/server/shutdown/101`: a selector at any depth. */
  readonly id: string;
  readonly requirement: RequirementId;
  readonly title: string;
  readonly assignment: Assignment;
  /** The halves of the submission that run in it. */
  readonly roles: readonly Role[];
  readonly steps: readonly Step[];
  /** Reported, never graded. */
  readonly advisory: boolean;
  /**
   * It is judged on what happened until an action became impossible. Another scenario with the same
   * actions covers that.
   */
  readonly untilStopped?: true;
  /** Id of the scenario that this one confirms: no mistake is known that only this one catches. */
  readonly confirms?: string | undefined;
}

export interface ScenarioText {
  readonly requirement: RequirementId;
  readonly title: string;
  readonly advisory?: boolean;
  readonly untilStopped?: true;
  /** Where it names the scenario itself, it says nothing: rows are written once for all. */
  readonly confirms?: string | undefined;
  readonly steps: readonly Step[];
}

/** @param id assignment, half, what is tried and with which value: `file/client/exact/4096` */
export function scenario(
  id: string,
  { requirement, title, steps, advisory = false, confirms, untilStopped }: ScenarioText,
): Scenario {
  const [assignment, half] = id.split('/') as [Assignment, Role | 'pair'];
  return {
    id,
    requirement,
    title,
    assignment,
    roles: half === 'pair' ? ['server', 'client'] : [half],
    steps,
    advisory,
    ...(untilStopped === undefined ? {} : { untilStopped }),
    ...(confirms === undefined || confirms === id ? {} : { confirms }),
  };
}

export function actionsOf({ steps }: Scenario): readonly Action[] {
  return steps.filter((step) => step.kind === 'action');
}

/** The expectations that stand between the action at the position and the next one; those of the end wherever they stand. */
export function expectationsAt({ steps }: Scenario, position: number | 'end'): readonly Expectation[] {
  let actions = 0;
  return steps.filter((step): step is Expectation => {
    if (step.kind === 'action') {
      actions += 1;
      return false;
    }
    return position === 'end' ? step.when === 'end' : step.when === 'now' && actions - 1 === position;
  });
}

/**
 * Whether a scenario is meant by a selector: a path whose segments match from the left, `*` matching any one.
 *
 * @example isSelected('file/client/exact/4096', 'file/*' + '/exact') === true
 */
export function isSelected(id: string, selector: string): boolean {
  const wanted = selector.split('/').filter(Boolean);
  const segments = id.split('/');
  return (
    wanted.length <= segments.length && wanted.every((segment, index) => segment === '*' || segment === segments[index])
  );
}
