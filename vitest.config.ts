import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The corpus takes longer than any other file: it begins with the first of them, so that it does not run alone at the end. */
class CorpusFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own, not an array's
    const sorted = await super.sort(files);
    const isCorpus = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/e2e/corpus.test.ts');
    return [...sorted.filter(isCorpus), ...sorted.filter((file) => !isCorpus(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/submissions/**', 'node_modules/**'],
    globalSetup: ['test/support/build.ts'],
    // Tests start real programs; a bound that only a hang can reach keeps verdicts independent of the machine's speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most tests wait for programs that they have started: two files at a time keep two processors busy.
    maxWorkers: 2,
    sequence: { sequencer: CorpusFirst },
  },
});
