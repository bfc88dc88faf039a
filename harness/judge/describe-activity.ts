/**
 * What a subject was doing when nothing more happened, as a predicate: the sentence around it names
 * the program.
 */
import type { Role } from '../handout/programs.ts';
import type { ClientSymptom, ProgramSymptom } from '../scenario/symptom.ts';
import type { IdleActivity } from '../transcript/transcript.ts';
import type { View } from '../transcript/view.ts';

/** @returns such as `waits for keyboard input`; undefined where it is not known */
export function describeActivity(view: View, role: Role): string | undefined {
  const activity = view.activity(role);
  if (activity === undefined) return undefined;
  const ports = (activity.receivesOn ?? []).join(', ');
  switch (activity.is) {
    case 'gone':
      return describeExit(view, role);
    case 'waiting':
      return ports === '' ? `waits in ${activity.call ?? 'the kernel'}` : `waits for a datagram on port ${ports}`;
    case 'timed':
      return ports === ''
        ? 'sleeps again and again'
        : `waits for a datagram on port ${ports} again and again, each time with a timeout`;
    case 'keyboard':
      return readsKeyboard(activity) ? 'waits for keyboard input' : 'waits for events such as keyboard input';
    case 'stopped':
      return 'was stopped by a signal';
    case 'quiet':
      return `did nothing visible for ${((activity.forMs ?? 0) / 1000).toFixed(1)} s`;
    case 'busy':
      return activity.sockets.length === 0 ? 'computes without end' : 'runs without ever waiting';
  }
}

/**
 * A program with an event loop watches the keyboard as long as it lives: that is not what keeps it.
 */
function readsKeyboard({ call }: IdleActivity): boolean {
  return call === undefined || call === 'read';
}

/**
 * What a program waits for or does, where that is the mistake; undefined where it waits for the
 * network, or has ended.
 */
export function activitySymptom(view: View, role: Role): 'waits-for-keyboard' | 'computes-without-end' | undefined {
  const activity = view.activity(role);
  if (activity?.is === 'busy') return 'computes-without-end';
  return activity?.is === 'keyboard' && readsKeyboard(activity) ? 'waits-for-keyboard' : undefined;
}

/** What keeps a client from ending, where it should have. */
export function endlessSymptom(view: View, role: Role): ProgramSymptom | ClientSymptom {
  return activitySymptom(view, role) ?? (waitsForDatagram(view, role) ? 'waits-for-datagram' : 'does-not-end');
}

/** Whether a receive call is all that it waits in. An event loop waits for whatever comes. */
export function waitsForDatagram(view: View, role: Role): boolean {
  const activity = view.activity(role);
  return (
    activity?.is === 'waiting' && (activity.receivesOn ?? []).length > 0 && (activity.call ?? '').startsWith('recv')
  );
}

function describeExit(view: View, role: Role): string {
  const exit = view.exit(role);
  if (exit === undefined) return 'ended';
  return exit.signal === null ? `ended with status ${exit.status}` : `was ended by the signal ${exit.signal}`;
}
