/** Ends a command: a sentence for the person at the terminal, and an exit status for scripts. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitStatus: number;

  constructor(message: string, exitStatus: number) {
    super(message);
    this.exitStatus = exitStatus;
  }
}

/** Exit statuses of the commands; those above 2 follow sysexits(3). */
export const exitStatus = {
  passed: 0,
  failed: 1,
  review: 2,
  usage: 64,
  unusableSubmission: 65,
  testbedFailed: 70,
  interrupted: 130,
} as const;
