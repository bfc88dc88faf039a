/**
 * Keyboard and screen of a subject: a pseudo-terminal if the machine has one, otherwise a pair of
 * pipes.
 *
 * A pseudo-terminal is read when its owner asks, not when the event loop reports data. The kernel
 * passes output on through a worker of its own, and only a read makes that worker finish. So
 * everything that a program displayed before it became idle is seen before its idleness.
 */
import { closeSync, readlinkSync, writeSync } from 'node:fs';
import { editsLinesItself, openPty, readIfAny, type PtyDescriptors } from '../../observe/process/libc.ts';
import type { StartedProcess } from './start-session.ts';

export interface Terminal {
  /** What the child gets as standard input and output. */
  readonly stdio: number | 'pipe';
  /** Its path, if it is a terminal. */
  readonly path?: string | undefined;
  attach(child: StartedProcess, onChunk: (chunk: Buffer) => void): void;
  /** Everything displayed since the last call. */
  read(): readonly Buffer[];
  type(text: string): void;
  /**
   * Signals that nothing more will be typed, if the keyboard is a pipe; has no effect on a
   * terminal.
   */
  endInput(): void;
  /** Whether the program itself echoes what is typed. */
  echoes(): boolean;
  close(): void;
}

export function openTerminal(): Terminal {
  const pty = openPty();
  return pty === undefined ? pipes() : pseudoTerminal(pty);
}

function pseudoTerminal({ master, slave }: PtyDescriptors): Terminal {
  let open = true;
  return {
    stdio: slave,
    path: pathOf(slave),
    attach: () => closeSync(slave),
    read: () => (open ? readAll(master) : []),
    type: (text) => void writeSync(master, text),
    endInput: () => undefined,
    echoes: () => editsLinesItself(master),
    close: () => {
      open = false;
      closeSync(master);
    },
  };
}

function pathOf(fd: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return undefined;
  }
}

/** Shared by all reads, which are synchronous and copy the result. */
const readBuffer = Buffer.alloc(65_536);

function readAll(fd: number): readonly Buffer[] {
  const chunks: Buffer[] = [];
  // A program that writes endlessly must not block its reader forever; the rest is read at the next
  // call.
  while (chunks.length < 256) {
    const bytes = readIfAny(fd, readBuffer);
    if (bytes === 0) return chunks;
    chunks.push(Buffer.from(readBuffer.subarray(0, bytes)));
  }
  return chunks;
}

export function pipes(): Terminal {
  let attached: StartedProcess | undefined;
  return {
    stdio: 'pipe',
    attach: (child, onChunk) => {
      attached = child;
      child.stdin?.on('error', () => undefined);
      child.stdout?.on('data', onChunk);
    },
    read: () => [],
    type: (text) => void attached?.stdin?.write(text),
    endInput: () => void attached?.stdin?.end(),
    echoes: () => false,
    close: () => void attached?.stdin?.destroy(),
  };
}
