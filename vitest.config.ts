import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/submissions/**', 'node_modules/**'],
    globalSetup: ['test/support/build.ts'],
    // Tests start real programs; a bound that only a hang can reach keeps verdicts independent of the machine's speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most tests wait for programs that they have started: two files at a time keep two processors busy.
    maxWorkers: 2,
  },
});
