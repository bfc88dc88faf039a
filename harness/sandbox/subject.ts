/**
 * A running program under test: started as the leader of a session of its own, with keyboard and screen on a pseudo-terminal without echo
 * and standard error on a pipe, everything recorded. Where there is no pseudo-terminal, keyboard and screen are pipes.
 *
 * Guarantees that disposal ends every process that it started, also those that left the family (by a mark in their environment).
 * It decides nothing about right or wrong.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { groupOf } from '../observe/process-group.ts';
import type { Recorder } from '../scenario/transcript.ts';
import type { Role } from '../submission/program.ts';
import { environmentOnPipes, mayHoldOutputBack, subjectEnvironment } from './environment.ts';
import { reaches, type Reach } from './reach.ts';
import type { Terminal } from './terminal.ts';

/** Recorded of each stream; what comes after is read, counted and thrown away. */
const outputCapBytes = 256 * 1024;

export interface SubjectOptions {
  readonly role: Role;
  /** Absolute path of the executable, then its arguments. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Marks every process of this subject in its environment; unique on this machine. */
  readonly mark: string;
  readonly recorder: Recorder;
  /** How it is given a keyboard and a screen, and ended; through the kernel where nothing else is said. */
  readonly reach?: keyof typeof reaches;
}

export class Subject implements AsyncDisposable {
  readonly role: Role;
  readonly pid: number | undefined;
  /** Processes that were there before it: none of them is its own. */
  readonly before: ReadonlySet<number>;
  /** Resolves when the started process is gone and all that it wrote has been recorded. */
  readonly ended: Promise<void>;
  #hasEnded = false;
  #exitedByItself = false;
  readonly #reach: Reach;
  readonly #child: ChildProcess;
  readonly #terminal: Terminal;
  readonly #options: SubjectOptions;
  readonly #screen: OutputRecord;

  constructor(options: SubjectOptions) {
    const { role, argv, cwd, mark, recorder } = options;
    this.role = role;
    this.#options = options;
    this.#screen = new OutputRecord('screenWritten', role, recorder);
    this.#reach = reaches[options.reach ?? 'kernel'];
    this.before = this.#reach.processesNow();
    this.#terminal = this.#reach.openTerminal();
    recorder.record({ type: 'subjectStarted', subject: role, command: argv });
    this.#child = spawn(argv[0] as string, argv.slice(1), {
      cwd,
      detached: true,
      env: { ...subjectEnvironment(cwd, mark), ...(this.#terminal.stdio === 'pipe' ? environmentOnPipes(argv) : {}) },
      stdio: [this.#terminal.stdio, this.#terminal.stdio, 'pipe'],
    });
    this.pid = this.#child.pid;
    this.#terminal.attach(this.#child, (chunk) => this.#screen.write(chunk));
    this.ended = this.#recordEnd(
      recordStream(this.#child.stderr as Readable, new OutputRecord('errorWritten', role, recorder)),
    );
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Whether what it prints may be shown only when it ends: its screen is a pipe, and its runtime is not known to pass on at once. */
  get holdsOutputBack(): boolean {
    return this.#terminal.stdio === 'pipe' && mayHoldOutputBack(this.#options.argv);
  }

  /** Whether something that it held back is lost, or will be when it is ended now. */
  get losesOutput(): boolean {
    return this.holdsOutputBack && !this.#exitedByItself;
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
  takeIn(): void {
    for (const chunk of this.#terminal.read()) this.#screen.write(chunk);
  }

  /** Sends a signal to the whole process group; one that is gone already is no error. */
  signal(name: NodeJS.Signals): void {
    if (this.pid === undefined) return;
    try {
      process.kill(groupOf(this.pid), name);
    } catch {
      // ESRCH: nothing is left of the group.
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#hasEnded) {
      this.#record({ type: 'subjectEnded', subject: this.role });
      this.signal('SIGKILL');
    }
    await this.#reach.endAll({ pid: this.pid, mark: this.#options.mark, before: this.before });
    await this.ended;
    this.#terminal.close();
  }

  #record(body: Parameters<Recorder['record']>[0]): void {
    this.#options.recorder.record(body);
  }

  async #recordEnd(errors: Promise<void>): Promise<void> {
    const exit = await new Promise<{ status: number | null; signal: string | null }>((resolve) => {
      this.#child.on('exit', (status, signal) => resolve({ status, signal }));
      this.#child.on('error', () => resolve({ status: 127, signal: null }));
    });
    // A process that outlives its parent holds standard error open: it must not hold the record up.
    await Promise.race([errors, drained()]);
    this.takeIn();
    this.#hasEnded = true;
    this.#exitedByItself = exit.signal === null;
    this.#record({ type: 'subjectExited', subject: this.role, ...exit });
  }
}

/** Records one stream of output as text, up to the cap. */
class OutputRecord {
  readonly #decoder = new StringDecoder('utf8');
  readonly #type: 'screenWritten' | 'errorWritten';
  readonly #role: Role;
  readonly #recorder: Recorder;
  #roomBytes = outputCapBytes;

  constructor(type: 'screenWritten' | 'errorWritten', role: Role, recorder: Recorder) {
    this.#type = type;
    this.#role = role;
    this.#recorder = recorder;
  }

  write(chunk: Buffer): void {
    if (this.#roomBytes === 0) return;
    const text = this.#decoder.write(chunk.subarray(0, this.#roomBytes));
    this.#roomBytes -= Math.min(chunk.length, this.#roomBytes);
    if (text !== '') this.#recorder.record({ type: this.#type, subject: this.#role, text });
    if (this.#roomBytes === 0)
      this.#recorder.record({ type: 'outputCut', subject: this.#role, keptBytes: outputCapBytes });
  }
}

function recordStream(stream: Readable, record: OutputRecord): Promise<void> {
  stream.on('data', (chunk: Buffer) => record.write(chunk));
  return new Promise((resolve) => {
    for (const end of ['error', 'close', 'end']) stream.on(end, () => resolve());
  });
}

/** A few turns of the event loop: whatever the kernel held of a pipe when the process ended has been read by then. */
async function drained(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
