/**
 * What `course.yaml` may contain. It checks shapes only; `share-points.ts` checks whether the points of a rubric make sense.
 */
import { z } from 'zod';
import { requirements, type RequirementId } from '../../handout/requirements.ts';
import type { Worth } from '../course.ts';

/** The groups of requirements, the narrowest first. */
export const requirementGroups = ['add.client', 'add.server', 'file.client', 'file.server', 'add', 'file'] as const;
export type RequirementGroup = (typeof requirementGroups)[number];

const mostPoints = 10_000;

const worth = z
  .custom<Worth>(isWorth, `must be advisory, or points from 0 to ${mostPoints} with at most two decimals`)
  .optional();

function isWorth(value: unknown): value is Worth {
  if (value === 'advisory') return true;
  return typeof value === 'number' && value >= 0 && value <= mostPoints && Number(value.toFixed(2)) === value;
}

const rubricKeys: readonly (RequirementId | RequirementGroup)[] = [
  ...requirementGroups,
  ...requirements.map(({ id }) => id),
];
const rubric = z.strictObject(
  Object.fromEntries(rubricKeys.map((key) => [key, worth])) as Record<(typeof rubricKeys)[number], typeof worth>,
);
export type RubricLines = z.output<typeof rubric>;

const scale = z.strictObject({
  of: z.int().min(1).max(1000),
  decimals: z.int().min(0).max(2).default(0),
  rounding: z.enum(['half-up', 'half-even', 'up', 'down']).default('half-up'),
});

const text = z.string().trim().min(1).max(200);
const absent = z.literal('none').transform(() => false as const);
const column = z.union([absent, text]).optional();
const columns = z.strictObject({
  id: z.union([absent, text, z.array(text).min(1)]).optional(),
  name: column,
  givenName: column,
  surname: column,
  email: column,
  group: column,
});

export const courseSchema = z.strictObject({
  name: text.optional(),
  rubric: rubric.optional(),
  scale: scale.optional(),
  roster: z.strictObject({ columns: columns.optional() }).optional(),
});

/** The keys that each mapping may have, by its path. */
export const courseKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(courseSchema.shape),
  rubric: rubricKeys,
  scale: Object.keys(scale.shape),
  roster: ['columns'],
  'roster.columns': Object.keys(columns.shape),
};
