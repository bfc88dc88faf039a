/**
 * A running program under test. It leads a session of its own, with keyboard and screen on a
 * pseudo-terminal without echo, standard error on a pipe, and everything recorded. If the machine
 * has no pseudo-terminal, keyboard and screen are pipes.
 *
 * Disposal ends every process that it started, also those that left the process tree (by a mark in
 * their environment). It does not decide what is right or wrong.
 */
import type { Readable } from 'node:stream';
import { ProcessTree } from '../../observe/process/tree.ts';
import type { LineMeaning } from '../../transcript/purpose.ts';
import type { Recorder } from '../../transcript/recorder.ts';
import type { Role } from '../../handout/programs.ts';
import { withoutMemoryReducer, mayBufferOutput } from './environment.ts';
import type { Jail } from '../jail/jail.ts';
import { OutputRecord, recordStream } from './output-record.ts';
import { processControls } from './process-control.ts';
import { startProcess, type SubjectProcess } from './process.ts';
import { findMarked } from './orphans.ts';
import type { Terminal } from './terminal.ts';
import { UsageWatch, type LimitReached } from '../limits/usage-watch.ts';

export interface SubjectOptions {
  readonly role: Role;
  /** Absolute path of the executable, then its arguments. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Marks every process of this subject in its environment; unique on this machine. */
  readonly mark: string;
  readonly recorder: Recorder;
  /** How it gets a keyboard and a screen, and how it is ended; through the kernel by default. */
  readonly processControl?: keyof typeof processControls;
  /**
   * Its jail, and the folder that it may write to. Without a jail, it runs like any program of the
   * caller.
   */
  readonly jail?: { readonly jail: Jail; readonly folder: string } | undefined;
}

export class Subject implements AsyncDisposable {
  readonly role: Role;
  /** The process that was started: the program, or the one that starts its jail. */
  readonly pid: number | undefined;
  /** Processes that existed before it; none of them belongs to it. */
  readonly before: ReadonlySet<number>;
  /** Resolves when the started process is gone and everything that it wrote has been recorded. */
  readonly ended: Promise<void>;
  #hasEnded = false;
  #exitedOnItsOwn = false;
  #fault: string | undefined;
  readonly #process: SubjectProcess;
  readonly #usage: UsageWatch;
  #isOverLimit = false;
  readonly #terminal: Terminal;
  readonly #options: SubjectOptions;
  readonly #screen: OutputRecord;
  readonly #errors: OutputRecord;

