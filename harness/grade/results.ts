/**
 * The results of a run, as data: the contract of `results.json` (schema `datagrade.results/1`).
 *
 * Reporters are pure functions of a {@link Run}; other tools read the JSON. Later versions may add
 * keys, but never remove one or change its meaning.
 */
import { z } from 'zod';
import { requirements } from '../handout/requirements.ts';
import { evidenceSchema, statusSchema } from '../judge/evidence.ts';
import { rosterAccountSchema } from './roster-account-schema.ts';

const requirementIdSchema = z.enum(requirements.map(({ id }) => id));

const hintConfidenceSchema = z.enum(['certain', 'likely', 'possible']);
const named = { id: z.string(), requirement: requirementIdSchema, title: z.string() };
const reason = z.string().describe('Why the status is not pass, in one sentence');
const diagnosis = {
  symptom: z.string().optional().describe('Names the kind of mistake, if it is known'),
  hint: z.string().optional().describe('The likely cause and what to try, for the student'),
  hintConfidence: hintConfidenceSchema
    .optional()
    .describe('How sure it is that the hint names the cause; absent if there is no hint'),
};
const timed = { durationMs: z.number().nonnegative() };

// The order of the keys is the one in which `results.json` has them.
const passedSchema = z.object({
  ...named,
  status: z.literal('pass'),
  note: z.string().optional().describe('What a person should know of the pass, in one sentence'),
  ...timed,
});
const failedSchema = z.object({
  ...named,
  status: z.literal('fail'),
  reason,
  ...diagnosis,
  evidence: evidenceSchema.optional(),
  ...timed,
});
const blockedSchema = z.object({
  ...named,
  status: z.literal('blocked'),
  reason,
  ...diagnosis,
  blockedBy: requirementIdSchema.optional().describe('The failed requirement that this depends on'),
  ...timed,
});
const unsupportedSchema = z.object({
  ...named,
  status: z.literal('unsupported'),
  reason,
  evidence: evidenceSchema.optional(),
  ...timed,
});
const errorSchema = z.object({ ...named, status: z.literal('error'), reason, ...timed });

export const scenarioResultSchema = z.discriminatedUnion('status', [
  passedSchema,
  failedSchema,
  blockedSchema,
  unsupportedSchema,
  errorSchema,
]);
export type ScenarioResult = WithAbsentKeys<z.infer<typeof scenarioResultSchema>>;

/**
 * A union in which each member declares the keys of the other members as absent, so that code can
 * read every key.
 */
type WithAbsentKeys<
  Union,
  Keys extends PropertyKey = Union extends unknown ? keyof Union : never,
> = Union extends unknown ? Union & { readonly [key in Exclude<Keys, keyof Union>]?: undefined } : never;

const scenarioSchema: z.ZodType<ScenarioResult> = scenarioResultSchema;

export type FailedScenario = z.infer<typeof failedSchema>;
export type BlockedScenario = z.infer<typeof blockedSchema>;

export const requirementResultSchema = z.object({
  id: requirementIdSchema,
  status: statusSchema,
  points: z.number(),
  maxPoints: z.number().describe('0 where the status is unsupported: left out of the maximum'),
  reason: z.string().optional(),
  tried: z.literal(false).optional().describe('Present if the run tried no scenario of it'),
  use: z
    .enum(['advisory', 'left out'])
    .optional()
    .describe('Present if the rubric of the course gives no points to it: shown only, or left out'),
});
export type RequirementResult = z.infer<typeof requirementResultSchema>;

export const submissionResultSchema = z.object({
  id: z.string(),
  folder: z.string(),
  status: z.enum(['graded', 'error']),
  score: z.number(),
  maxScore: z.number(),
  mark: z
    .object({ value: z.number(), of: z.number() })
    .optional()
    .describe('The score on the scale of the course, if it has one; not final while the score is not'),
  requirements: z.array(requirementResultSchema).length(20),
  scenarios: z.array(scenarioSchema),
  problems: z
    .array(z.string())
    .describe('What a person should know about the submission: ambiguities, missing programs, the fault of an error'),
  programs: z
    .record(z.string(), z.string())
    .describe('Program id to the command that starts it, as a person would type it'),
  profile: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'All that was learned: how programs are started, ports, dialects. For people and `datagrade profile`; its shape may change',
    ),
  processStarts: z.number().int().nonnegative(),
  durationMs: z.number().nonnegative(),
  earlier: z
    .object({ version: z.string(), seed: z.number().int(), startedAt: z.string() })
    .optional()
    .describe('The run that graded it, if this one took the result over: version of datagrade, seed, time in ISO 8601'),
});
export type SubmissionResult = z.infer<typeof submissionResultSchema>;

export const environmentSchema = z.object({
  isolation: z.enum(['namespace', 'host']),
  jail: z.enum(['bwrap', 'none']).optional().describe('What kept each program from the rest of the machine'),
  observation: z.enum(['kernel', 'portable']),
  lanes: z.number().int().positive(),
  speed: z
    .object({
      interpreterStartMs: z.number().nonnegative(),
      timerLatenessMs: z.number().nonnegative(),
      silenceMs: z.number().positive().describe('How long a silence has to last before nothing more is expected'),
    })
    .optional()
    .describe(
      'The speed of this machine when the run began; only for portable observation, whose verdicts depend on silence',
    ),
  notes: z.array(z.string()).describe('What this machine lacks and what that costs'),
});
export type Environment = z.infer<typeof environmentSchema>;

export const runSchema = z.object({
  schema: z.literal('datagrade.results/1'),
  version: z.string().describe('Version of datagrade'),
  seed: z.number().int().describe('The seed of all test values: the same seed repeats the run'),
  startedAt: z.string().describe('ISO 8601'),
  environment: environmentSchema,
  roster: rosterAccountSchema.optional().describe('What became of each row of the roster, if the run had one'),
  rubric: z
    .object({ name: z.string(), hash: z.string().describe('SHA-256 of the points of each requirement and the scale') })
    .optional()
    .describe('The rubric of the course, if points were given with one (--course); absent for the standard rubric'),
  submissions: z.array(submissionResultSchema),
});
export type Run = z.infer<typeof runSchema>;
