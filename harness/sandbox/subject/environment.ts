/**
 * The environment of a subject: small, fixed, and the same on every machine. It contains no secret
 * of the caller.
 */
import { basename } from 'node:path';

/**
 * Name of the variable that marks every process of a subject, so that all of them can be found at
 * the end of its scenario.
 */
export const markVariable = 'DATAGRADE_SUBJECT';

/** @param mark absent for a process that only starts a subject */
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
 * Variables that make a runtime behave on pipes as on a terminal: Python writes its output at once,
 * and standard input keeps no Node program alive that does not read it.
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
 * The command of a program, but Node runs without the timer by which V8 reduces its memory eight
 * seconds after activity (`memory-reducer.cc`). With that timer, a program that waits forever would
 * seem to wake up on its own.
 */
export function withoutMemoryReducer(argv: readonly string[]): readonly string[] {
  const [command, ...commandArguments] = argv;
  return command === process.execPath ? [command, '--no-memory-reducer', ...commandArguments] : argv;
}

/**
 * Runtimes that do not buffer output on a pipe, by the name of their command. All others may buffer
 * it until they end.
 */
const prompt = /^(python|pypy|node|java)[\d.]*(\.exe)?$/;

export function mayBufferOutput([command = '']: readonly string[]): boolean {
  return !prompt.test(basename(command));
}
