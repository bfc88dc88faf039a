/** Shows a graded class on standard output: the table, submissions in full, and the accounts. */
import type { Run } from '../grade/results.ts';
import type { RosterAccount } from '../grade/roster-account-schema.ts';
import { hasOpenRows, withoutOwners } from '../grade/roster-account.ts';
import { renderAccount } from '../../reports/class/account.ts';
import { renderRoster } from '../../reports/class/roster.ts';
import { renderStored } from '../../reports/class/stored.ts';
import { renderClass } from '../../reports/class/table.ts';
import { renderCheck } from '../../reports/check/report.ts';
import { accountOf } from './class-account.ts';
import { exitStatus } from './cli-error.ts';
import type { GatheredClass } from './gather-class.ts';
import { exitStatusOf } from './run-class.ts';
import { terminalStyle } from './terminal.ts';

export interface ShownBeside {
  /** Ids of the submissions to show in full. */
  readonly explain: readonly string[];
  /** Where the results are, if not where a person looks first. */
  readonly elsewhere: string | undefined;
  readonly roster: RosterAccount | undefined;
}

export function showClass(run: Run, gathered: GatheredClass, { explain, elsewhere, roster }: ShownBeside): void {
  const style = terminalStyle(process.stdout);
  process.stdout.write(`${renderClass(run, style).trimEnd()}\n${renderStored(run, elsewhere, style)}`);
  for (const id of explain)
    for (const explained of run.submissions.filter((each) => each.id === id.normalize('NFC')))
      process.stdout.write(`\n${renderCheck(explained, run, style).trimEnd()}\n`);
  const account = accountOf(gathered, run.submissions);
  const settled = roster === undefined ? account : withoutOwners(account, roster);
  process.stdout.write(renderAccount(settled, 'handed in', style));
  if (roster !== undefined) process.stdout.write(renderRoster(roster, style));
}

/** What the roster leaves open needs review, as an open verdict does. */
export function statusOfClass({ submissions }: Run, roster: RosterAccount | undefined): number {
  if (submissions.length === 0) return exitStatus.unusableSubmission;
  const status = exitStatusOf(submissions);
  const isOpen = roster !== undefined && hasOpenRows(roster);
  return status === exitStatus.passed && isOpen ? exitStatus.review : status;
}
