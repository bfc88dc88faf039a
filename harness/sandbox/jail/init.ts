/**
 * The first process of a jail: starts the program, reports how it ended, and keeps the jail alive
 * until nothing runs in it any more.
 *
 * `bwrap` has such a process too, but it does not tell a signal from an exit status above 128, and
 * it ends the processes that a program leaves behind. This one passes on the wait status of the
 * kernel (wait(2)). It is written in Perl, because Debian, Ubuntu and Fedora have it and it starts
 * in two milliseconds; it uses no module or pragma, which Perl would have to compile each time.
 *
 * It runs as the same user as the program. Before it starts the program, it makes its own memory
 * and descriptors inaccessible to other processes (`PR_SET_DUMPABLE` of prctl(2)), so only this
 * process can report how the program ended. The program gets only the first three descriptors,
 * whatever the caller had open.
 */
import { constants } from 'node:os';
import { markVariable } from '../subject/environment.ts';
import { kernelLimits, type Limits } from '../limits/limits.ts';
import { taskLimitScript } from '../limits/task-limit.ts';

export const perl = '/usr/bin/perl';

/** Descriptor to which the wait status is written. */
export const reportDescriptor = 3;

/** Numbers of prlimit(2) and prctl(2), by processor architecture; neither is called on others. */
const systemCalls: Readonly<Record<string, readonly number[]>> = { x64: [302, 157], arm64: [261, 167] };

/**
 * Arguments: the mark, those numbers and the limits as one argument, the setting for `limit_ids` as
 * another, then the program.
 */
const script = `${taskLimitScript}
my ($mark, $limits, $ids, @program) = @ARGV;
open(my $report, '>&=', ${reportDescriptor}) or die "no descriptor for the report: $!";
my ($call, $prctl, @limits) = split /,/, $limits;
limit_ids(split /,/, $ids) if $ids;
sub be_open { !$prctl or syscall($prctl + 0, 4, $_[0], 0, 0, 0) == 0 or die "cannot be shut or opened: $!" } # PR_SET_DUMPABLE
sub close_descriptor { open(my $each, '<&=', $_[0]) and close $each }
be_open(0);
my $pid = fork;
die "cannot start a process: $!" unless defined $pid;
if ($pid == 0) {
  if (opendir my $descriptors, '/proc/self/fd') { close_descriptor($_) for grep { /^\\d+$/ && $_ > 2 } readdir $descriptors }
  be_open(1);
  setpgrp 0, 0;
  if (open my $score, '>', '/proc/self/oom_score_adj') { print $score 1000; close $score }
  while (my ($resource, $soft, $hard) = splice @limits, 0, 3) {
    syscall $call + 0, 0, $resource + 0, pack('QQ', $soft, $hard), 0;
  }
  $ENV{${markVariable}} = $mark;
  delete $ENV{PWD};
  exec { $program[0] } @program;
  print STDERR "cannot start $program[0]: $!\\n";
  exit 127;
}
while ((my $ended = wait) != -1) { syswrite $report, "$?\\n" if $ended == $pid }
`;

export interface InitOptions {
  readonly mark: string;
  readonly limits: Limits;
  /** Result of `taskLimitSetting`. */
  readonly taskLimit: string;
}

/** The command that starts the init, and through it the program, inside a jail. */
export function initCommand({ mark, limits, taskLimit: ids }: InitOptions, argv: readonly string[]): readonly string[] {
  const calls = systemCalls[process.arch];
  const numbers = calls === undefined ? [] : [...calls, ...kernelLimits(limits).flat()];
  return [perl, '-e', script, mark, numbers.join(','), ids, ...argv];
}

/** How a process ended, in Node's form. */
export interface Exit {
  readonly status: number | null;
  readonly signal: string | null;
}

/**
 * Parses the report of the init: a wait status (wait(2)).
 * @returns undefined if there is no complete report
 */
export function parseReport(text: string): Exit | undefined {
  const word = /^(\d+)\n/.exec(text)?.[1];
  if (word === undefined) return undefined;
  const signal = Number(word) & 0x7f;
  return signal === 0 ? { status: Number(word) >> 8, signal: null } : { status: null, signal: signalName(signal) };
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, each]) => each === number)?.[0] ?? `signal ${number}`;
}
