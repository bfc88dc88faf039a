/**
 * The label beside a submission with a known truth, `NAME.label.yaml`: how a fair person judges it,
 * written before any grader has judged it.
 *
 * The self-test and the tests read labels with this one reader. It checks a label against the
 * requirements and the hints.
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
  /** Whether every self-test grades it; the others are graded with `--all`. */
  sample: z.boolean().optional(),
  /** The program of the corpus that this one confirms: it shows the same. */
  confirms: z.string().optional(),
  /** A command that it needs besides the usual ones of its language. */
  needs: z.string().optional(),
  /** The only assignment that it has programs for; the other one is blocked. */
  only: z.enum(['add', 'file']).optional(),
};

const rightLabelSchema = z.strictObject({
  ...everyLabel,
  /** Its choices where the handout leaves the choice open. */
  features: z.array(z.string()).min(1),
  /** Requirements that only another half than its own could show, and datagrade cannot play that. */
  unsupported: z.array(requirementId).default([]),
});

const wrongLabelSchema = z
  .strictObject({
    ...everyLabel,
    fails: z.array(requirementId),
    blocked: z.array(requirementId),
    /** Requirements that cannot be decided without the broken program. */
    unsupported: z.array(requirementId).default([]),
    /** The requirement where a person would search for the mistake. */
    caughtBy: requirementId,
    /** The entry of the table of hints that the student must read there. */
    hint,
    /** Entries that other failures of the same submission also show. */
    otherHints: z.array(hint).default([]),
  })
  .refine(({ fails, blocked, caughtBy }) => [...fails, ...blocked].includes(caughtBy), {
    path: ['caughtBy'],
    message: 'must also be listed in fails or in blocked',
  });

export type RightLabel = z.infer<typeof rightLabelSchema>;
export type WrongLabel = z.infer<typeof wrongLabelSchema>;

export type Label =
  { readonly kind: 'right'; readonly label: RightLabel } | { readonly kind: 'wrong'; readonly label: WrongLabel };

/** The only assignment in which a wrong program loses points; undefined if it loses in both, and for a right program. */
export function assignmentTouchedBy({ kind, label }: Label): Assignment | undefined {
  if (kind === 'right') return undefined;
  const lost = [...label.fails, ...label.blocked, ...label.unsupported];
  return (['add', 'file'] as const).find((assignment) => lost.every((id) => id.startsWith(`${assignment}.`)));
}

/** A label that is missing or cannot be used: a mistake of the person who keeps the corpus. */
export class LabelError extends Error {
  override readonly name = 'LabelError';
}

/**
 * @param text YAML: a label with `features` belongs to a right submission, any other to a wrong one
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
    throw new LabelError(`cannot use the label ${path}: ${where}${issue?.message ?? 'it is empty'}`);
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
