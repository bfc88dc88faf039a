/**
 * Verdicts on programs of the corpus: performances that were stored once, judged by the code as it is now.
 *
 * `test/support/stored/PROGRAM/` holds some of the files that `datagrade grade test/submissions/wrong --seed 7 --transcripts` writes,
 * without paths of the machine that ran them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { ScenarioResult } from '../../harness/grade/results.ts';
import { judgeAgain, readPerformance } from '../../harness/grade/store/performance.ts';
import { catalogue } from '../../scenarios/catalogue.ts';

const stored = fileURLToPath(new URL('stored', import.meta.url));

export type StoredProgram =
  'sum-concatenated' | 'error-reply-keeps-serving' | 'lf-becomes-crlf' | 'decode-error-on-server';

/** @param programs of each, other halves are stored: together they are judged as one submission */
export function storedVerdicts(...programs: readonly StoredProgram[]): readonly ScenarioResult[] {
  const paths = programs.flatMap((program) =>
    readdirSync(join(stored, program)).map((name) => join(stored, program, name)),
  );
  return judgeAgain(
    paths.map((path) => readPerformance(readFileSync(path, 'utf8'), path)),
    catalogue,
  );
}
