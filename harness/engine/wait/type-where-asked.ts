/**
 * Whether a wait types at the keyboard of a subject, which then continues.
 */
import type { WaitCondition } from './condition.ts';
import type { Poll } from './poll.ts';

/**
 * Types where a program asks. A program with an event loop watches its keyboard from the start,
 * whether it asks or not. It is typed to when neither the testbed nor the other half is about to
 * send anything to it.
 *
 * @param still the subjects that have not moved since they were polled
 * @returns whether a line was typed
 */
export function typesWhereAsked(still: readonly Poll[], polls: readonly Poll[], condition: WaitCondition): boolean {
  const testbedSendsNext = condition.is === 'met' && condition.next === 'reply';
  return still
    .filter((poll) => {
      const { activity } = poll.observation;
      if (activity.is !== 'keyboard' || activity.call === 'read') return isAtKeyboard(poll);
      return (
        !testbedSendsNext && polls.every((other) => other.subject === poll.subject || other.idleness !== undefined)
      );
    })
    .some(({ subject, observation }) => subject.typeIfAsked(observation));
}

/** Whether a subject seems to ask for a line that it has not got yet. */
export function asksForLine(poll: Poll): boolean {
  return isAtKeyboard(poll) && !poll.subject.takesWhatWasTyped(poll.observation);
}

function isAtKeyboard({ observation: { activity } }: Poll): boolean {
  return activity.is === 'keyboard' || (activity.is === 'quiet' && activity.forMs >= activity.pace.promptMs);
}
