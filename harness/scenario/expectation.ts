/**
 * The expectations of a scenario. Each decides on a transcript whether it is met. It performs no
 * action and waits for no event.
 */
import type { RequirementId } from '../handout/requirements.ts';
import type { Action } from '../transcript/action.ts';
import type { View } from '../transcript/view.ts';
import type { Symptom } from './symptom.ts';

export type Step = Action | Expectation;

export interface Expectation {
  readonly kind: 'expectation';
  /** Judged when every subject is idle after the last action, or when the performance is over. */
  readonly when: 'now' | 'end';
  /** The scenario tests silence: a subject that waits with a timeout gets the time for it. */
  readonly patient?: true;
  /** It also requires that no more datagrams come, so it includes a moment of silence. */
  readonly nothingFollows?: true;
  /** It needs the files on disk, which are read when the subjects have ended: it is not met before. */
  readonly onDisk?: true;
  /** What is expected, as a sentence. */
  readonly text: string;
  readonly find: (view: View) => Finding;
}

export type Finding = Met | ({ readonly met: false } & Violation);

export interface Met {
  readonly met: true;
  /** Right and wrong look the same for a number that a program drew: another try may decide. */
  readonly mayBeChance?: true;
  /** What a person should know of a pass, as a sentence. */
  readonly note?: string;
}

/** An expectation that was not met: a submission's mistake, as data. */
export interface Violation<Shown extends Symptom = Symptom> {
  readonly expected: string;
  readonly actual: string;
  /** The kind of mistake, if it is known: the key of its hint. */
  readonly symptom?: Shown;
  readonly bytes?: { readonly expected: Uint8Array; readonly actual: Uint8Array };
  /** No later event can mend the violation, so the engine need not wait. */
  readonly final?: true;
  /** No datagram went over the network: scenarios that need the exchange cannot be reached. */
  readonly silent?: true;
  /** If one of these requirements failed, the violation is a consequence, not a separate mistake. */
  readonly dependsOn?: readonly RequirementId[];
  /** If this requirement failed, it already covers the mistake. */
  readonly coveredBy?: RequirementId;
  /** The crash or the wait that it shows: the same one is the same mistake. */
  readonly cause?: string;
  /** Why the violation needs manual review: the submission may not be at fault. */
  readonly undecided?: string;
  /** The submission's own other half may decide what is undecided. */
  readonly askOwnPair?: true;
  /** Datagrams that the kernel dropped may be the cause: a slower try may decide. */
  readonly mayBeLoss?: true;
}

export const met: Met = { met: true };

/** Nothing is decided yet. No report shows this finding. */
export const notYet: Finding = { met: false, expected: '', actual: '' };

/** An expectation of one program names symptoms of that program, so that each has a hint there. */
export function violated<Shown extends Symptom>(violation: Violation<Shown>): Finding {
  return { met: false, ...violation };
}
