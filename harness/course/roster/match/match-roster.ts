/**
 * Which submission belongs to which rows of a roster: one submission to one person, or to the people
 * of one group.
 *
 * What fits several, and what fits two submissions, is left to a person and never guessed. A row has handed in
 * nothing only if no submission is left over that could be its own. Pure.
 */
import { foldText } from '../fold.ts';
import { nameOfRow, type Roster, type RosterRow } from '../roster.ts';
import { candidatesFor, hasNameOf, type EvidenceForRow, type NamedSubmission } from './candidates.ts';
import { indexRows } from './index-rows.ts';

export type RowMatch =
  | { readonly row: RosterRow; readonly state: 'matched'; readonly submission: string; readonly by: EvidenceForRow }
  | { readonly row: RosterRow; readonly state: 'missing' }
  /** `why` is a clause. */
  | { readonly row: RosterRow; readonly state: 'open'; readonly why: string };

export interface RosterMatch {
  /** In the order of the roster. */
  readonly rows: readonly RowMatch[];
  /** Submissions that belong to no row for certain, with a clause. */
  readonly unmatched: readonly { readonly submission: string; readonly why: string }[];
}

interface Pointer {
  readonly submission: NamedSubmission;
  readonly by: EvidenceForRow;
  readonly rows: readonly RosterRow[];
  /** Whether all its rows are one person or one group. */
  readonly isSure: boolean;
}

export function matchRoster({ rows }: Pick<Roster, 'rows'>, submissions: readonly NamedSubmission[]): RosterMatch {
  const index = indexRows(rows.filter(({ repeats }) => repeats === undefined));
  const pointers = submissions.flatMap((submission): Pointer[] => {
    const found = candidatesFor(submission, index);
    return found === undefined ? [] : [{ submission, ...found, isSure: areOneUnit(found.rows) }];
  });
  const direct = groupBy(pointers, (each) => each.rows);
  const pools = groupBy(pointers, (each) => [...new Set(each.rows.map(unitOf))]);
  const pointed = new Set(pointers.map(({ submission }) => submission));
  const lost = submissions.filter((each) => !pointed.has(each) && each.isEmpty !== true);
  const doubt = whyInDoubt(lost, pointers.filter(isOfUnknownGroup));
  const matches = rows.map((row): RowMatch => {
    const own = direct.get(row) ?? [];
    const found = own.length > 0 ? own : (pools.get(unitOf(row)) ?? []);
    const [first, ...others] = found;
    if (first !== undefined)
      return others.length === 0 ? judgeOne(row, first) : open(row, whySeveral(found, own.length > 0));
    return doubt === undefined || row.ignored !== undefined ? { row, state: 'missing' } : open(row, doubt);
  });
  return { rows: matches, unmatched: unmatchedOf(submissions, matches, pointers) };
}

/** The people who share one submission: all of a group, or one person. */
function unitOf(row: RosterRow): string {
  return row.group === '' ? `line ${row.line}` : `group ${foldText(row.group)}`;
}

function areOneUnit(rows: readonly RosterRow[]): boolean {
  return new Set(rows.map(unitOf)).size === 1;
}

function judgeOne(row: RosterRow, { submission, by, rows, isSure }: Pointer): RowMatch {
  if (isSure) return { row, state: 'matched', submission: submission.id, by };
  return open(row, `the submission "${submission.id}" fits ${listNames(rows.map(nameOfRow))}`);
}

function open(row: RosterRow, why: string): RowMatch {
  return { row, state: 'open', why };
}

function whySeveral(found: readonly Pointer[], isOwn: boolean): string {
  const ids = listNames(found.map(({ submission }) => `"${submission.id}"`));
  return isOwn ? `more than one submission fits it: ${ids}` : `its group has more than one submission: ${ids}`;
}

/** Canvas lists the submission of a group under one member: if the roster has no groups, the others look as if they had none. */
function isOfUnknownGroup({ submission, by, rows }: Pointer): boolean {
  if (submission.platform?.kind !== 'canvas' || by !== 'id') return false;
  return rows.every((row) => row.group === '' && row.names.length > 0 && !hasNameOf(row, submission));
}

/** Why a row without a submission may still have one. */
function whyInDoubt(lost: readonly NamedSubmission[], ofGroups: readonly Pointer[]): string | undefined {
  if (lost.length > 0)
    return `no submission fits it, and ${listNames(lost.map(({ id }) => `"${id}"`))} fit${lost.length === 1 ? 's' : ''} no row of the roster`;
  if (ofGroups.length === 0) return undefined;
  const ids = listNames(ofGroups.map(({ submission }) => `"${submission.id}"`));
  return `no submission fits it, and ${ids} may be the work of a group, which the roster does not list`;
}

function unmatchedOf(
  submissions: readonly NamedSubmission[],
  matches: readonly RowMatch[],
  pointers: readonly Pointer[],
): RosterMatch['unmatched'] {
  const matched = new Set(matches.flatMap((each) => (each.state === 'matched' ? [each.submission] : [])));
  const pointerOf = new Map(pointers.map((each) => [each.submission, each]));
  return submissions
    .filter((each) => !matched.has(each.id) && (each.isEmpty !== true || pointerOf.has(each)))
    .map((submission) => {
      const rows = pointerOf.get(submission)?.rows ?? [];
      const why =
        rows.length === 0
          ? 'nothing in its name is on the roster'
          : rows.length === 1
            ? `${listNames(rows.map(nameOfRow))} has more than one submission`
            : `it fits ${listNames(rows.map(nameOfRow))}`;
      return { submission: submission.id, why };
    });
}

const mostListed = 4;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostListed);
  const others = names.length - shown.length;
  if (others > 0) return `${shown.join(', ')} and ${others} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function groupBy<Key>(
  pointers: readonly Pointer[],
  keysOf: (pointer: Pointer) => readonly Key[],
): ReadonlyMap<Key, readonly Pointer[]> {
  const found = new Map<Key, Pointer[]>();
  for (const pointer of pointers)
    for (const key of keysOf(pointer)) {
      const old = found.get(key);
      if (old === undefined) found.set(key, [pointer]);
      else old.push(pointer);
    }
  return found;
}
