/**
 * A running program under test: started as the leader of a session of its own, with keyboard and screen on a pseudo-terminal without echo
 * and standard error on a pipe, everything recorded. Where there is no pseudo-terminal, keyboard and screen are pipes.
 *
 * Guarantees that disposal ends every process that it started, also those that left the family (by a mark in their environment).
 * It decides nothing about right or wrong.
 */
import type { Readable } from 'node:stream';
import { ProcessTree } from '../../observe/process/tree.ts';
import type { Recorder } from '../../transcript/transcript.ts';
import type { Role } from '../../handout/programs.ts';
import { withoutMemoryReducer, mayBufferOutput } from './environment.ts';
import type { Jail } from '../jail/jail.ts';
import { OutputRecord, recordStream } from './output-record.ts';
import { processControls } from './process-control.ts';
import { startProcess, type SubjectProcess } from './process.ts';
import { findMarked } from './orphans.ts';
import type { Terminal } from './terminal.ts';
import { UsageWatch } from '../limits/usage-watch.ts';

export interface SubjectOptions {
  readonly role: Role;
  /** Absolute path of the executable, then its arguments. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Marks every process of this subject in its environment; unique on this machine. */
  readonly mark: string;
  readonly recorder: Recorder;
  /** How it is given a keyboard and a screen, and ended; through the kernel where nothing else is said. */
  readonly processControl?: keyof typeof processControls;
  /** Where it may write, in a jail; without it, it runs as any program of the caller's. */
  readonly jail?: { readonly jail: Jail; readonly folder: string } | undefined;
}

export class Subject implements AsyncDisposable {
  readonly role: Role;
  /** The process that was started: the program, or what starts its jail. */
  readonly pid: number | undefined;
  /** Processes that were there before it: none of them is its own. */
  readonly before: ReadonlySet<number>;
  /** Resolves when the started process is gone and all that it wrote has been recorded. */
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

  /** Whether what it prints may be shown only when it ends: its screen is a pipe, and its runtime is not known to pass on at once. */
  get buffersOutput(): boolean {
    return this.#terminal.stdio === 'pipe' && mayBufferOutput(this.#options.argv);
  }

  /** Whether something that it held back is lost, or will be when it is ended now. */
  get losesOutput(): boolean {
    return this.buffersOutput && !this.#exitedOnItsOwn;
  }

  /** Types a line; the kernel hands it over when the program reads it. */
  type(line: string, means: string): void {
    this.#record({ type: 'lineTyped', subject: this.role, text: line, means, echoed: this.#terminal.echoes() });
    this.#terminal.type(`${line}\n`);
  }

  /** Lets a program that still waits for the keyboard go on to its end, where the keyboard is a pipe. */
  endInput(): void {
    this.#terminal.endInput();
  }

  /** Takes in what it has displayed up to this moment. */
  readScreen(): void {
    for (const chunk of this.#terminal.read()) this.#screen.write(chunk);
  }

  /** Its processes, to be observed. */
  processTree(): ProcessTree {
    const tree = new ProcessTree(this.before, this.#options.jail === undefined ? undefined : this.pid);
    tree.add(this.pid === undefined ? [] : [this.pid]);
    return tree;
  }

  /** Whether a process of it lives on in its process group; in a jail that is not known. */
  leftGroup(): boolean {
    return this.#process.group?.hasProcesses() === true;
  }

  /** Processes that live on after the one that was started. @param tree as {@link Subject.processTree} gave it */
  orphans(tree: ProcessTree): readonly number[] {
    return this.#options.jail === undefined ? findMarked(this.#options.mark, this.before) : tree.living();
  }

  /** Ends it where it uses more of the machine than it may. @param tree its processes, where they can be looked at */
  enforceLimits(tree: ProcessTree | undefined): void {
    if (this.#isOverLimit) return;
    const outputBytes = this.#screen.writtenBytes + this.#errors.writtenBytes;
    const reached =
      tree === undefined
        ? this.#usage.pollOutputAndDisk(outputBytes)
        : this.#usage.poll(() => tree.living(), outputBytes);
    if (reached === undefined) return;
    this.#isOverLimit = true;
    this.#record({ type: 'limitReached', subject: this.role, ...reached });
    void this.#process.end();
  }

  /** @throws where the testbed has failed it: its jail ended without telling how the program did */
  throwFault(): void {
    if (this.#fault !== undefined) throw new Error(this.#fault);
  }

  /** Sends a signal to the whole process group; one that is gone already is no error. */
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
    return `the jail of the ${this.role} ended without telling how the program in it did${why}`;
  }

  async #recordEnd(errors: Promise<void>): Promise<void> {
    const exit = await this.#process.exited;
    // A process that outlives its parent holds standard error open: it must not hold the record up.
    await Promise.race([errors, untilPipesAreRead()]);
    this.readScreen();
    for (const output of [this.#screen, this.#errors]) output.close();
    this.#hasEnded = true;
    this.#exitedOnItsOwn = exit?.signal === null;
    if (exit === undefined) this.#fault = this.#describeFault();
    else this.#record({ type: 'subjectExited', subject: this.role, ...exit });
  }
}

/** A few turns of the event loop: whatever the kernel held of a pipe when the process ended has been read by then. */
async function untilPipesAreRead(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
