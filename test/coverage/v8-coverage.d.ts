declare module '@bcoe/v8-coverage' {
  import type { Profiler } from 'node:inspector';

  /** One from the coverages of one script in several processes. */
  export function mergeScriptCovs(coverages: readonly Profiler.ScriptCoverage[]): Profiler.ScriptCoverage | undefined;
}
