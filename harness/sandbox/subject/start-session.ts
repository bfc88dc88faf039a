/**
 * Starts a process that leads a session of its own, with streams to communicate with it, in the
 * fastest way that this machine allows.
 */
import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { findSpawner, type DescriptorSource, type Spawner } from './posix-spawn.ts';

/**
 * What a process gets as a standard stream: a descriptor of this process, the other end of a pipe,
 * or nothing.
 */
export type StreamSource = number | 'pipe' | 'ignore';

export interface SessionOptions {
  /** Absolute path of the executable, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its descriptors from 0 on. */
  readonly streams: readonly StreamSource[];
}

/**
 * A process in the form of Node's `ChildProcess`: our ends of its standard streams, null for a
 * stream that is not a pipe.
 */
export interface StartedProcess {
  /** Undefined if it could not be started. */
  readonly pid?: number | undefined;
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}

export interface SessionLeader extends StartedProcess {
  /** Our end of each of its descriptors, null as above. */
  readonly stdio: readonly (Readable | Writable | null | undefined)[];
  /** Resolves when it is gone, or could not be started. */
  readonly gone: Promise<void>;
}

/** @param spawner by default the one of this machine; if undefined, Node starts the process */
export function startSession(options: SessionOptions, spawner: Spawner | undefined = findSpawner()): SessionLeader {
  return (spawner === undefined ? undefined : startBySpawner(options, spawner)) ?? startByNode(options);
}

function startByNode({ argv: [command, ...commandArguments], cwd, env, streams }: SessionOptions): SessionLeader {
  const child = spawn(command, commandArguments, { cwd, detached: true, env: { ...env }, stdio: [...streams] });
  const { pid, stdin, stdout, stderr, stdio } = child;
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  return { pid, stdin, stdout, stderr, stdio, gone };
}

interface StreamConnection {
  readonly given: DescriptorSource;
  /** Our end, if it is a pipe. */
  readonly own?: number;
}

/**
 * @returns undefined if it cannot be started this way. Node may then start it, or report why not.
 */
function startBySpawner({ argv, cwd, env, streams }: SessionOptions, spawner: Spawner): SessionLeader | undefined {
  const connections = streams.map((stream, fd) => connect(stream, fd, spawner));
  const known = connections.filter((connection) => connection !== undefined);
  const descriptors = known.map(({ given }) => given);
  // A descriptor in the range of the new process's own would be overwritten before it is passed on.
  const isPossible =
    known.length === streams.length && descriptors.every((given) => given === 'null' || given >= streams.length);
  let onGone = (): void => undefined;
  const gone = new Promise<void>((resolve) => (onGone = resolve));
  const pid = isPossible ? spawner.spawn({ argv, cwd, env, descriptors, onGone: () => onGone() }) : undefined;
  for (const { given, own } of known) if (own !== undefined) closeSync(given as number);
  if (pid === undefined) {
    for (const { own } of known) if (own !== undefined) closeSync(own);
    return undefined;
  }
  const stdio = known.map(({ own }, fd) => (own === undefined ? null : openOwn(own, fd)));
  const [stdin = null, stdout = null, stderr = null] = stdio;
  return { pid, stdin, stdout, stderr, stdio, gone };
}

function connect(stream: StreamSource, fd: number, spawner: Spawner): StreamConnection | undefined {
  if (stream === 'ignore') return { given: 'null' };
  if (stream !== 'pipe') return { given: stream };
  const pipe = spawner.openPipe();
  if (pipe === undefined) return undefined;
  return fd === 0 ? { given: pipe.read, own: pipe.write } : { given: pipe.write, own: pipe.read };
}

/** We write to its standard input, and read all other streams. */
function openOwn(own: number, fd: number): Socket {
  return new Socket({ fd: own, readable: fd !== 0, writable: fd === 0 });
}
