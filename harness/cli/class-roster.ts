/** The roster of a class: read before anything is graded, compared with what was handed in, and accounted for. */
import { readFile, stat } from 'node:fs/promises';
import type { NamedSubmission } from '../course/roster/match/candidates.ts';
import { matchRoster } from '../course/roster/match/match-roster.ts';
import { parseRoster } from '../course/roster/read/parse.ts';
import { RosterError, type Roster, type RosterColumns } from '../course/roster/roster.ts';
import type { AccountRow } from '../grade/account.ts';
import type { SubmissionResult } from '../grade/results.ts';
import { accountForRoster, type SubmissionOutcomes } from '../grade/roster-account.ts';
import type { RosterOf } from '../grade/store/run-store.ts';
import { escapeName, nameBytes } from '../observe/file-name.ts';
import { holdsNothing } from '../submission/index.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { accountOf } from './class-account.ts';
import type { GatheredClass } from './gather-class.ts';
import { absolutePath } from './given-paths.ts';

export interface GivenRoster extends Roster {
  readonly file: string;
}

/**
 * @param columns the headings of the course, where datagrade does not know them
 * @throws CliError if the roster cannot be used
 */
export async function readRoster(path: string, columns: RosterColumns = {}): Promise<GivenRoster> {
  const file = escapeName(path);
  try {
    return { ...parseRoster(await readShort(path), columns), file };
  } catch (error) {
    const isOurs = !(error instanceof RosterError) && (error as NodeJS.ErrnoException).code === undefined;
    if (isOurs) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : (error as Error).message;
    throw new CliError(`cannot use the roster ${file}: ${reason}`, exitStatus.usage);
  }
}

/** Longer than any course, short enough to be read at once. */
const longestRosterBytes = 64 * 1024 * 1024;

async function readShort(path: string): Promise<Buffer> {
  const place = nameBytes(absolutePath(path));
  const found = await stat(place);
  if (found.isDirectory()) throw new RosterError('it is a folder; give a CSV file');
  if (!found.isFile()) throw new RosterError('it is not a file; save the roster as a CSV file');
  if (found.size > longestRosterBytes) throw new RosterError(`it has ${found.size} bytes, too many for a roster`);
  return readFile(place);
}

/** What became of each row, from the results that are known. */
export async function rosterOfClass(roster: GivenRoster, gathered: GatheredClass): Promise<RosterOf> {
  const empty = await idsOfEmpty(gathered);
  const named = gathered.all.map(({ id, person }): NamedSubmission => ({
    id,
    platform: person,
    isEmpty: empty.has(id),
  }));
  const match = matchRoster(roster, named);
  return (submissions) => accountForRoster(match, outcomesOf(gathered, submissions, empty), roster);
}

/** Also of those that were not chosen, as far as that is known without unpacking them. */
async function idsOfEmpty({ all, entries, empty }: GatheredClass): Promise<ReadonlySet<string>> {
  const opened = new Set([...entries.values()].map(({ id }) => id));
  const found = new Set(empty.map(({ id }) => id));
  for (const entry of all) if (!opened.has(entry.id) && (await holdsNothing(entry))) found.add(entry.id);
  return found;
}

/** Results may also be those of an older run, of submissions that this one leaves alone. */
function outcomesOf(
  gathered: GatheredClass,
  submissions: readonly SubmissionResult[],
  empty: ReadonlySet<string>,
): SubmissionOutcomes {
  const outcomes = new Map<string, Pick<AccountRow, 'state' | 'why'>>();
  const chosen = new Set([...gathered.entries.values()].map(({ id }) => id));
  for (const { id } of gathered.all) {
    if (empty.has(id)) outcomes.set(id, { state: 'nothing handed in' });
    else if (!chosen.has(id))
      outcomes.set(id, { state: 'ignored', why: 'its submission was not chosen with --submission' });
  }
  for (const { name, ...outcome } of accountOf({ ...gathered, ignored: [] }, submissions)) outcomes.set(name, outcome);
  return outcomes;
}
