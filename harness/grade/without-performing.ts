/**
 * Results of scenarios that need no performance: their programs are absent, do not compile, cannot
 * run here, or could not be learned. Pure.
 */
import type { Machine } from '../engine/machine.ts';
import type { Learned, Obstacle } from '../learn/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Symptom } from '../scenario/symptom.ts';
import { hintKeys, hintOf } from './hints/choose.ts';
import { requirementOf, type RequirementId } from '../handout/requirements.ts';
import type { FailedScenario, ScenarioResult } from './results.ts';

/** @returns undefined for a scenario that has to be performed */
export function withoutPerforming(
  scenario: Scenario,
  { profile, obstacles }: Learned,
  machine: Pick<Machine, 'emptyDatagramsArrive'>,
): ScenarioResult | undefined {
  const { requirement, assignment } = scenario;
  for (const id of requirementOf(requirement).programs) {
    const obstacle = obstacles.get(id);
    if (obstacle !== undefined) return obstructed(scenario, id, obstacle);
  }
  if (endsWithEmptyDatagram.includes(requirement) && machine.emptyDatagramsArrive === false)
    return presetResult(
      scenario,
      'unsupported',
      'an empty datagram does not arrive on this machine, so datagrade cannot check how such a file ends',
    );
  if (scenario.roles.length > 1) return undefined;
  const playability = profile[assignment].playable[scenario.roles[0] ?? 'client'];
  if (playability.is === 'full') return undefined;
  if (playability.is === 'requestOnly' && requests.includes(requirement)) return undefined;
  return presetResult(scenario, 'unsupported', playability.reason);
}

const requests: readonly RequirementId[] = ['add.client.request', 'file.client.request'];

/** Requirements that need an empty datagram between datagrade and the program. */
const endsWithEmptyDatagram: readonly RequirementId[] = [
  'file.client.exact',
  'file.client.empty',
  'file.server.exact',
  'file.server.empty',
];

function obstructed(scenario: Scenario, program: ProgramId, obstacle: Obstacle): ScenarioResult {
  const first = {
    'add.client': 'add.client.request',
    'add.server': 'add.server.reply',
    'file.client': 'file.client.request',
    'file.server': 'file.server.content',
  } as const;
  switch (obstacle.kind) {
    case 'absent':
      return {
        ...presetResult(scenario, 'blocked', obstacle.reason),
        ...named(scenario, 'program-missing'),
      };
    case 'toolMissing':
    case 'unclear':
      return presetResult(scenario, 'unsupported', obstacle.reason);
    case 'broken':
      if (scenario.requirement !== first[program])
        return { ...presetResult(scenario, 'blocked', obstacle.reason), blockedBy: first[program] };
      return {
        ...presetResult(scenario, 'fail', obstacle.reason),
        ...named(scenario, 'does-not-compile'),
        evidence: {
          steps: [{ text: 'the program is compiled', outcome: 'failed' as const }],
          expected: 'a program that can be started',
          actual: obstacle.reason,
          ...(obstacle.output === undefined ? {} : { errors: obstacle.output }),
        },
      };
  }
}

function named(scenario: Scenario, symptom: Symptom): Pick<FailedScenario, 'symptom' | 'hint' | 'hintConfidence'> {
  const entry = hintOf(scenario, symptom);
  return { symptom, ...(entry === undefined ? {} : hintKeys(entry)) };
}

/** The fields of every result that is not a pass. */
export interface PresetResult<Status> {
  readonly id: string;
  readonly requirement: RequirementId;
  readonly title: string;
  readonly status: Status;
  readonly reason: string;
  readonly durationMs: number;
}

/** A result without a performance. */
export function presetResult<Status extends 'blocked' | 'unsupported' | 'error' | 'fail'>(
  { id, requirement, title }: Scenario,
  status: Status,
  reason: string,
  durationMs = 0,
): PresetResult<Status> {
  return { id, requirement, title, status, reason, durationMs };
}
