/**
 * How much of the machine one program may use. Far above what any program of this lab needs: a right one never meets a limit.
 *
 * The kernel keeps those of {@link kernelLimits} for each process; the engine watches the others over all processes of a subject together.
 */

const mebibyte = 1024 * 1024;

export const limits = {
  /** Processes and threads of a subject together. */
  tasks: 300,
  /** Memory of its own of all its processes together; what they reserve without using it is not counted. */
  memoryBytes: 512 * mebibyte,
  /** All that it adds to its folder. */
  diskBytes: 64 * mebibyte,
  fileBytes: 32 * mebibyte,
  openFiles: 1_024,
  /** Of one process. */
  cpuSeconds: 120,
  /** `/tmp` and `/dev/shm` of a jail, each. */
  temporaryBytes: 64 * mebibyte,
  /** Recorded of each stream of output; what comes after is read, counted and thrown away. */
  outputBytes: 256 * 1024,
  /** Written to screen and standard error together: more is a flood, which only costs time. */
  floodBytes: 32 * mebibyte,
} as const;

/** The kernel's limit is wider than the watched one, so that who passes that is seen, not only refused. */
const tasksAtAll = limits.tasks + 300;

/** Numbers of resources (`RLIMIT_…` of `asm-generic/resource.h`) to soft and hard limits, for setrlimit(2). */
export const kernelLimits: readonly (readonly [resource: number, soft: number, hard: number])[] = [
  [0, limits.cpuSeconds, limits.cpuSeconds + 5], // RLIMIT_CPU
  [1, limits.fileBytes, limits.fileBytes], // RLIMIT_FSIZE
  [4, 0, 0], // RLIMIT_CORE
  [6, tasksAtAll, tasksAtAll], // RLIMIT_NPROC, not kept by the kernel for the machine's own root
  [7, limits.openFiles, limits.openFiles], // RLIMIT_NOFILE
];
