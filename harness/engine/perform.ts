/**
 * Performs a list of actions against a submission and returns the transcript of what happened.
 *
 * Each action is performed when everything that the one before it set off has come to rest. An action that the subject makes impossible (it has
 * ended, it sent nothing that could be answered) is recorded as such and ends the performance early. Faults of the testbed are thrown.
 */
import { contentOf } from '../transcript/test-file.ts';
import { View } from '../transcript/view.ts';
import type { Action } from '../transcript/action.ts';
import { met, notYet, type Expectation, type Finding } from '../scenario/expectation.ts';
import type { Facts, Transcript } from '../transcript/transcript.ts';
import { actionPerformers } from './actions.ts';
import { Disturbed, Impossible, type Stage } from './stage.ts';
import { askServerToEnd } from './peer/ask-to-end.ts';
import type { Satisfaction } from './idle/subject-idleness.ts';
import { Room, type RoomOptions } from './room.ts';

export interface PerformOptions extends RoomOptions {
  readonly actions: readonly Action[];
  /** What is looked at after each action, and at the end: when all of it is met, there is nothing to wait for. */
  readonly expectations: (position: number | 'end') => readonly Expectation[];
  /** Asked when an action has settled: whether the next one is performed. All are where it is absent. */
  readonly goesOn?: ((position: number, soFar: Transcript) => boolean) | undefined;
  readonly stage: Omit<Stage, 'room' | 'slowly'>;
  readonly facts: Facts;
  /** Datagrams were lost when this was performed before: what the testbed sends waits until what it sent before has been read. */
  readonly slowly?: boolean;
}

export async function perform(options: PerformOptions): Promise<Transcript> {
  try {
    return await attempt(options);
  } catch (error) {
    if (!(error instanceof Disturbed)) throw error;
    return await attempt({ ...options, calm: true });
  }
}

async function attempt(options: PerformOptions): Promise<Transcript> {
  const { actions, expectations, facts } = options;
  await using room = new Room(options);
  const { recorder } = room;
  const { events, startedAtMs } = recorder;
  const transcript = (): Transcript => ({ schema: 'datagrade.transcript/1', actions, startedAtMs, facts, events });
  const view = (): View => new View(transcript());
  const stage: Stage = { ...options.stage, room, slowly: options.slowly === true };
  if (stage.slowly) recorder.record({ type: 'pacedSlowly' });
  for (const [index, action] of actions.entries()) {
    recorder.record({ type: 'actionBegan', action: index });
    const impossible = await tryAction(action, stage);
    const isPatient = expectations(index).some((each) => each.patient === true);
    const activities = await room.rest(
      impossible === undefined ? () => satisfactionAt(index, options, room, view()) : undefined,
      isPatient,
    );
    await tryPortsOfTheGone(room);
    if (impossible !== undefined) {
      recorder.record({ type: 'actionImpossible', action: index, ...impossible, activities });
      break;
    }
    recorder.record({ type: 'actionSettled', action: index, activities });
    if (options.goesOn?.(index, transcript()) === false) break;
  }
  if (expectations('end').some((each) => !each.find(view()).met)) {
    if (room.holdsOutputBack()) await askServerToEnd(stage);
    await room.interrupt();
  }
  await room.end();
  return transcript();
}

/** Whether all that is looked at after the action has come, or been decided otherwise. */
function satisfactionAt(
  position: number,
  { actions, expectations }: PerformOptions,
  room: Room,
  now: View,
): Satisfaction {
  if (!hasTakenEffect(actions[position] as Action, now)) return 'no';
  const findings = expectations(position).map((each) => findingOf(each, now));
  if (!findings.every(isDecided)) return 'no';
  const isLast = position === actions.length - 1;
  if (isLast && !expectations('end').every((each) => isDecided(findingOf(each, now))))
    return room.holdsOutputBack() ? 'ifNothingFollows' : 'no';
  if ([...expectations(position), ...(isLast ? expectations('end') : [])].some((each) => each.onDisk === true))
    return 'onDisk';
  const meansSilence = expectations(position).some((each) => each.nothingFollows === true);
  // Of what is decided against the subject, the more there is the better it can be told why.
  return meansSilence || !findings.every((finding) => finding.met) ? 'ifNothingFollows' : 'yes';
}

function findingOf(expectation: Expectation, now: View): Finding {
  if (expectation.patient === true) return notYet;
  return expectation.onDisk === true ? met : expectation.find(now);
}

/** A client with a time-out is answered in time whatever it has sent: what it then does with the answer is judged by itself. */
function isDecided(finding: Finding): boolean {
  return finding.met || finding.final === true;
}

/** Whether what an action asks for has come: only then is there nothing left to wait for where a subject never quite comes to rest. */
function hasTakenEffect(action: Action, view: View): boolean {
  switch (action.verb) {
    case 'serverStarts':
      return view.all('portBound').some((event) => event.subject === 'server');
    case 'clientStarts':
      return view.received().length > 0 || view.exit('client') !== undefined;
    case 'peerAsks':
    case 'peerRequests': {
      const asked = view.last('datagramSent')?.peer;
      return view.received().some((event) => event.peer === asked);
    }
    case 'peerAnswers':
    case 'peerSends':
      return true;
  }
}

interface ImpossibleAction {
  readonly reason: string;
  readonly undecided?: true;
}

async function tryAction(action: Action, stage: Stage): Promise<ImpossibleAction | undefined> {
  try {
    if ('file' in action && action.file !== undefined) noteFile(action.file, stage);
    await actionPerformers[action.verb](action as never, stage);
    return undefined;
  } catch (error) {
    if (error instanceof Impossible)
      return { reason: error.message, ...(error.undecided ? { undecided: true as const } : {}) };
    throw error;
  }
}

function noteFile(file: Parameters<typeof contentOf>[0], { room }: Stage): void {
  const known = room.recorder.events.some((event) => event.type === 'fileServed' && event.name === file.name);
  if (known) return;
  room.recorder.record({
    type: 'fileServed',
    name: file.name,
    content: Buffer.from(contentOf(file)).toString('base64'),
  });
}

async function tryPortsOfTheGone(room: Room): Promise<void> {
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
