/**
 * From the lines of a rubric to the points of each requirement. Pure.
 *
 * The points of a group are shared out among its requirements that have no line of their own, neither alone nor in a narrower group. The
 * shares are hundredths of a point, and their sum is exactly the points of the group.
 */
import { requirements, type RequirementId } from '../../handout/requirements.ts';
import type { Worth } from '../course.ts';
import { requirementGroups, type RequirementGroup, type RubricLines } from './schema.ts';

export interface RubricFault {
  /** The line of the rubric; absent for the whole. */
  readonly key?: string;
  /** A clause: what is wrong, and what to do. */
  readonly message: string;
}

/** @returns the points of every requirement, or the first fault */
export function sharePoints(lines: RubricLines): ReadonlyMap<RequirementId, Worth> | RubricFault {
  const worths = new Map<RequirementId, Worth>();
  for (const { id } of requirements) {
    const own = lines[id];
    if (own !== undefined) worths.set(id, own);
  }
  for (const group of requirementGroups) {
    const worth = lines[group];
    if (worth === undefined) continue;
    const members = requirements.map(({ id }) => id).filter((id) => id.startsWith(`${group}.`) && !worths.has(id));
    const fault = faultOfGroup(group, worth, members);
    if (fault !== undefined) return { key: group, message: fault };
    for (const [at, id] of members.entries()) worths.set(id, shareOf(worth, members.length, at));
  }
  const open = requirements.find(({ id }) => !worths.has(id));
  if (open !== undefined)
    return {
      message: `the rubric does not say how many points ${open.id} is worth; add "${open.id}: 0" to leave it out`,
    };
  if ([...worths.values()].every((worth) => worth === 'advisory' || worth === 0))
    return { message: 'no requirement of the rubric is worth any points; give points to at least one' };
  return worths;
}

function faultOfGroup(group: RequirementGroup, worth: Worth, members: readonly RequirementId[]): string | undefined {
  if (members.length === 0)
    return `${group} has no requirement left to share its points, because each has a line of its own; remove this line, or one of theirs`;
  if (worth !== 'advisory' && worth > 0 && hundredthsOf(worth) < members.length)
    return `${group} has too few points to share among ${members.length} requirements; give it at least ${members.length / 100}, or 0 to leave them out`;
  return undefined;
}

/** The first ones get the hundredths that are left over. */
function shareOf(worth: Worth, count: number, at: number): Worth {
  if (worth === 'advisory') return worth;
  const whole = hundredthsOf(worth);
  return (Math.floor(whole / count) + (at < whole % count ? 1 : 0)) / 100;
}

function hundredthsOf(points: number): number {
  return Math.round(points * 100);
}
