/**
 * The label beside a submission with a known truth, `<name>.label.yaml`: what a fair person says of it before any grader does.
 *
 * One reader for all who believe labels: the self-test and the tests. What a label says is checked against the requirements and the hints.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { symptoms } from '../grade/hints/hint-for.ts';
import { requirements } from '../handout/requirements.ts';
import type { Assignment } from '../handout/programs.ts';

const requirementId = z.enum(requirements.map(({ id }) => id));
const hint = z.enum(symptoms as [(typeof symptoms)[number], ...(typeof symptoms)[number][]]);

const everyLabel = {
  title: z.string().min(1),
  language: z.string().min(1),
  /** The program of the corpus that this one is another example of: a short self-test is content with that one. */
  confirms: z.string().optional(),
  /** The command without which it cannot be run, where the usual ones of its language are not enough. */
  needs: z.string().optional(),
};

const rightLabelSchema = z.strictObject({
  ...everyLabel,
  /** The choices that the handout leaves open and this submission makes. */
  features: z.array(z.string()).min(1),
  /** The only assignment that was handed in. */
  only: z.enum(['add', 'file']).optional(),
});

const wrongLabelSchema = z
  .strictObject({
    ...everyLabel,
    fails: z.array(requirementId),
    blocked: z.array(requirementId),
    /** What nobody can tell without the half that is broken. */
    unsupported: z.array(requirementId).default([]),
    /** Where a person would look for the mistake. */
    caughtBy: requirementId,
    /** The entry of the table of hints that the student has to read there. */
    hint,
    /** Entries that other failures of the same submission show as well. */
    otherHints: z.array(hint).default([]),
  })
  .refine(({ fails, blocked, caughtBy }) => [...fails, ...blocked].includes(caughtBy), {
    path: ['caughtBy'],
    message: 'has to stand in fails or in blocked, too',
  });

export type RightLabel = z.infer<typeof rightLabelSchema>;
export type WrongLabel = z.infer<typeof wrongLabelSchema>;

export type Label =
  { readonly kind: 'right'; readonly label: RightLabel } | { readonly kind: 'wrong'; readonly label: WrongLabel };

/** The assignment in which a wrong program loses all that it loses; undefined where it loses in both, and for a right program. */
export function assignmentTouchedBy({ kind, label }: Label): Assignment | undefined {
  if (kind === 'right') return undefined;
  const lost = [...label.fails, ...label.blocked, ...label.unsupported];
  return (['add', 'file'] as const).find((assignment) => lost.every((id) => id.startsWith(`${assignment}.`)));
}

/** A label that does not say what labels say: a mistake of the person who keeps the corpus. */
export class LabelError extends Error {
  override readonly name = 'LabelError';
}

/**
 * @param text YAML; one with `features` is of a right submission, any other of a wrong one
 * @param path of the label, for the message
 * @throws LabelError in one sentence
 */
export function readLabel(text: string, path: string): Label {
  const content = parseYaml(text, path);
  const isRight = typeof content === 'object' && content !== null && 'features' in content;
  const result = isRight ? rightLabelSchema.safeParse(content) : wrongLabelSchema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw new LabelError(`cannot use the label ${path}: ${where}${issue?.message ?? 'it says nothing'}`);
  }
  return isRight
    ? { kind: 'right', label: result.data as RightLabel }
    : { kind: 'wrong', label: result.data as WrongLabel };
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new LabelError(`cannot read the label ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
}
