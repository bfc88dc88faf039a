/**
 * How much of the machine one program may use, and one tool that builds a program. Far above what any program of this lab needs: a right one never
 * meets a limit.
 *
 * The kernel keeps those of {@link kernelLimits} for each process; the testbed watches the others over all processes together.
 */

const mebibyte = 1024 * 1024;

export interface Limits {
  /** Processes and threads together. */
  readonly tasks: number;
  /** Memory of its own of all its processes together; what they reserve without using it is not counted. */
  readonly memoryBytes: number;
  /** All that it adds to its folder. */
  readonly diskBytes: number;
  readonly fileBytes: number;
  readonly openFiles: number;
  /** Of one process. */
  readonly cpuSeconds: number;
  /** `/tmp` and `/dev/shm` of a jail, each. */
  readonly temporaryBytes: number;
  /** Written to screen and standard error together: more is a flood, which only costs time. */
  readonly floodBytes: number;
}

/** Of a program under test. */
export const limits = {
  tasks: 300,
  memoryBytes: 512 * mebibyte,
  diskBytes: 64 * mebibyte,
  fileBytes: 32 * mebibyte,
  openFiles: 1_024,
  cpuSeconds: 120,
  temporaryBytes: 64 * mebibyte,
  floodBytes: 32 * mebibyte,
} as const satisfies Limits;

/** Of a compiler and all that it starts: a JVM, a linker or Cargo takes more at once than what it makes. Its time is the build's own limit. */
export const buildLimits = {
  tasks: 1_000,
  memoryBytes: 3_072 * mebibyte,
  diskBytes: 384 * mebibyte,
  fileBytes: 256 * mebibyte,
  openFiles: 4_096,
  cpuSeconds: 600,
  temporaryBytes: 512 * mebibyte,
  floodBytes: 64 * mebibyte,
} as const satisfies Limits;

/** Recorded of each stream of a program's output; what comes after is read, counted and thrown away. */
export const outputBytes = 256 * 1024;

/** The kernel's limit is wider than the watched one, so that who passes that is seen, not only refused. */
const tasksBeyond = 300;

/** Numbers of resources (`RLIMIT_…` of `asm-generic/resource.h`) to soft and hard limits, for setrlimit(2). */
export function kernelLimits({
  cpuSeconds,
  fileBytes,
  tasks,
  openFiles,
}: Limits): readonly (readonly [resource: number, soft: number, hard: number])[] {
  return [
    [0, cpuSeconds, cpuSeconds + 5], // RLIMIT_CPU
    [1, fileBytes, fileBytes], // RLIMIT_FSIZE
    [4, 0, 0], // RLIMIT_CORE
    [6, tasks + tasksBeyond, tasks + tasksBeyond], // RLIMIT_NPROC, not kept by the kernel for the machine's own root
    [7, openFiles, openFiles], // RLIMIT_NOFILE
  ];
}
