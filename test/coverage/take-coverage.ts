/** The process of a test file is ended without being asked: what it ran is written down after each file. */
import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

afterAll(() => takeCoverage());
