/**
 * The first process of a jail: starts the program, says how it ended, and keeps the jail until nothing of it runs any more.
 *
 * `bwrap` has such a process of its own, but tells a signal from an exit status above 128 no better than a shell does, and takes the processes that
 * a program leaves behind with it. This one passes on the wait status as the kernel gives it (wait(2)). In Perl, because a Debian, Ubuntu or
 * Fedora has it and it starts in two milliseconds.
 */
import { constants } from 'node:os';
import { markVariable } from './environment.ts';
import { kernelLimits } from './limits.ts';
import { limitIds } from './task-limit.ts';

export const perl = '/usr/bin/perl';

/** Descriptor on which the wait status is told. */
export const reportDescriptor = 3;

/** Number of prlimit(2), by processor. */
const prlimitCalls: Readonly<Record<string, number>> = { x64: 302, arm64: 261 };

/** Arguments: the mark, the number of prlimit(2) and the limits as one word, what `limit_ids` takes as another, then the program. */
const script = `${limitIds}
my ($mark, $limits, $ids, @program) = @ARGV;
open(my $report, '>&=', ${reportDescriptor}) or die "no descriptor for the report: $!";
my ($call, @limits) = split /,/, $limits;
limit_ids(split /,/, $ids) if $ids;
my $pid = fork;
die "cannot start a process: $!" unless defined $pid;
if ($pid == 0) {
  close $report;
  setpgrp 0, 0;
  if (open my $score, '>', '/proc/self/oom_score_adj') { print $score 1000; close $score }
  while (my ($resource, $soft, $hard) = splice @limits, 0, 3) {
    syscall $call + 0, 0, $resource + 0, pack('QQ', $soft, $hard), 0;
  }
  $ENV{${markVariable}} = $mark;
  delete $ENV{PWD};
  { no warnings; exec { $program[0] } @program }
  print STDERR "cannot start $program[0]: $!\\n";
  exit 127;
}
while ((my $ended = wait) != -1) { syswrite $report, "$?\\n" if $ended == $pid }
`;

/** The words that start the init, and through it the program, inside a jail. @param ids as `taskLimitWord` gives it */
export function initCommand(mark: string, ids: string, argv: readonly string[]): readonly string[] {
  const call = prlimitCalls[process.arch];
  const numbers = call === undefined ? [] : [call, ...kernelLimits.flat()];
  return [perl, '-e', script, mark, numbers.join(','), ids, ...argv];
}

/** How a process ended, as Node says it. */
export interface Exit {
  readonly status: number | null;
  readonly signal: string | null;
}

/** Reads what the init said: a wait status (wait(2)). @returns undefined where it said nothing */
export function parseReport(text: string): Exit | undefined {
  const word = /^(\d+)\n/.exec(text)?.[1];
  if (word === undefined) return undefined;
  const signal = Number(word) & 0x7f;
  return signal === 0 ? { status: Number(word) >> 8, signal: null } : { status: null, signal: signalName(signal) };
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, each]) => each === number)?.[0] ?? `signal ${number}`;
}
