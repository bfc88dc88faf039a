/** In whatever order a class is handed in, graded, killed and graded again: a grade is replaced by a newer one, and by nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClassOnDisk, endRun } from '../../support/class-on-disk.ts';
import { runs } from '../../support/property-runs.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const ids = ['ana', 'rui', 'zoe'];
const someId = fc.constantFrom(...ids);

const deed = fc.oneof(
  fc.record({ does: fc.constant('handIn' as const), id: someId }),
  fc.record({
    does: fc.constant('grade' as const),
    fails: fc.subarray(ids),
    resumes: fc.boolean(),
    takesOver: fc.boolean(),
  }),
  fc.record({ does: fc.constant('gradeOne' as const), id: someId, fails: fc.boolean() }),
  fc.record({ does: fc.constant('kill' as const), graded: fc.subarray(ids) }),
);

/** What each submission is now, and which version `results.json` has a grade of. */
interface Known {
  readonly versions: Map<string, number>;
  readonly graded: Map<string, number>;
}

/** The score of a result is the version that it grades. */
async function grade(
  of: ClassOnDisk,
  { versions, graded }: Known,
  run: {
    readonly ids: readonly string[];
    readonly fails: readonly string[];
    readonly resumes: boolean;
    readonly takesOver: boolean;
  },
): Promise<void> {
  const isPart = run.ids.length < ids.length;
  const store = await of.open(run.ids, { isPart, resumes: run.resumes, takesOver: run.takesOver });
  const results = run.ids.map((id) => {
    const known = store.known.get(of.pathOf(id));
    if (known !== undefined) return known;
    const changes = run.fails.includes(id) ? ({ status: 'error' } as const) : {};
    const result = of.result(id, { score: versions.get(id) ?? 0, ...changes });
    store.add(result);
    return result;
  });
  await endRun(store, results);
  for (const { id, status } of results) if (status === 'graded') graded.set(id, versions.get(id) ?? 0);
}

describe('the results of a class', () => {
  it('are those of the newest version that could be graded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 9 }), async (deeds) => {
        await using scratch = await scratchFolder();
        const of = new ClassOnDisk(scratch.path, ...ids);
        const known: Known = { versions: new Map(ids.map((id) => [id, 0])), graded: new Map() };
        await grade(of, known, { ids, fails: [], resumes: false, takesOver: true });
        for (const each of deeds) {
          if (each.does === 'handIn') {
            const version = (known.versions.get(each.id) ?? 0) + 1;
            known.versions.set(each.id, version);
            of.handIn(each.id, `version ${version}`);
          } else if (each.does === 'kill') {
            await of.beKilled(
              ids,
              each.graded.map((id) => of.result(id, { score: known.versions.get(id) ?? 0 })),
            );
          } else if (each.does === 'gradeOne')
            await grade(of, known, {
              ids: [each.id],
              fails: each.fails ? [each.id] : [],
              resumes: false,
              takesOver: false,
            });
          else await grade(of, known, { ...each, ids });
          expect(existsSync(join(of.out, 'latest', 'run.json'))).toBe(true);
          const saved = of.saved().submissions.map(({ id, status, score }) => [id, status, score]);
          expect(saved).toEqual(ids.map((id) => [id, 'graded', known.graded.get(id)]));
        }
      }),
      runs(8),
    );
  });
});
