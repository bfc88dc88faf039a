/**
 * The tests on the compiled code: what a test imports as source it gets from `dist`, as the commands that it starts do. So that one measure, Node's own,
 * sees all processes alike.
 */
import { fileURLToPath } from 'node:url';
import { relative, resolve, sep } from 'node:path';
import { defineConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiled = /^(?:reference|harness|scenarios|reports)\//;

export default defineConfig({
  root,
  plugins: [
    {
      name: 'compiled',
      enforce: 'pre',
      resolveId(source: string, importer: string | undefined) {
        if (importer === undefined || !source.startsWith('.') || !source.endsWith('.ts')) return undefined;
        const path = relative(root, resolve(importer, '..', source)).replaceAll(sep, '/');
        if (!compiled.test(path)) return undefined;
        return resolve(root, 'dist', path.replace(/ts$/, 'js'));
      },
    },
  ],
  test: {
    ...usual.test,
    // Loaded by Node as it is: what is changed on the way has other places.
    server: { deps: { external: [/\/dist\/(?:reference|harness|scenarios|reports)\//] } },
    // These look at what is compiled, and put themselves between its modules.
    exclude: [...(usual.test?.exclude ?? []), 'test/e2e/{package,grading-faults}.test.ts'],
    // Node passes on to every child that it is measured: an environment is then no longer as small as these want it.
    testNamePattern: /^(?!.*(?:has the small environment|is small and fixed))/,
    // Built once, with source maps, by whoever measures.
    globalSetup: [],
    setupFiles: [fileURLToPath(new URL('take-coverage.ts', import.meta.url))],
  },
});
