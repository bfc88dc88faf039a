/**
 * Options that commands share, and what they mean: the settings of a run, and what it wants of the machine.
 */
import { resolve } from 'node:path';
import type { GradingSettings } from '../grade/settings.ts';
import { CliError, exitStatus } from './cli-error.ts';
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

export const lanesOption = {
  ...integerOption('--lanes', { lowest: 1, highest: 256 }),
  describe: 'Submissions graded at the same time, where they are isolated; by default one for each processor',
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
    describe: 'Only these scenarios, by id: add/server, file/*/exact',
  },
  seed: seedOption,
  pcap: {
    boolean: true,
    default: false,
    describe: 'Write what went over the wire as pcapng files, one for each scenario, into the folder pcap of --out',
  },
  out: { string: true, describe: 'Folder for results.json, kept up to date while the run goes on' },
  transcripts: { string: true, describe: 'Folder for a transcript of all that happened; datagrade judge reads them' },
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
 * The settings that the options mean. Without a seed, one is drawn.
 *
 * @throws CliError where they contradict each other
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
