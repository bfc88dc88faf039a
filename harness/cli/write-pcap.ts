/**
 * Writes a performance as pcapng files, one for each scenario that is judged on it:
 * `FOLDER/add/pair/exchange.pcapng`.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderPcapng, type PcapScenario } from '../../reports/pcapng.ts';
import { judge, type Verdict } from '../judge/judge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { describeAction } from '../transcript/action.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { createFolder } from '../sandbox/limits/create-folder.ts';

/** @throws if the folder cannot be written */
export async function writePcaps(
  folder: string,
  transcript: Transcript,
  scenarios: readonly Scenario[],
): Promise<void> {
  for (const scenario of scenarios) {
    const path = join(folder, `${scenario.id}.pcapng`);
    await createFolder(dirname(path));
    await writeFile(path, renderPcapng(transcript, narrate(scenario, judge(scenario, transcript))));
  }
}

function narrate({ id, title, steps }: Scenario, verdict: Verdict): PcapScenario {
  const told = verdict.status === 'pass' ? undefined : verdict;
  let action = -1;
  const narrated = steps.map((step, index) => {
    if (step.kind === 'action') action += 1;
    const outcome = told?.evidence.steps[index]?.outcome ?? 'done';
    const text = step.kind === 'action' ? describeAction(step) : step.text;
    return { kind: step.kind, action, text: `step ${index + 1}: ${text}${remarks[step.kind][outcome]}` };
  });
  return {
    id,
    title,
    steps: narrated,
    verdict: told === undefined ? 'pass' : `${told.status}: ${told.violation.actual}`,
  };
}

const remarks = {
  action: { done: '', failed: ' (impossible)', notReached: ' (not reached)' },
  expectation: { done: ' (met)', failed: ' (NOT met)', notReached: ' (not reached)' },
} as const;
