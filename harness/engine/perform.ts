/**
 * Performs a list of actions against a submission, and returns the transcript of what happened.
 *
 * Each action begins when all subjects are idle after the one before. An action that the subject
 * makes impossible (it has ended, it sent nothing that could be answered) is recorded as such and
 * ends the performance early. Faults of datagrade, and of the machine, are thrown.
 */
import { ExchangeError, type ExchangeErrorCode } from '../../reference/exchange-error.ts';
import { contentOf, type TestFile } from '../transcript/test-file.ts';
import { View } from '../transcript/view.ts';
import type { Action } from '../transcript/action.ts';
import type { Facts, Transcript } from '../transcript/transcript.ts';
import { despiteKills } from './despite-kills.ts';
import { performAction } from './actions/perform-action.ts';
import { Disturbed, Impossible, type Stage } from './stage.ts';
import { askServerToEnd } from './peer/ask-to-end.ts';
import { interruptSubjects } from './interrupt.ts';
import { Room, type RoomOptions } from './room.ts';
import { conditionAfterAction, unmetAt, type ExpectationPlan } from './wait/condition-after-action.ts';

export interface PerformOptions extends RoomOptions, ExpectationPlan {
  /** Asked after each action: whether the next one is performed. Absent: all are. */
  readonly goesOn?: ((position: number, soFar: Transcript) => boolean) | undefined;
  readonly stage: Omit<Stage, 'room' | 'slowly'>;
  readonly facts: Facts;
  /** Datagrams were lost before: each one that the testbed sends waits until the last was read. */
  readonly slowly?: boolean;
}

export async function perform(options: PerformOptions): Promise<Transcript> {
  return await despiteKills(async () => {
    try {
      return await performOnce(options);
    } catch (error) {
      if (!(error instanceof Disturbed)) throw error;
      return await performOnce({ ...options, calm: true });
    }
  });
}

async function performOnce(options: PerformOptions): Promise<Transcript> {
  const { actions, expectations, facts } = options;
  await using room = new Room(options);
  const { recorder } = room;
  const { events, startedAtMs } = recorder;
  const transcript = (): Transcript => ({ schema: 'datagrade.transcript/2', actions, startedAtMs, facts, events });
  const view = (): View => new View(transcript());
  const stage: Stage = { ...options.stage, room, slowly: options.slowly === true };
  if (stage.slowly) recorder.record({ type: 'pacedSlowly' });
  for (const [index, action] of actions.entries()) {
    recorder.record({ type: 'actionBegan', action: index });
    const impossible = await tryAction(action, stage);
    const { activities, end } = await room.waitUntilIdle(() =>
      impossible === undefined
        ? conditionAfterAction(index, options, view(), () => room.holdsOutputBack())
        : unmetAt(expectations(index)),
    );
    await tryPortsOfEnded(room);
    if (impossible !== undefined) {
      recorder.record({ type: 'actionImpossible', action: index, ...impossible, activities });
      break;
    }
    recorder.record({ type: 'actionSettled', action: index, activities, waitEnd: end });
    if (options.goesOn?.(index, transcript()) === false) break;
  }
  if (expectations('end').some((each) => !each.find(view()).met)) {
    if (room.holdsOutputBack()) await askServerToEnd(stage);
    await interruptSubjects(room);
  }
  await room.end();
  if (!room.missedTime) return transcript();
  if (!room.isCalm) throw new Disturbed('datagrade or a subject was stopped for a while');
  return { ...transcript(), facts: { ...facts, missedTime: true } };
}

interface ImpossibleAction {
  readonly reason: string;
  readonly undecided?: true;
}

async function tryAction(action: Action, stage: Stage): Promise<ImpossibleAction | undefined> {
  try {
    if ('file' in action && action.file !== undefined) noteFile(action.file, stage);
    await performAction(action, stage);
    return undefined;
  } catch (error) {
    if (error instanceof Impossible)
      return { reason: error.message, ...(error.undecided ? { undecided: true as const } : {}) };
    if (error instanceof ExchangeError && notOfThisMachine.has(error.code))
      return { reason: error.message, undecided: true };
    throw error;
  }
}

/** The form of the message, or the address of the subject, does not allow it: a mistake of neither side. */
const notOfThisMachine: ReadonlySet<ExchangeErrorCode> = new Set([
  'cannot-carry',
  'too-large',
  'unreachable',
  'nobody-listens',
]);

function noteFile(file: TestFile, { room }: Stage): void {
  const content = Buffer.from(contentOf(file)).toString('base64');
  const last = room.recorder.events.findLast((event) => event.type === 'fileServed');
  if (last?.name === file.name && last.content === content) return;
  room.recorder.record({ type: 'fileServed', name: file.name, content });
}

async function tryPortsOfEnded(room: Room): Promise<void> {
  for (const role of ['client', 'server'] as const) {
    const observed = room.subject(role);
    if (
      observed?.subject.hasEnded &&
      !room.recorder.events.some((event) => event.type === 'portTried' && event.subject === role)
    ) {
      await observed.tryPorts();
    }
  }
}
