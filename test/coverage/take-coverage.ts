/**
 * Records the coverage after each test file, because vitest ends its process without a normal exit.
 */
import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

afterAll(() => takeCoverage());
