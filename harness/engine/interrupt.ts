/**
 * Interrupts the subjects at the end of a performance, so that they display what they held back.
 */
import { changedPaths } from './record/files.ts';
import type { ObservedSubject } from './observed-subject.ts';
import type { Room } from './room.ts';
import { until, untilEnded } from './wait/condition.ts';

/** Presses Ctrl-C at each program that still runs, and lets it finish what it then does. */
export async function interruptSubjects(room: Room): Promise<void> {
  const running = room.runningSubjects();
  if (running.length === 0) return;
  for (const { role } of running) {
    const start = room.folderAtStart(role);
    if (start === undefined) continue;
    room.recorder.record({ type: 'filesBegun', subject: role, paths: changedPaths(start.folder, start.listing) });
  }
  for (const { role } of running) room.noteInterruption(role);
  await letClientsFinish(room, running);
  for (const { subject } of running) subject.signal('SIGINT');
  await room.waitUntilIdle(untilEnded(() => running.every(({ subject }) => subject.hasEnded)));
}

/**
 * Ends the input of clients whose runtime holds output back. Such a runtime displays it when the
 * program ends on its own, and not when a signal ends it.
 */
async function letClientsFinish(room: Room, running: readonly ObservedSubject[]): Promise<void> {
  const holding = running.filter(({ subject }) => subject.buffersOutput && subject.role === 'client');
  if (holding.length === 0) return;
  for (const { subject } of holding) subject.endInput();
  await room.waitUntilIdle(until(() => holding.every(({ subject }) => subject.hasEnded)));
}
