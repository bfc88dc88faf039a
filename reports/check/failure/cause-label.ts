import type { ScenarioResult } from '../../../harness/grade/results.ts';

/** Says how sure the cause is; a hint of unknown confidence counts as likely. */
export function causeLabel(confidence: ScenarioResult['hintConfidence'] = 'likely'): string {
  return labels[confidence];
}

const labels = { certain: 'Cause', likely: 'Likely cause', possible: 'Possible cause' } as const;
