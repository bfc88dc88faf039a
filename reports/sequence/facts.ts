/** What the kernel, or datagrade, knows of a program: its start, its ports, what it waits for, its end. */
import type { Activities, IdleActivity, TranscriptEvent } from '../../harness/transcript/transcript.ts';
import type { Lane, SequenceRow } from './rows.ts';

export function factRows(event: TranscriptEvent): SequenceRow[] {
  if (event.type === 'actionSettled') return activityRows(event.atMs, event.activities);
  if (event.type === 'actionImpossible')
    return [
      { kind: 'step', atMs: event.atMs, text: `not possible: ${event.reason}`, isFailed: false },
      ...activityRows(event.atMs, event.activities),
    ];
  const fact = factOf(event);
  return fact === undefined ? [] : [{ kind: 'fact', atMs: event.atMs, at: fact[0], text: fact[1] }];
}

function factOf(event: TranscriptEvent): readonly [Lane, string] | undefined {
  switch (event.type) {
    case 'subjectStarted':
      return [event.subject, `starts: ${commandOf(event.command)}`];
    case 'portBound':
      return [event.subject, `has port ${event.port}`];
    case 'portReleased':
      return [event.subject, event.by === 'close' ? `closes port ${event.port}` : `its end frees port ${event.port}`];
    case 'portTried':
      return [event.subject, event.bindable ? `port ${event.port} is free` : `port ${event.port} is still in use`];
    case 'subjectExited':
      return [event.subject, endOf(event.status, event.signal)];
    case 'subjectInterrupted':
      return [event.subject, 'datagrade presses Ctrl-C'];
    case 'subjectEnded':
      return [event.subject, 'datagrade ends it'];
    case 'leftoverProcessesFound':
      return [event.subject, `leaves ${event.count} running`];
    case 'limitReached':
      return [event.subject, `reaches a limit: ${event.used} of ${event.allowed} (${event.limit})`];
    case 'outputCut':
      return [event.subject, `output is kept up to ${event.keptBytes} bytes`];
    case 'datagramRefused':
      return ['server', `port ${event.to.port} refuses: no socket has it`];
    case 'datagramsDropped':
      return ['server', `${event.count} lost in a full receive buffer`];
    default:
      return undefined;
  }
}

/** Without the folders, which are those of the machine that graded. */
function commandOf(command: readonly string[]): string {
  return command.map((word) => word.slice(word.lastIndexOf('/') + 1)).join(' ');
}

function endOf(status: number | null, signal: string | null): string {
  return signal === null ? `ends with status ${status ?? 'unknown'}` : `ends by ${signal}`;
}

function activityRows(atMs: number, activities: Activities): SequenceRow[] {
  return (['client', 'server'] as const).flatMap((role) => {
    const text = activityOf(activities[role]);
    return text === undefined ? [] : [{ kind: 'fact' as const, atMs, at: role, text }];
  });
}

/** The end of a program has a row of its own. */
function activityOf(activity: IdleActivity | undefined): string | undefined {
  switch (activity?.is) {
    case undefined:
    case 'gone':
      return undefined;
    case 'waiting':
      return waitingFor(activity.receivesOn ?? []);
    case 'keyboard':
      return 'waits for its keyboard';
    case 'timed':
      return 'waits with a timeout, or sleeps';
    case 'stopped':
      return 'is stopped';
    case 'busy':
      return 'computes';
    case 'quiet':
      return 'is silent';
  }
}

function waitingFor(ports: readonly number[]): string {
  return ports.length === 0 ? 'waits' : `waits for a datagram on ${ports.join(', ')}`;
}
