/**
 * What a subject was doing when everything had come to rest, as the rest of a sentence.
 */
import type { Role } from '../handout/programs.ts';
import type { View } from '../transcript/view.ts';

/** @returns text that begins with a semicolon, or nothing where there is nothing to add */
export function describeActivity(view: View, role: Role): string {
  const activity = view.activity(role);
  if (activity === undefined) return '';
  const ports = (activity.receivesOn ?? []).join(', ');
  switch (activity.is) {
    case 'gone':
      return `; it has ended${describeExit(view, role)}`;
    case 'waiting':
      return ports === ''
        ? `; it waits in ${activity.call ?? 'the kernel'} for something that will never come`
        : `; it is blocked in ${activity.call} on port ${ports} with an empty queue and no time-out: it will wait forever`;
    case 'timed':
      return ports === ''
        ? '; it sleeps again and again'
        : `; it waits in ${activity.call} on port ${ports} with a time-out, again and again`;
    case 'keyboard':
      return '; it waits for the keyboard';
    case 'stopped':
      return '; it has been stopped by a signal';
    case 'quiet':
      return `; nothing more was seen of it for ${((activity.forMs ?? 0) / 1000).toFixed(1)} s`;
    case 'busy':
      return '; it computes without end and waits for nothing';
  }
}

/** What keeps a subject from ending, where it should have. */
export function endlessSymptom(view: View, role: Role): string {
  const activity = view.activity(role);
  switch (activity?.is) {
    case 'keyboard':
      // A program with an event loop watches the keyboard as long as it lives: that is not what keeps it.
      return activity.call === undefined || activity.call === 'read' ? 'waits-for-keyboard' : 'does-not-end';
    case 'busy':
      return 'computes-without-end';
    case 'gone':
    case 'waiting':
    case 'timed':
    case 'stopped':
    case 'quiet':
    case undefined:
      return 'does-not-end';
  }
}

function describeExit(view: View, role: Role): string {
  const exit = view.exit(role);
  if (exit === undefined) return '';
  return exit.signal === null ? ` with status ${exit.status}` : ` by the signal ${exit.signal}`;
}
