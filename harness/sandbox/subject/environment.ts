/**
 * The environment that a subject sees: small, fixed, and the same on every machine. No secret of the caller's reaches it.
 */
import { basename } from 'node:path';

/** Name of the variable that marks every process of a subject, so that none can hide from the end of its scenario. */
export const markVariable = 'DATAGRADE_SUBJECT';

/** @param mark absent for what only starts a subject */
export function subjectEnvironment(home: string, mark?: string): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
    NO_COLOR: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...(mark === undefined ? {} : { [markVariable]: mark }),
  };
}

/**
 * What makes a runtime behave on pipes as on a terminal: Python shows what is printed at once, and a keyboard that nobody reads keeps no Node
 * program alive.
 */
export function environmentOnPipes([command]: readonly string[]): Record<string, string> {
  const pausedKeyboard =
    'process.stdin.on(%22pause%22,()=>process.stdin.unref()).on(%22resume%22,()=>process.stdin.ref())';
  return {
    PYTHONUNBUFFERED: '1',
    ...(command === process.execPath ? { NODE_OPTIONS: `--import=data:text/javascript,${pausedKeyboard}` } : {}),
  };
}

/**
 * How a program's command is started: Node without the timer by which V8 tidies its memory eight seconds after it was busy (`memory-reducer.cc`). With it,
 * a program that waits for ever would seem to wake up by itself.
 */
export function withoutMemoryReducer(argv: readonly string[]): readonly string[] {
  const [command, ...commandArguments] = argv;
  return command === process.execPath ? [command, '--no-memory-reducer', ...commandArguments] : argv;
}

/** Runtimes that hold nothing back on a pipe, by the name of their command; all others may until they end. */
const prompt = /^(python|pypy|node|java)[\d.]*(\.exe)?$/;

export function mayBufferOutput([command = '']: readonly string[]): boolean {
  return !prompt.test(basename(command));
}
