declare module '@bcoe/v8-coverage' {
  import type { Profiler } from 'node:inspector';

  /** Merges the coverage of one script in several processes. */
  export function mergeScriptCovs(coverages: readonly Profiler.ScriptCoverage[]): Profiler.ScriptCoverage | undefined;
}
