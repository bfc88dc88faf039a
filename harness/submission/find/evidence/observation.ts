/**
 * One observation that supports a role or an assignment, with the sentence that a person reads.
 */
import type { Assignment, ProgramId, Role } from '../../../handout/programs.ts';
import { assignmentOf, roleOf } from '../../../handout/programs.ts';

export type Direction = Role | Assignment;

export interface ProgramEvidence {
  readonly toward: Direction;
  /** 1 is a weak sign, 3 a strong one; never negative. */
  readonly weight: number;
  /**
   * `name`: the file or its folders; `content`: what the source does; `sibling`: other files of the
   * submission.
   */
  readonly from: 'name' | 'content' | 'sibling';
  /** A clause that begins with "it" or "its", without a full stop. */
  readonly says: string;
}

const opposites: Readonly<Record<Direction, Direction>> = {
  client: 'server',
  server: 'client',
  add: 'file',
  file: 'add',
};

/**
 * How strongly the evidence supports a direction, minus the support for its opposite. Each kind of
 * evidence counts up to `limit`.
 */
export function support(
  evidence: readonly ProgramEvidence[],
  toward: Direction,
  from?: ProgramEvidence['from'],
  limit = 6,
): number {
  const sources: readonly ProgramEvidence['from'][] = from === undefined ? ['name', 'content', 'sibling'] : [from];
  let total = 0;
  for (const source of sources) {
    const net = sum(evidence, toward, source) - sum(evidence, opposites[toward], source);
    total += Math.max(-limit, Math.min(limit, net));
  }
  return total;
}

/** Whether this evidence supports the role or the assignment of a program. */
export function concerns(each: ProgramEvidence, id: ProgramId): boolean {
  return each.toward === roleOf(id) || each.toward === assignmentOf(id);
}

function sum(evidence: readonly ProgramEvidence[], toward: Direction, from: ProgramEvidence['from']): number {
  return evidence.reduce(
    (total, each) => (each.toward === toward && each.from === from ? total + each.weight : total),
    0,
  );
}
