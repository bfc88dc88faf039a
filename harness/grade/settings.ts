/**
 * What to grade of each submission of a run, and what to keep of it.
 *
 * Plain data: it goes unchanged from the command to the lane, which gets it with each task. A new setting is declared here, read from the command line in
 * `cli/run-options.ts`, and used where it matters; nothing in between names it.
 */
export interface GradingSettings {
  /** Seed of all test values. */
  readonly seed: number;
  /** Ids of scenarios or beginnings of ids, `*` for any one segment; empty for all. */
  readonly selectors: readonly string[];
  /** Only the profile is wanted: no scenario is performed. */
  readonly learnOnly?: boolean;
  /** Absolute path of the folder in which each submission gets a folder for its transcripts; absent for none. */
  readonly transcripts?: string;
  /** Absolute path of the folder in which each submission gets a folder for its pcapng files; absent for none. */
  readonly captures?: string;
}
