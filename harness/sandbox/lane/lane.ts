/**
 * A lane: a worker process that takes one task after another, in a network namespace of its own where the machine allows it.
 *
 * The worker ends everything that it started when its channel to this process closes, whatever the reason: a run that is killed leaves
 * nothing behind. This side knows processes and messages, not what a task is.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { namespaceCommand, type Isolation } from './isolation.ts';
import type { JailFound } from '../jail/jail.ts';

export interface LaneOptions {
  /** The worker's script. */
  readonly script: string;
  readonly isolation: Isolation;
  readonly observation: 'kernel' | 'portable';
  /** Whether its programs run in jails. */
  readonly jail: JailFound['jail'];
  /** The only one of the machine's processors that it uses; absent for all. */
  readonly processor?: number | undefined;
}

/** What a lane that died leaves of its task. */
export class LaneDied extends Error {
  override readonly name = 'LaneDied';
}

export class Lane<Task, Message> implements AsyncDisposable {
  readonly #worker: ChildProcess;
  readonly #gone: Promise<void>;
  #hasGone = false;

  constructor({ script, isolation, observation, jail, processor }: LaneOptions) {
    const [unshare, ...unshareArguments] = namespaceCommand;
    this.#worker = fork(script, [isolation, observation, jail, String(processor ?? 'any')], {
      ...(isolation === 'namespace' ? { execPath: unshare, execArgv: [...unshareArguments, process.execPath] } : {}),
      // Nothing in a lane speaks TLS: certificates, which some machines add to every Node, need not be read.
      env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined },
      // A lane has a process group of its own: Ctrl-C reaches it through this process, which first says what is to happen.
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
   * Hands the task over and passes on what the worker says of it, until it says the last word.
   *
   * @param onMessage returns whether the message was the last of the task
   * @throws LaneDied when the worker is gone before that
   */
  async perform(task: Task, onMessage: (message: Message) => boolean): Promise<void> {
    if (this.#hasGone) throw new LaneDied('the lane had died before the task was handed over');
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
        throw new LaneDied('the lane died while it worked');
      }),
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#worker.connected) this.#worker.disconnect();
    await this.#gone;
  }
}
