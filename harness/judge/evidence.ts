/**
 * What a verdict says and rests on, as data that stays in `results.json`: the status, the steps up to the one that failed, what was expected and what
 * happened.
 */
import { z } from 'zod';

export const statusSchema = z.enum(['pass', 'fail', 'blocked', 'unsupported', 'error']);
export type Status = z.infer<typeof statusSchema>;

const stepSchema = z.object({
  text: z.string().describe('The step in one sentence'),
  outcome: z.enum(['done', 'failed', 'notReached']),
});

/** Bytes that should have been equal and were not: whole contents, base64, and the first offset (in bytes) that differs. */
const byteDifferenceSchema = z.object({
  expected: z.string(),
  actual: z.string(),
  offset: z.number().int().nonnegative(),
});

export const evidenceSchema = z.object({
  steps: z.array(stepSchema),
  expected: z.string(),
  actual: z.string(),
  bytes: byteDifferenceSchema.optional(),
  screen: z.string().optional().describe('What the program displayed, escape sequences removed'),
  errors: z.string().optional().describe('The end of what the program wrote on standard error'),
});
export type Evidence = z.infer<typeof evidenceSchema>;
