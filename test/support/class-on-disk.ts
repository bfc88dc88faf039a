/** A class whose submissions are handed in, graded without running anything, and stored. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchema, type Run, type SubmissionResult } from '../../harness/grade/results.ts';
import type { RunPlan } from '../../harness/grade/store/open-run.ts';
import { RunStore } from '../../harness/grade/store/run-store.ts';
import { renderResults } from '../../reports/results-json.ts';
import { eventually } from './eventually.ts';
import { sampleRun, sampleSubmission } from './sample-run.ts';

/** Its submissions are one file each. */
export class ClassOnDisk {
  readonly out: string;
  readonly #folder: string;

  constructor(scratch: string, ...ids: readonly string[]) {
    this.out = join(scratch, 'out');
    this.#folder = join(scratch, 'class');
    for (const id of ids) this.handIn(id, 'first version');
  }

  handIn(id: string, text: string): void {
    mkdirSync(this.pathOf(id), { recursive: true });
    writeFileSync(join(this.pathOf(id), 'client.py'), text);
  }

  pathOf(id: string): string {
    return join(this.#folder, id);
  }

  async open(ids: readonly string[], changes: Partial<RunPlan> = {}): Promise<RunStore> {
    return RunStore.open(this.out, {
      folders: ids.map((id) => this.pathOf(id)),
      grader: { version: '1.0.0', code: 'c0de', seed: 7, selectors: [], machine: [] },
      selectorsOf: () => [],
      environment: sampleRun.environment,
      isPart: false,
      resumes: false,
      takesOver: true,
      ...changes,
    });
  }

  result(id: string, changes: Partial<SubmissionResult> = {}): SubmissionResult {
    return sampleSubmission(id, {}, { folder: this.pathOf(id), ...changes });
  }

  /** Grades all that is not known, and ends the run. */
  async grade(ids: readonly string[], changes: Partial<RunPlan> = {}): Promise<readonly string[]> {
    const store = await this.open(ids, changes);
    const graded = ids.filter((id) => !store.known.has(this.pathOf(id)));
    const results = graded.map((id) => this.result(id));
    for (const each of results) store.add(each);
    await endRun(store, [...store.known.values(), ...results]);
    return graded;
  }

  /** Begins a run that ends with nothing but these results on the disk, as if its process were killed then. */
  async beKilled(ids: readonly string[], graded: readonly SubmissionResult[]): Promise<void> {
    const before = existsSync(join(this.out, 'runs')) ? this.runs() : [];
    const store = await this.open(ids);
    for (const each of graded) store.add(each);
    const folder = this.runs().find((name) => !before.includes(name)) ?? '';
    const written = (): boolean =>
      graded.every(({ id }) => {
        const path = join(this.out, 'runs', folder, 'submissions', `${id}.json`);
        return existsSync(path) && readFileSync(path, 'utf8').includes(store.startedAt);
      });
    await eventually(written, (isWritten) => isWritten);
  }

  saved(): Run {
    return runSchema.parse(JSON.parse(readFileSync(join(this.out, 'results.json'), 'utf8')));
  }

  runs(): readonly string[] {
    return readdirSync(join(this.out, 'runs')).toSorted();
  }
}

export async function endRun(store: RunStore, submissions: readonly SubmissionResult[]): Promise<string | undefined> {
  return store.end({ ...sampleRun, seed: 7, startedAt: store.startedAt, submissions: [...submissions] }, renderResults);
}
