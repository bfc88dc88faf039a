/**
 * A limit of the kernel on processes and threads of a jail that binds the machine's root, too: no more ids than `pid_max` of its pid namespace.
 *
 * RLIMIT_NPROC does not bind root, and a program that forks without end is faster than who watches it. Since Linux 6.14 `pid_max` belongs to
 * each pid namespace (kernel/pid.c); before, it is the whole machine's and is left alone. Only who administers the jail may write it: bwrap
 * leaves that capability to the jail's first process, which gives it up for good before it starts the program.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { limits as programLimits, type Limits } from './limits.ts';

/** Numbers of mount(2), prctl(2) and capset(2), by processor. */
const systemCalls: Readonly<Record<string, readonly number[]>> = { x64: [165, 157, 126], arm64: [40, 167, 91] };

/** Ids that the kernel does not give out again once it has used them all (`RESERVED_PIDS`). */
const reservedIds = 300;

/** At least as many as are watched for, so that one too many is seen; the reserved ids more as long as the jail is young. */
function pidMaxFor({ tasks }: Limits): number {
  return reservedIds + tasks + 1;
}

const pidMaxPath = '/proc/sys/kernel/pid_max';

/** Numbers of the calls with which the first process of a jail limits it; undefined where that cannot be. @param bwrap its path */
export function taskLimitCalls(bwrap: string): readonly number[] | undefined {
  return hasPidMaxPerNamespace(release()) && !isSetUid(bwrap) ? systemCalls[process.arch] : undefined;
}

/** Words for bwrap that let the first process of a jail do so. @param calls as {@link taskLimitCalls} gives them */
export function taskLimitArguments(calls: readonly number[] | undefined): readonly string[] {
  return calls === undefined ? [] : ['--cap-add', 'CAP_SYS_ADMIN', '--cap-add', 'CAP_SETPCAP'];
}

/** What the first process needs to know, as one word; an empty one where it can limit nothing. */
export function taskLimitSetting(calls: readonly number[] | undefined, limits: Limits): string {
  return calls === undefined ? '' : [pidMaxFor(limits), ...calls].join(',');
}

/** @param version as uname(2) says it, such as `6.18.44-generic` */
export function hasPidMaxPerNamespace(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return major > 6 || (major === 6 && minor >= 14);
}

/** Such a bwrap leaves no capability to anybody, and needs none: who runs it is not root, and is bound by RLIMIT_NPROC. */
function isSetUid(path: string): boolean {
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o4000) !== 0;
}

/**
 * For the first process: `limit_ids` takes what {@link taskLimitSetting} gives. Where the kernel refuses, the program runs without this limit; but it
 * never runs with settings that can be written or with a capability.
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

/** Words of a program that displays how many ids its jail has. */
export const showPidMax = ['/bin/cat', pidMaxPath];

export interface TaskLimitFound {
  /** What is missing and what that costs; absent where nothing is. */
  readonly note?: string;
}

/**
 * Whether the kernel limits the processes of a program.
 *
 * @param showIds starts {@link showPidMax} in a jail and returns what it displays
 * @throws where starting a jail has changed this machine's own setting, which is put back
 */
export function tryTaskLimit(showIds: () => string): TaskLimitFound {
  const before = read(pidMaxPath);
  const shown = showIds();
  if (read(pidMaxPath) !== before) {
    writeFileSync(pidMaxPath, before);
    throw new Error(`a jail changes ${pidMaxPath} of the machine`);
  }
  if (Number(shown) === pidMaxFor(programLimits) || !isRoot()) return {};
  return {
    note: 'the kernel does not limit the processes of a program (root, Linux before 6.14): one that forks without end is ended late; grade as an ordinary user',
  };
}

/** The machine's own root, not one that is root only in a namespace of his (user_namespaces(7)). */
function isRoot(): boolean {
  return process.getuid?.() === 0 && /^\s*0\s+0\s+4294967295\s*$/.test(read('/proc/self/uid_map'));
}

function read(path: string): string {
  return readFileSync(path, 'latin1');
}
