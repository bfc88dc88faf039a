/**
 * A kernel limit on the processes and threads of a jail that also binds the machine's root: the
 * `pid_max` of the jail's pid namespace.
 *
 * RLIMIT_NPROC does not bind root, and a program that forks endlessly is faster than polling. Since
 * Linux 6.14, `pid_max` belongs to each pid namespace (kernel/pid.c); before, it belongs to the
 * whole machine and is not changed. Only an administrator of the jail may write it. bwrap leaves
 * that capability to the jail's first process, which drops it permanently before it starts the
 * program.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { limits as programLimits, type Limits } from './limits.ts';

/** Numbers of the calls mount(2), prctl(2) and capset(2), by processor architecture. */
const systemCalls: Readonly<Record<string, readonly number[]>> = { x64: [165, 157, 126], arm64: [40, 167, 91] };

/** Ids that the kernel does not reuse once it has used all ids (`RESERVED_PIDS`). */
const reservedIds = 300;

/**
 * More ids than the watched limit, so that exceeding it is seen. While the jail is young, the
 * reserved ids add to that.
 */
function pidMaxFor({ tasks }: Limits): number {
  return reservedIds + tasks + 1;
}

const pidMaxPath = '/proc/sys/kernel/pid_max';

/**
 * Numbers of the calls with which the first process of a jail sets the limit; undefined if that is
 * impossible.
 * @param bwrap path of bwrap
 */
export function taskLimitCalls(bwrap: string): readonly number[] | undefined {
  return hasPidMaxPerNamespace(release()) && !isSetUid(bwrap) ? systemCalls[process.arch] : undefined;
}

/**
 * Arguments for bwrap that allow the first process of a jail to set the limit.
 * @param calls result of {@link taskLimitCalls}
 */
export function taskLimitArguments(calls: readonly number[] | undefined): readonly string[] {
  return calls === undefined ? [] : ['--cap-add', 'CAP_SYS_ADMIN', '--cap-add', 'CAP_SETPCAP'];
}

/** The setting for the first process, as one argument; empty if it cannot set the limit. */
export function taskLimitSetting(calls: readonly number[] | undefined, limits: Limits): string {
  return calls === undefined ? '' : [pidMaxFor(limits), ...calls].join(',');
}

/** @param version release of uname(2), such as `6.18.44-generic` */
export function hasPidMaxPerNamespace(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return major > 6 || (major === 6 && minor >= 14);
}

/**
 * A setuid bwrap leaves no capability to any process, and the limit is not needed then: its user is
 * not root, and RLIMIT_NPROC binds that user.
 */
function isSetUid(path: string): boolean {
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o4000) !== 0;
}

/**
 * Perl code for the first process: `limit_ids` takes the setting of {@link taskLimitSetting}. If
 * the kernel refuses, the program runs without this limit, but never with writable kernel settings
 * or with a capability.
 */
export const taskLimitScript = `
sub limit_ids {
  my ($ids, $mount, $prctl, $capset) = map { $_ + 0 } @_;
  my ($none, $settings) = ('none', '/proc/sys');
  my $flags = 0x102e;                                       # MS_REMOUNT MS_BIND MS_NOSUID MS_NODEV MS_NOEXEC
  if (syscall($mount, $none, $settings, 0, $flags, 0) == 0) {
    if (open my $max, '>', "$settings/kernel/pid_max") { syswrite $max, $ids; close $max }
    syscall($mount, $none, $settings, 0, $flags | 1, 0) == 0 or die "cannot protect $settings: $!";
  }
  syscall $prctl, 24, $_, 0, 0, 0 for 0 .. 63;              # PR_CAPBSET_DROP
  syscall($prctl, 47, 4, 0, 0, 0) == 0 or die "cannot give up capabilities: $!"; # PR_CAP_AMBIENT_CLEAR_ALL
  my ($head, $none_of_them) = (pack('LL', 0x20080522, 0), pack('L6', (0) x 6));
  syscall($capset, $head, $none_of_them) == 0 or die "cannot give up capabilities: $!";
}`;

/** Command of a program that displays the `pid_max` of its jail. */
export const showPidMax = ['/bin/cat', pidMaxPath];

export interface TaskLimitFound {
  /** What is missing and what that costs; absent if nothing is missing. */
  readonly note?: string;
}

/**
 * Whether the kernel limits the processes of a program.
 *
 * @param showIds starts {@link showPidMax} in a jail and returns its output
 * @throws if starting a jail changed this setting of the machine itself; the setting is restored
 */
export function tryTaskLimit(showIds: () => string): TaskLimitFound {
  const before = read(pidMaxPath);
  const shown = showIds();
  if (read(pidMaxPath) !== before) {
    writeFileSync(pidMaxPath, before);
    throw new Error(`a jail changed ${pidMaxPath} of the whole machine; the value was restored`);
  }
  if (Number(shown) === pidMaxFor(programLimits) || !isRoot()) return {};
  return {
    note: 'the kernel does not limit the number of processes (root on Linux before 6.14): a program that forks endlessly is stopped late; grade as an ordinary user',
  };
}

/**
 * Whether this is the machine's own root, not one that is root only in a user namespace
 * (user_namespaces(7)).
 */
function isRoot(): boolean {
  return process.getuid?.() === 0 && /^\s*0\s+0\s+4294967295\s*$/.test(read('/proc/self/uid_map'));
}

function read(path: string): string {
  return readFileSync(path, 'latin1');
}
