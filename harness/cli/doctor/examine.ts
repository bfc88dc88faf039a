/** Examines everything that grading uses on this machine; if possible, by trying it. */
import type { ExaminedGroup } from '../../../reports/doctor-table.ts';
import { examineGround } from './examine-ground.ts';
import { examineIsolation } from './examine-isolation.ts';
import { examineObservation } from './examine-observation.ts';
import { examineToolchains } from './examine-toolchains.ts';

export async function examineMachine(): Promise<readonly ExaminedGroup[]> {
  const ground = { title: 'Needed', items: await examineGround() };
  // Without a place for temporary files, most of the other items cannot be tried.
  if (ground.items.some(({ state }) => state === 'fatal')) return [ground];
  return [
    ground,
    { title: 'Isolation', items: examineIsolation() },
    { title: 'Observation', items: await examineObservation() },
    { title: 'Languages', items: await examineToolchains() },
  ];
}