  constructor(options: SubjectOptions) {
    const { role, argv, cwd, mark, recorder } = options;
    this.role = role;
    this.#options = options;
    this.#screen = new OutputRecord('screenWritten', role, recorder);
    this.#errors = new OutputRecord('errorWritten', role, recorder);
    this.#usage = new UsageWatch(options.jail?.folder ?? cwd);
    const control = processControls[options.processControl ?? 'kernel'];
    this.before = control.processesNow();
    this.#terminal = control.openTerminal();
    recorder.record({ type: 'subjectStarted', subject: role, command: argv });
    this.#process = startProcess({
      argv: withoutMemoryReducer(argv),
      cwd,
      mark,
      before: this.before,
      terminal: this.#terminal,
      jail: options.jail,
      endAll: control.endAll,
    });
    const { child } = this.#process;
    this.pid = child.pid;
    this.#terminal.attach(child, (chunk) => this.#screen.write(chunk));
    this.ended = this.#recordEnd(recordStream(child.stderr as Readable, this.#errors));
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Whether its output may appear only when it ends: its screen is a pipe, and its runtime may
   * buffer output.
   */
  get buffersOutput(): boolean {
    return this.#terminal.stdio === 'pipe' && mayBufferOutput(this.#options.argv);
  }

  /** Whether buffered output is lost, or would be if the subject were ended now. */
  get losesOutput(): boolean {
    return this.buffersOutput && !this.#exitedOnItsOwn;
  }

  /**
   * Types a line; the kernel passes it on when the program reads it.
   * @param means meaning of the line, for the transcript
   */
  type(line: string, means: LineMeaning): void {
    this.#record({ type: 'lineTyped', subject: this.role, text: line, means, echoed: this.#terminal.echoes() });
    this.#terminal.type(`${line}\n`);
  }

  /**
   * Ends the input, if the keyboard is a pipe, so that a program that still reads from it can end.
   */
  endInput(): void {
    this.#terminal.endInput();
  }

  /** Reads and records what it has displayed up to now. */
  readScreen(): void {
    for (const chunk of this.#terminal.read()) this.#screen.write(chunk);
  }

  /** Its processes, for an observer. */
  processTree(): ProcessTree {
    const tree = new ProcessTree(this.before, this.#options.jail === undefined ? undefined : this.pid);
    tree.add(this.pid === undefined ? [] : [this.pid]);
    return tree;
  }

  /** Whether its process group still has a process; in a jail that is unknown. */
  leftGroup(): boolean {
    return this.#process.group?.hasProcesses() === true;
  }

  /**
   * Processes that are still alive after the started one has ended.
   * @param tree result of {@link Subject.processTree}
   */
  orphans(tree: ProcessTree): readonly number[] {
    return this.#options.jail === undefined ? findMarked(this.#options.mark, this.before) : tree.living();
  }

  /**
   * Ends the subject if it exceeds a limit.
   * @param tree its processes, if they can be read
   */
  enforceLimits(tree: ProcessTree | undefined): void {
    if (this.#isOverLimit) return;
    const outputBytes = this.#screen.writtenBytes + this.#errors.writtenBytes;
    const reached =
      tree === undefined
        ? this.#usage.pollOutputAndDisk(outputBytes)
        : this.#usage.poll(() => tree.living(), outputBytes);
    if (reached !== undefined) this.endAtLimit(reached);
  }

  /** Ends the subject, which has exceeded this limit. */
  endAtLimit(reached: LimitReached): void {
    if (this.#isOverLimit || this.#hasEnded) return;
    this.#isOverLimit = true;
    this.#record({ type: 'limitReached', subject: this.role, ...reached });
    void this.#process.end();
  }

  /** @throws if datagrade is at fault: the jail ended without a report about the program */
  throwFault(): void {
    if (this.#fault !== undefined) throw new Error(this.#fault);
  }

  /** Sends a signal to the whole process group; a group that is already gone is not an error. */
  signal(name: NodeJS.Signals): void {
    this.#process.signal(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#hasEnded) this.#record({ type: 'subjectEnded', subject: this.role });
    await this.#process.end();
    await this.ended;
    this.#terminal.close();
  }

  #record(body: Parameters<Recorder['record']>[0]): void {
    this.#options.recorder.record(body);
  }

  #describeFault(): string {
    const { events } = this.#options.recorder;
    const errorText = events.flatMap((event) => (event.type === 'errorWritten' ? [event.text] : [])).join('');
    const why = errorText === '' ? '' : `: ${errorText.trim()}`;
    return `the jail of the ${this.role} ended without a report about its program${why}`;
  }

  async #recordEnd(errors: Promise<void>): Promise<void> {
    const exit = await this.#process.exited;
    // A process that outlives its parent keeps standard error open. It must not delay the record.
    await Promise.race([errors, untilPipesAreRead()]);
    this.readScreen();
    for (const output of [this.#screen, this.#errors]) output.close();
    this.#hasEnded = true;
    this.#exitedOnItsOwn = exit?.signal === null;
    if (exit === undefined) this.#fault = this.#describeFault();
    else this.#record({ type: 'subjectExited', subject: this.role, ...exit });
  }
}

/**
 * A few iterations of the event loop. After them, everything that was in a pipe when the process
 * ended has been read.
 */
async function untilPipesAreRead(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
