/** Options that the grading commands share. */
import { integerOption } from './read-option.ts';

/** How submissions are kept apart and watched, and what to do where the machine cannot. */
export const environmentOptions = {
  isolation: {
    choices: ['auto', 'namespace', 'host'] as const,
    default: 'auto' as const,
    describe: "A network of its own for each lane, or this machine's; auto takes what there is",
  },
  'require-isolation': {
    boolean: true,
    default: false,
    describe: 'Refuse to run where submissions cannot be kept apart, instead of saying so and going on',
  },
  observe: {
    choices: ['auto', 'kernel', 'portable'] as const,
    default: 'auto' as const,
    describe: 'Watch programs through the kernel, or as any system allows: slower, and less can be told',
  },
} as const;

/** Those options as they are parsed. */
export interface EnvironmentArguments {
  readonly isolation: 'auto' | 'namespace' | 'host';
  readonly requireIsolation: boolean;
  readonly observe: 'auto' | 'kernel' | 'portable';
}

export const transcriptsOption = {
  string: true as const,
  describe: 'Folder for a transcript of all that happened; datagrade judge reads them',
};

export const lanesOption = {
  ...integerOption('--lanes', { lowest: 1, highest: 256 }),
  describe: 'Submissions graded at the same time, where they are isolated; by default one for each processor',
};

export const seedOption = {
  ...integerOption('--seed'),
  describe: 'Seed of the test values: the same seed repeats a run',
};

export const pcapOption = {
  type: 'boolean',
  default: false as boolean,
  describe: 'Write what went over the wire as pcapng files, one for each scenario, into the folder pcap of --out',
} as const;
