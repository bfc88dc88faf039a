/**
 * Readers of Linux's `/proc` (proc(5)): processes, threads and what they wait for.
 *
 * A process may vanish between two reads. Every reader then returns `undefined` or an empty list,
 * and never throws.
 */
import { readlinkSync } from 'node:fs';
import { listProcFolder, readProcFile } from './proc-file.ts';

/** One thread at one moment. */
export interface ThreadSnapshot {
  readonly tid: number;
  readonly name: string;
  /**
   * State letter of `/proc/<pid>/task/<tid>/stat`: R running, S sleeping, D disk, Z zombie, T
   * stopped, …
   */
  readonly state: string;
  /** The system call in which it is blocked; undefined if it runs or the call cannot be read. */
  readonly call: SystemCall | undefined;
}

export interface SystemCall {
  readonly number: number;
  readonly arguments: readonly bigint[];
}

/** A process as a whole, at one moment. */
export interface ProcessSnapshot {
  /** State letter of its first thread. */
  readonly state: string;
  /**
   * Processor time that all its threads have used so far, in milliseconds; includes threads that
   * have ended. The resolution is a clock tick of 10 ms.
   */
  readonly cpuMs: number;
}

export function threadIdsOf(pid: number): readonly number[] {
  return listProcFolder(`/proc/${pid}/task`).map(Number);
}

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** A zombie has nothing left to do. */
  readonly isZombie: boolean;
}

export function readProcessEntry(pid: number): ProcessEntry | undefined {
  const text = readProcFile(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const { parent, session, state } = parseStat(text);
  // A process whose first thread has ended looks like a zombie while its other threads are alive.
  return { pid, parent, session, isZombie: state === 'Z' && threadIdsOf(pid).length <= 1 };
}

/**
 * User space sees all times of `/proc` in hundredths of a second, whatever unit the kernel uses
 * (time(7)).
 */
const tickMs = 10;

export function readProcess(pid: number): ProcessSnapshot | undefined {
  const text = readProcFile(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = fieldsOfStat(text);
  return { state: fields[0] ?? '', cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs };
}

/** If the kernel has no list of children, the parent of every process is read. */
export function childrenOf(pid: number): readonly number[] {
  const listed = readProcFile(`/proc/${pid}/task/${pid}/children`);
  return listed === undefined ? processIds().filter((each) => readProcessEntry(each)?.parent === pid) : numbers(listed);
}

/** The id that a process has in its innermost pid namespace (pid_namespaces(7)). */
export function pidInsideOf(pid: number): number | undefined {
  return numbers(/^NSpid:(.*)$/m.exec(readProcFile(`/proc/${pid}/status`) ?? '')?.[1]).at(-1);
}

export function readThread(pid: number, tid: number): ThreadSnapshot | undefined {
  const folder = `/proc/${pid}/task/${tid}`;
  const stat = readProcFile(`${folder}/stat`);
  const call = readProcFile(`${folder}/syscall`);
  if (stat === undefined || call === undefined) return undefined;
  const { name, state } = parseStat(stat);
  return { tid, name, state, call: parseSyscall(call) };
}

/** @returns its state letter, see {@link ThreadSnapshot.state}; undefined if it has ended */
export function readThreadState(pid: number, tid: number): string | undefined {
  const stat = readProcFile(`/proc/${pid}/task/${tid}/stat`);
  return stat === undefined ? undefined : fieldsOfStat(stat)[0];
}

/**
 * The name is in parentheses, and may itself contain parentheses and spaces. The last parenthesis
 * closes it.
 */
export function parseStat(text: string): Stat {
  const [state, parent, , session] = fieldsOfStat(text);
  return {
    name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
    state: state ?? '',
    parent: Number(parent),
    session: Number(session),
  };
}

/**
 * The fields after the name. The first one is the state, which proc(5) counts as the third field.
 */
function fieldsOfStat(text: string): readonly string[] {
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

interface Stat {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly session: number;
}

export function parseSyscall(text: string): SystemCall | undefined {
  const [number, ...rest] = text.trim().split(' ');
  if (number === undefined || !/^\d+$/.test(number)) return undefined;
  const parameters = rest.slice(0, 6);
  if (!parameters.every((each) => /^0x[0-9a-f]+$/i.test(each))) return undefined;
  return { number: Number(number), arguments: parameters.map((each) => BigInt(each)) };
}

/**
 * How often a thread was put on a processor. While the number stays the same, the thread did not
 * run.
 */
export function readTimeslices(pid: number, tid: number): number | undefined {
  return numbers(readProcFile(`/proc/${pid}/task/${tid}/schedstat`))[2];
}

/**
 * Clock ticks since boot at which a process started. Together, the process id and this number
 * identify a process permanently.
 */
export function startTicksOf(pid: number): number | undefined {
  const stat = readProcFile(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  return Number(fieldsOfStat(stat)[19]);
}

/** Open descriptors of a process, each with its target, such as `socket:[4711]` or `/dev/pts/3`. */
export function descriptorsOf(pid: number): ReadonlyMap<number, string> {
  const found = readDescriptors(`/proc/${pid}/fd`);
  if (found.size > 0) return found;
  // If the first thread has ended, only the other threads show what is open.
  for (const tid of threadIdsOf(pid)) {
    const shown = readDescriptors(`/proc/${pid}/task/${tid}/fd`);
    if (shown.size > 0) return shown;
  }
  return found;
}

function readDescriptors(folder: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const fd of listProcFolder(folder)) {
    try {
      found.set(Number(fd), readlinkSync(`${folder}/${fd}`));
    } catch {
      continue;
    }
  }
  return found;
}

/** The descriptors that an epoll instance watches (`tfd:` lines of its fdinfo). */
export function epollTargetsOf(pid: number, fd: number): readonly number[] {
  const info = readProcFile(`/proc/${pid}/fdinfo/${fd}`) ?? '';
  return [...info.matchAll(/^tfd:\s*(\d+)\s+events:\s*([0-9a-f]+)/gm)]
    .filter((match) => (Number.parseInt(match[2] as string, 16) & EPOLLIN) !== 0)
    .map((match) => Number(match[1]));
}

const EPOLLIN = 1;

/** The environment or the command line of a process, one entry each. */
export function commandLineOf(pid: number, of: 'environ' | 'cmdline'): readonly string[] {
  return (readProcFile(`/proc/${pid}/${of}`) ?? '').split('\0');
}

/**
 * Number of processes and threads started since boot (`processes` in `/proc/stat`). While it stays
 * the same, no process has been added. The kernel counts a process when it becomes visible, not
 * when it gets its id. Undefined if it cannot be read.
 */
export function readForkCount(): string | undefined {
  return /^processes (\d+)$/m.exec(readProcFile('/proc/stat') ?? '')?.[1];
}

export function processIds(): readonly number[] {
  return listProcFolder('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function numbers(text: string | undefined): readonly number[] {
  return (text ?? '').split(/\s+/).filter(Boolean).map(Number);
}
