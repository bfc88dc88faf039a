/**
 * A program that a test writes inline and runs as a subject: with a terminal, observed from the kernel, ended with the test.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { observeActivity, type Observation } from '../../harness/observe/process/activity.ts';
import { ranNothingBetween } from '../../harness/observe/process/timeslices.ts';
import { findJail, openJail } from '../../harness/sandbox/jail/jail.ts';
import { Subject } from '../../harness/sandbox/subject/subject.ts';
import { View } from '../../harness/transcript/view.ts';
import { Recorder } from '../../harness/transcript/recorder.ts';
import { eventually } from './eventually.ts';
import { scratchFolder } from './scratch-folder.ts';
import { makeProgram, type Language } from './toolchain.ts';

export interface StartedProgram extends AsyncDisposable {
  readonly subject: Subject;
  readonly pid: number;
  readonly mark: string;
  readonly recorder: Recorder;
  /** What it is doing now; what it has displayed so far is taken in. */
  readonly look: () => Observation;
  readonly screen: () => string;
  readonly errors: () => string;
  /** Resolves with the first reading whose activity is of this kind. */
  readonly comesTo: (is: Observation['activity']['is']) => Promise<Observation>;
  /** The integer that the program has displayed on a line of its own: a port, a process id. */
  readonly showsInteger: () => Promise<number>;
}

/** Whether this machine has jails, for `it.skipIf`. */
export const hasJail = findJail().jail === 'bwrap';

/** One reading may show what was before a thread was woken beside what came after: of one that waits, two are compared. */
function isStill(first: Observation, then: Observation): boolean {
  return then.activity.is !== 'waiting' || ranNothingBetween(first, then);
}

let started = 0;

export async function startProgram(language: Language, source: string, ...args: string[]): Promise<StartedProgram> {
  const folder = await scratchFolder();
  const program = makeProgram(language, source, folder.path);
  return startCommand([...program, ...args], folder);
}

/** The same in a jail: it may write in the folder that its own is in. */
export async function startJailed(language: Language, source: string, ...args: string[]): Promise<StartedProgram> {
  const folder = await scratchFolder();
  const program = makeProgram(language, source, folder.path);
  return startCommand([...program, ...args], folder, true);
}

/** @param folder removed when the program is disposed of */
export async function startCommand(
  argv: readonly string[],
  folder: AsyncDisposable & { readonly path: string },
  isJailed = false,
): Promise<StartedProgram> {
  const cwd = join(folder.path, 'home');
  mkdirSync(cwd);
  const recorder = new Recorder();
  const mark = `test-${process.pid}-${performance.timeOrigin}.${(started += 1)};`;
  const settings = isJailed ? await scratchFolder() : undefined;
  const jail = settings === undefined ? undefined : { jail: openJail(settings.path), folder: folder.path };
  const subject = new Subject({ role: 'client', argv, cwd, mark, recorder, jail });
  const view = (): View => new View({ facts: { ownNames: {}, peerName: '', dialects: {} }, events: recorder.events });
  const family = subject.processTree();
  const look = (): Observation => {
    const reading = observeActivity(family.living());
    subject.readScreen();
    return reading;
  };
  const screen = (): string => {
    subject.readScreen();
    return view().screen('client');
  };
  const integer = /^(\d+)\n/m;
  return {
    subject,
    pid: subject.pid ?? 0,
    mark,
    recorder,
    look,
    screen,
    errors: () => view().errors('client'),
    comesTo: async (is) => {
      const looks = (): readonly [Observation, Observation] => [look(), look()];
      return (await eventually(looks, ([first, then]) => then.activity.is === is && isStill(first, then)))[1];
    },
    showsInteger: async () => Number(integer.exec(await eventually(screen, (text) => integer.test(text)))?.[1]),
    async [Symbol.asyncDispose]() {
      await subject[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
      await settings?.[Symbol.asyncDispose]();
    },
  };
}
