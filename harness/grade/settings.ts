/**
 * What to grade of each submission of a run, and what to keep of it.
 *
 * The settings are plain data: they go unchanged from the command to the lane, which gets them with
 * each task. To add a setting, declare it here, read it from the command line in
 * `cli/run-options.ts`, and use it where it matters. No file in between names it.
 */
export interface GradingSettings {
  /** Seed of all test values. */
  readonly seed: number;
  /** Ids of scenarios or beginnings of ids, `*` for any one segment; empty for all. */
  readonly selectors: readonly string[];
  /** Learns only the profile, and performs no scenario. */
  readonly learnOnly?: boolean;
  /**
   * Absolute path of the folder in which each submission gets a folder for its transcripts; absent
   * to write none.
   */
  readonly transcripts?: string;
  /**
   * Absolute path of the folder in which each submission gets a folder for its pcapng files; absent
   * to write none.
   */
  readonly captures?: string;
}
