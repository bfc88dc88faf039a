/**
 * Another process that runs the project's compiled code, for what only two processes can show. It is told what to do line by line.
 */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { eventually } from './eventually.ts';

export interface CompiledWorker extends AsyncDisposable {
  readonly pid: number;
  /** Lines that it has printed so far. */
  readonly lines: () => readonly string[];
  readonly prints: (line: string | RegExp) => Promise<string>;
  readonly tell: (line: string) => void;
  /** Resolves with its exit status; null when a signal has ended it. */
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<void>;
}

/** @param source of an ES module; in it `$/` stands for the folder of the compiled code, as in `import { … } from '$/harness/…'` */
export function startWorker(source: string, ...args: readonly string[]): CompiledWorker {
  const module = source.replaceAll('$/', `${pathToFileURL(resolve('dist')).href}/`);
  const child = spawn(process.execPath, ['--input-type=module', '-e', module, '--', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const lines = (): readonly string[] => text.split('\n').slice(0, -1);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    lines,
    async prints(wanted) {
      const find = (all: readonly string[]): string | undefined =>
        all.find((line) => (typeof wanted === 'string' ? line === wanted : wanted.test(line)));
      return find(await eventually(lines, (all) => find(all) !== undefined)) as string;
    },
    tell: (line) => void child.stdin.write(`${line}\n`),
    ended,
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
