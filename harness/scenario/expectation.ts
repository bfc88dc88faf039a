/**
 * The expectations of a scenario. Each looks at a transcript and finds that it is met or not; it performs nothing and waits for nothing.
 */
import type { RequirementId } from '../handout/requirements.ts';
import type { Action } from '../transcript/action.ts';
import type { View } from '../transcript/view.ts';
import type { Symptom } from './symptom.ts';

export type Step = Action | Expectation;

export interface Expectation {
  readonly kind: 'expectation';
  /** Looked at when everything has come to rest after the last action, or when the performance is over. */
  readonly when: 'now' | 'end';
  /** Silence is part of what is tried: a subject that waits with a time-out is given the time. */
  readonly patient?: true;
  /** It means also that nothing more comes: a moment of silence belongs to it. */
  readonly nothingFollows?: true;
  /** It looks at the disk, which is read when the subjects have ended: before that it cannot be met. */
  readonly onDisk?: true;
  /** What is expected, as a sentence. */
  readonly text: string;
  readonly find: (view: View) => Finding;
}

export type Finding = Met | ({ readonly met: false } & Violation);

export interface Met {
  readonly met: true;
  /** A number that a program drew happened to be one at which right and wrong look the same: worth trying again. */
  readonly mayBeChance?: true;
  /** What a person should know of a pass, as a sentence. */
  readonly note?: string;
}

/** An expectation that was not met: a submission's mistake, as data. */
export interface Violation<Shown extends Symptom = Symptom> {
  readonly expected: string;
  readonly actual: string;
  /** Names the kind of mistake, where it can be told: the key of its hint. */
  readonly symptom?: Shown;
  readonly bytes?: { readonly expected: Uint8Array; readonly actual: Uint8Array };
  /** Nothing that may still come could make it good: nothing need be waited for. */
  readonly final?: true;
  /** Nothing at all went over the network: whatever needs the exchange cannot be reached. */
  readonly silent?: true;
  /** Where one of these requirements has failed, the violation only hangs on it and is no mistake of its own. */
  readonly dependsOn?: readonly RequirementId[];
  /** Where this requirement has failed, the mistake has been charged there and is none here. */
  readonly coveredBy?: RequirementId;
  /** The submission cannot be blamed: a person has to look. Says why. */
  readonly undecided?: string;
  /** Datagrams that the kernel dropped may be the cause: worth trying again, more slowly. */
  readonly mayBeLoss?: true;
}

export const met: Met = { met: true };

/** Nothing can be said yet, and nobody will read why. */
export const notYet: Finding = { met: false, expected: '', actual: '' };

/** An expectation of one program names the symptoms of that program, so that each has its hint there. */
export function violated<Shown extends Symptom>(violation: Violation<Shown>): Finding {
  return { met: false, ...violation };
}
