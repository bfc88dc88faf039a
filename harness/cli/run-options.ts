/** Options that the grading commands share. */

export const isolationOption = {
  choices: ['auto', 'namespace', 'host'] as const,
  default: 'auto' as const,
  describe: "A network of its own for each lane, or this machine's; auto takes what there is",
};

export const transcriptsOption = {
  string: true as const,
  describe: 'Folder for a transcript of all that happened; datagrade judge reads them',
};

export const lanesOption = {
  describe: 'Submissions graded at the same time, where they are isolated; by default one for each processor',
  coerce: (value: unknown): number => {
    const lanes = Number(value);
    if (!Number.isInteger(lanes) || lanes < 1 || lanes > 256)
      throw new Error(`--lanes ${String(value)}: expected a whole number from 1 to 256`);
    return lanes;
  },
};

export const pcapOption = {
  type: 'boolean',
  default: false as boolean,
  describe: 'Write what went over the wire as pcapng files, one for each scenario, into the folder pcap of --out',
} as const;
