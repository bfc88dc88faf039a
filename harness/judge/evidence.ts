/**
 * The evidence of a verdict, as data that stays in `results.json`: the status, the steps and which
 * of them failed, what was expected, what happened instead, and what the programs wrote.
 */
import { z } from 'zod';

export const statusSchema = z.enum(['pass', 'fail', 'blocked', 'unsupported', 'error']);
export type Status = z.infer<typeof statusSchema>;

const stepSchema = z.object({
  text: z.string().describe('The step in one sentence'),
  outcome: z.enum(['done', 'failed', 'notReached']),
});

/**
 * Bytes that should have been equal and were not: whole contents, base64, and the first offset (in
 * bytes) that differs.
 */
const byteDifferenceSchema = z.object({
  expected: z.string(),
  actual: z.string(),
  offset: z.number().int().nonnegative(),
});

/** What one program wrote up to the failing step; keys are absent if it wrote nothing. */
const programOutputSchema = z.object({
  role: z.enum(['client', 'server']),
  screen: z.string().optional().describe('What it displayed, escape sequences removed'),
  errors: z.string().optional().describe('What it wrote on standard error'),
});

export const evidenceSchema = z.object({
  steps: z.array(stepSchema),
  expected: z.string(),
  actual: z.string(),
  bytes: byteDifferenceSchema.optional(),
  screen: z
    .string()
    .optional()
    .describe('What the programs displayed up to the failing step, escape sequences removed'),
  errors: z.string().optional().describe('What the programs wrote on standard error up to the failing step'),
  programs: z.array(programOutputSchema).optional().describe('The same for each program of the scenario'),
});
export type Evidence = z.infer<typeof evidenceSchema>;
