/** The account of a roster: each row ends in exactly one state, and the numbers add up. Pure. */
import type { RosterMatch, RowMatch } from '../course/roster/match/match-roster.ts';
import { idOfRow, nameOfRow } from '../course/roster/roster.ts';
import type { AccountRow } from './account.ts';
import type { RosterAccount, RosterAccountRow } from './roster-account-schema.ts';

/** What became of each submission, by its id. */
export type SubmissionOutcomes = ReadonlyMap<string, Pick<AccountRow, 'state' | 'why'>>;

export function accountForRoster(
  match: RosterMatch,
  outcomes: SubmissionOutcomes,
  { file, notes }: { readonly file: string; readonly notes: readonly string[] },
): RosterAccount {
  return {
    file,
    notes: [...notes],
    rows: match.rows.map((each) => accountForRow(each, outcomes)),
    unmatched: match.unmatched.map((each) => ({ ...each })),
  };
}

function accountForRow(match: RowMatch, outcomes: SubmissionOutcomes): RosterAccountRow {
  const { row } = match;
  const { line, group, ignored } = row;
  const common = { line, id: idOfRow(row), name: row.names[0] ?? '', group };
  if (ignored !== undefined) return { ...common, state: 'ignored', why: ignored };
  if (match.state === 'missing') return { ...common, state: 'nothing handed in' };
  if (match.state === 'open') return { ...common, state: 'need a person', why: match.why };
  const outcome = outcomes.get(match.submission) ?? { state: 'need a person', why: 'this run has not graded it' };
  const { state, why } = outcome;
  return { ...common, state, submission: match.submission, matchedBy: match.by, ...(why !== undefined && { why }) };
}

/** A submission without an owner is not settled by its grade. */
export function withoutOwners(rows: readonly AccountRow[], { unmatched }: RosterAccount): readonly AccountRow[] {
  const whyOf = new Map(unmatched.map(({ submission, why }) => [submission, why]));
  return rows.map((row) => {
    const why = whyOf.get(row.name);
    return row.state === 'graded' && why !== undefined ? { ...row, state: 'need a person', why } : row;
  });
}

/** Whether a person has to decide something about the roster, beyond the verdicts of submissions. */
export function hasOpenRows({ rows, unmatched }: RosterAccount): boolean {
  return (
    unmatched.length > 0 || rows.some(({ state, submission }) => state === 'need a person' && submission === undefined)
  );
}

export function accountRowsOf({ rows }: RosterAccount): readonly AccountRow[] {
  return rows.map(({ line, id, name, state, why }) => ({ name: shownName(line, id, name), state, why }));
}

/** For people: name, id and line. */
export function shownName(line: number, id: string, name: string): string {
  const shown = nameOfRow({ line, ids: id === '' ? [] : [id], names: name === '' ? [] : [name], email: '', group: '' });
  return shown === `line ${line}` ? shown : `${shown}, line ${line}`;
}
