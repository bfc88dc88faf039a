/**
 * How much of the machine one program may use, and one tool that builds a program. The limits are
 * far above what any program of this lab needs, so a correct one never reaches them.
 *
 * The kernel enforces {@link kernelLimits} for each process; datagrade watches the others over all
 * processes together.
 */

const mebibyte = 1024 * 1024;

export interface Limits {
  /** Processes and threads together. */
  readonly tasks: number;
  /**
   * Private memory of all its processes together; reserved memory that is not used does not count.
   */
  readonly memoryBytes: number;
  /** Everything that it adds to its folder. */
  readonly diskBytes: number;
  readonly fileBytes: number;
  readonly openFiles: number;
  /** For one process. */
  readonly cpuSeconds: number;
  /** `/tmp` and `/dev/shm` of a jail, each. */
  readonly temporaryBytes: number;
  /**
   * Bytes written to screen and standard error together. More is a flood, which only costs time.
   */
  readonly floodBytes: number;
}

/** Limits of a program under test. */
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

/**
 * Limits of a compiler and everything that it starts. A JVM, a linker or Cargo needs more at once
 * than the program that it builds. The time is limited by the build itself.
 */
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

/**
 * Recorded bytes of each output stream of a program. What comes after is read, counted and
 * discarded.
 */
export const outputBytes = 256 * 1024;

/**
 * Datagrams that a server may send in one performance. All files of the lab together have fewer than
 * a tenth of it.
 */
export const sentDatagrams = 1_024;

/**
 * The kernel's limit is this much higher than the watched one, so that datagrade sees a program
 * exceed its limit, instead of the kernel only refusing more.
 */
const tasksBeyond = 300;

/**
 * Resources (`RLIMIT_…` of `asm-generic/resource.h`) with their soft and hard limits, for
 * setrlimit(2).
 */
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
    [6, tasks + tasksBeyond, tasks + tasksBeyond], // RLIMIT_NPROC, which does not bind the machine's own root
    [7, openFiles, openFiles], // RLIMIT_NOFILE
  ];
}
