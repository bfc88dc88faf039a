/**
 * A lane: a worker process that performs one task after another, in a network namespace of its own
 * if the machine allows it.
 *
 * The worker ends everything that it started when its channel to this process closes, whatever the
 * reason, so a run that is killed leaves nothing behind. This side handles processes and messages;
 * it does not know what a task is.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { afterTurns } from './after-turns.ts';
import { namespaceCommand, type Isolation } from './isolation.ts';
import type { JailFound } from '../jail/jail.ts';

export interface LaneOptions {
  /** The worker's script. */
  readonly script: string;
  readonly isolation: Isolation;
  readonly observation: 'kernel' | 'portable';
  /** Whether its programs run in jails. */
  readonly jail: JailFound['jail'];
  /** The only processor that it uses; absent for all. */
  readonly processor?: number | undefined;
  /** How long a lane may take to end after it was asked to, in seconds. */
  readonly longestEnd?: number;
}

/** Longer than a lane takes that ends itself. */
const longestEnd = 45;

/** A lane died before it finished its task. */
export class LaneDied extends Error {
  override readonly name = 'LaneDied';
}

export class Lane<Task, Message> implements AsyncDisposable {
  readonly #worker: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #longestEnd: number;
  #hasGone = false;

  constructor({ script, isolation, observation, jail, processor, longestEnd: end = longestEnd }: LaneOptions) {
    this.#longestEnd = end;
    const [unshare, ...unshareArguments] = namespaceCommand;
    this.#worker = fork(script, [isolation, observation, jail, String(processor ?? 'any')], {
      ...(isolation === 'namespace' ? { execPath: unshare, execArgv: [...unshareArguments, process.execPath] } : {}),
      // Nothing in a lane uses TLS, so it need not read certificates, which some machines add to
      // every Node.
      env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined },
      // A lane has a process group of its own. Ctrl-C reaches it only through this process, which
      // first says what is to happen.
      detached: true,
      serialization: 'json',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#gone = new Promise((resolve) => {
      const gone = (): void => {
        this.#hasGone = true;
        resolve();
      };
      this.#worker.once('exit', gone);
      this.#worker.once('error', gone);
    });
  }

  get hasDied(): boolean {
    return this.#hasGone;
  }

  /**
   * Sends the task to the worker and passes on its messages, up to the last one.
   *
   * @param onMessage returns whether the message was the last one of the task
   * @throws LaneDied if the worker ends before that
   */
  async perform(task: Task, onMessage: (message: Message) => boolean): Promise<void> {
    if (this.#hasGone) throw new LaneDied('the lane died before the task was sent to it');
    const done = new Promise<void>((resolve) => {
      const listen = (message: unknown): void => {
        if (!onMessage(message as Message)) return;
        this.#worker.off('message', listen);
        resolve();
      };
      this.#worker.on('message', listen);
    });
    this.#worker.send(task as object, () => undefined);
    await Promise.race([
      done,
      this.#gone.then(() => {
        throw new LaneDied('the lane died during the task');
      }),
    ]);
  }

  /** Asks the worker to end. One that does not, because it is stopped or hangs, is killed. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#worker.connected) this.#worker.disconnect();
    using _ = afterTurns(this.#longestEnd, () => this.#worker.kill('SIGKILL'));
    await this.#gone;
  }
}
