/**
 * Runs the tests on the compiled code: an import of a source file gets the file in `dist`, which
 * the commands also run. So Node's own coverage measures all processes in the same way.
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
    // Node loads these files unchanged. A transformed file would have other positions.
    server: { deps: { external: [/\/dist\/(?:reference|harness|scenarios|reports)\//] } },
    // These tests replace modules of the compiled code, or examine it as a package.
    exclude: [...(usual.test?.exclude ?? []), 'test/e2e/{package,grading-faults}.test.ts'],
    // Node passes its variable on to every child, so these tests find an environment that is larger
    // than they expect.
    testNamePattern: /^(?!.*(?:has the small environment|is small and fixed))/,
    // The code is already compiled with source maps, by coverage.ts.
    globalSetup: [],
    setupFiles: [fileURLToPath(new URL('take-coverage.ts', import.meta.url))],
  },
});
