/**
 * Options that commands share, and their meaning: the settings of a run, and what the run needs of
 * the machine.
 */
import { resolve } from 'node:path';
import type { GradingSettings } from '../grade/settings.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { integerOption, textOption } from './read-option.ts';

/** How submissions are isolated and observed, and what to do if the machine cannot. */
export const environmentOptions = {
  isolation: {
    choices: ['auto', 'namespace', 'host'] as const,
    default: 'auto' as const,
    describe:
      "namespace: each lane has a network of its own; host: all use the machine's network; auto: namespace if possible",
  },
  'require-isolation': {
    boolean: true,
    default: false,
    describe: 'Fail if submissions cannot be isolated from each other (default: warn and continue)',
  },
  observe: {
    choices: ['auto', 'kernel', 'portable'] as const,
    default: 'auto' as const,
    describe:
      'kernel: observe programs through /proc; portable: without it, slower and less exact; auto: kernel if possible',
  },
} as const;

/** Those options as they are parsed. */
export interface EnvironmentArguments {
  readonly isolation: 'auto' | 'namespace' | 'host';
  readonly requireIsolation: boolean;
  readonly observe: 'auto' | 'kernel' | 'portable';
}

export const lanesOption = {
  ...integerOption('--lanes', { lowest: 1, highest: 256 }),
  describe: 'Number of submissions graded at the same time (default: one for each processor; 1 without isolation)',
};

export const seedOption = {
  ...integerOption('--seed'),
  describe: 'Seed of the test values: the same seed repeats a run',
};

/** What is graded and kept; the commands that grade have all of these. */
export const gradingOptions = {
  only: {
    array: true,
    string: true,
    default: [] as readonly string[],
    describe: 'Run only these scenarios, by id or pattern: add/server, file/*/exact (default: all)',
  },
  seed: seedOption,
  pcap: {
    boolean: true,
    default: false,
    describe: 'Write the datagrams of each scenario as a pcapng file into the folder pcap of --out',
  },
  out: {
    ...textOption('--out'),
    string: true,
    describe: 'Store the results in this folder, with results.json for other tools (default: nowhere)',
  },
  transcripts: {
    ...textOption('--transcripts'),
    string: true,
    describe: 'Write everything that happened into this folder; datagrade judge reads it (default: nothing is written)',
  },
} as const;

/** Those options as they are parsed. */
export interface GradingArguments {
  readonly only: readonly string[];
  readonly seed: number | undefined;
  readonly pcap: boolean;
  readonly out: string | undefined;
  readonly transcripts: string | undefined;
}

/**
 * The settings that the options mean. If there is no seed, a new one is drawn.
 *
 * @throws CliError if the options contradict each other
 */
export function settingsOf({ only, seed, pcap, out, transcripts }: GradingArguments): GradingSettings {
  if (pcap && out === undefined)
    throw new CliError('--pcap writes files: say with --out in which folder', exitStatus.usage);
  return {
    seed: seed ?? newSeed(),
    selectors: only,
    ...(transcripts === undefined ? {} : { transcripts: resolve(transcripts) }),
    ...(pcap && out !== undefined ? { captures: resolve(out, 'pcap') } : {}),
  };
}

export function newSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}
