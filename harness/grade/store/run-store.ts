/**
 * The runs of a class below one folder, that of `--out`:
 *
 *     results.json        the newest run that has a result for each submission, for other tools
 *     latest              a link to the folder of that run
 *     runs/TIME-PID/      a run: run.json, and submissions/ID.json as soon as a result is known
 *
 * A run is written into a folder of its own, so that it destroys no older one, and two at once do not disturb each other. It takes over
 * what an older run found out about the same content with the same grader. Killed at any instant, it loses what was being graded.
 */
import { createHash } from 'node:crypto';
import { realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { holdLock } from '../../sandbox/lane/host-lock.ts';
import { limitSize } from '../limit-size.ts';
import type { Run, SubmissionResult } from '../results.ts';
import type { RosterAccount } from '../roster-account-schema.ts';
import { copyResult, newestWhole, openRun, saveRecord, type OpenedRun, type RunPlan } from './open-run.ts';
import { readSubmission, submissionFile, takenOver, type StoredSubmission } from './stored-run.ts';
import { writeWhole, type Pieces } from './write-whole.ts';

export type RosterOf = (submissions: readonly SubmissionResult[]) => RosterAccount;

export class RunStore {
  readonly #out: string;
  readonly #opened: OpenedRun;
  readonly #transcripts: string | undefined;
  /** What is not on the disk yet, by id. */
  readonly #unsaved = new Map<string, SubmissionResult>();
  readonly #graded = new Set<string>();
  #saving: Promise<void> = Promise.resolve();
  /** The error of the last write, if it failed: the next one may succeed. */
  #fault: Error | undefined;

  private constructor(out: string, opened: OpenedRun, transcripts: string | undefined) {
    this.#out = out;
    this.#opened = opened;
    this.#transcripts = transcripts;
  }

  /** @throws Error if the folder cannot be written, or if the run to be resumed is in progress */
  static async open(out: string, plan: RunPlan): Promise<RunStore> {
    return new RunStore(out, await openRun(out, plan), plan.transcripts);
  }

  /** When this run began, also if that was in another process. */
  get startedAt(): string {
    return this.#opened.record.startedAt;
  }

  /** Results that need no grading, by the folder of the submission. */
  get known(): ReadonlyMap<string, SubmissionResult> {
    return new Map([...this.#opened.known].map(([folder, stored]) => [folder, this.#shown(stored)]));
  }

  /** Begins to write a result. */
  add(result: SubmissionResult): void {
    this.#unsaved.set(result.id, result);
    this.#graded.add(result.id);
    this.#saving = this.#saving.then(() => this.#save());
  }

  /**
   * Writes what is not written yet, and then the results of the whole run in the place where other tools look for them.
   *
   * @param run with what was graded and taken over
   * @param render turns the results into the text of `results.json`
   * @param rosterOf what became of each row of the roster, from the results of the whole class
   * @returns the path of that file; undefined if the run is not whole and an older one is
   * @throws Error if something could not be written
   */
  async end(run: Run, render: (run: Run) => Pieces, rosterOf?: RosterOf): Promise<string | undefined> {
    await this.#saving;
    for (const result of run.submissions) if (await this.#isRemoved(result)) this.#unsaved.set(result.id, result);
    await this.#save();
    await using _lock = await holdLock(await lockNameOf(this.#out));
    const newest = await newestWhole(this.#out, this.#opened.record.grader.selectors);
    if (newest !== undefined && newest.folder !== this.#opened.base) await this.#takeNewer(newest.folder);
    const submissions = await this.#submissions(run);
    const isWhole = submissions.length === this.#opened.record.submissions.length;
    const path = await this.#placeOf(isWhole, newest !== undefined);
    const roster = rosterOf && { roster: rosterOf(submissions) };
    if (path !== undefined) await writeWhole(path, render({ ...run, ...roster, submissions }), this.#opened.folder);
    const record = { ...this.#opened.record, ...roster };
    if (isWhole) await saveRecord(this.#opened.folder, { ...record, endedAt: new Date().toISOString() });
    if (isWhole && path === join(this.#out, 'results.json')) await this.#becomeLatest();
    if (this.#fault !== undefined) throw this.#fault;
    return path;
  }

  /** A person may have removed the folder while the run was in progress. */
  async #isRemoved({ id }: SubmissionResult): Promise<boolean> {
    return this.#graded.has(id) && !(await isFile(submissionFile(this.#opened.folder, id)));
  }

  async #save(): Promise<void> {
    for (const [id, result] of this.#unsaved) {
      try {
        const text = `${JSON.stringify(await this.#stored(result))}\n`;
        await writeWhole(submissionFile(this.#opened.folder, id), text);
        if (this.#unsaved.get(id) === result) this.#unsaved.delete(id);
        this.#fault = undefined;
      } catch (error) {
        this.#fault = error as Error;
        return;
      }
    }
  }

  /** An `error` never takes the place of a grade: that one stays, and says what went wrong since. */
  async #stored(result: SubmissionResult): Promise<StoredSubmission> {
    const { base, record, identities } = this.#opened;
    const before = result.status === 'error' && base !== undefined ? await readSubmission(base, result.id) : undefined;
    if (before?.result.status === 'graded')
      return { ...before, fault: result.problems.join('; ') || 'datagrade failed' };
    const { version, seed } = record.grader;
    return {
      schema: 'datagrade.submission/1',
      ...identities.get(result.id),
      gradedBy: { version, seed, startedAt: record.startedAt },
      result: limitSize(result),
      ...(this.#transcripts !== undefined && { transcripts: join(this.#transcripts, result.id) }),
    };
  }

  /** Another run has ended meanwhile: what it graded later replaces what this run took over. */
  async #takeNewer(newest: string): Promise<void> {
    const { folder, record } = this.#opened;
    for (const { id } of record.submissions) {
      if (this.#graded.has(id)) continue;
      const [own, theirs] = [await readSubmission(folder, id), await readSubmission(newest, id)];
      if (theirs !== undefined && (own === undefined || own.gradedBy.startedAt < theirs.gradedBy.startedAt))
        await copyResult(newest, folder, id);
    }
  }

  /** Those of the run as they are, unless an older grade outlives them; the others from the disk. */
  async #submissions({ submissions }: Run): Promise<SubmissionResult[]> {
    const { folder, record } = this.#opened;
    const own = new Map(submissions.map((each) => [each.id, each]));
    const found: SubmissionResult[] = [];
    for (const { id } of record.submissions) {
      const graded = own.get(id);
      const stored = graded?.status === 'graded' ? undefined : await readSubmission(folder, id);
      if (stored !== undefined) found.push(this.#shown(stored));
      else if (graded !== undefined) found.push(limitSize(graded));
    }
    return found;
  }

  #shown(stored: StoredSubmission): SubmissionResult {
    const isOwn = stored.gradedBy.startedAt === this.startedAt && stored.fault === undefined;
    return isOwn ? stored.result : takenOver(stored);
  }

  /** A run of some scenarios, or one that did not come to its end, leaves the results of a whole one alone. */
  async #placeOf(isWhole: boolean, isOlderWhole: boolean): Promise<string | undefined> {
    const shared = join(this.#out, 'results.json');
    if (!isWhole && isOlderWhole) return undefined;
    if (this.#opened.record.grader.selectors.length === 0) return shared;
    const ofAll = await newestWhole(this.#out, []);
    return ofAll === undefined ? shared : join(this.#opened.folder, 'results.json');
  }

  /** Some file systems know no links: then there is none, and nothing else depends on it. */
  async #becomeLatest(): Promise<void> {
    const { folder } = this.#opened;
    const unfinished = join(folder, 'latest.part');
    try {
      await symlink(join('runs', basename(folder)), unfinished);
      await rename(unfinished, join(this.#out, 'latest'));
    } catch {
      await rm(unfinished, { force: true });
    }
  }
}

/** Two runs that end at the same time must not take each other's results away. */
async function lockNameOf(out: string): Promise<string> {
  const path = await realpath(out).catch(() => out);
  return `store-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
