/** The bundled submissions with their labels. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { requirements, type RequirementId } from '../../harness/grade/requirements.ts';

export const submissionsFolder = fileURLToPath(new URL('../submissions', import.meta.url));

const requirementIds = z.array(z.enum(requirements.map(({ id }) => id) as [RequirementId, ...RequirementId[]]));

const wrongLabelSchema = z.strictObject({
  title: z.string().min(1),
  language: z.string().min(1),
  fails: requirementIds,
  blocked: requirementIds,
  /** What nobody can tell without the half that is broken. */
  unsupported: requirementIds.optional(),
  caughtBy: requirementIds.element,
  hint: z.string().min(1),
});

const rightLabelSchema = z.strictObject({
  title: z.string().min(1),
  language: z.string().min(1),
  features: z.array(z.string()).min(1),
  /** The tool without which it cannot be run: then everything of it is `unsupported`. */
  needs: z.string().optional(),
  /** The only assignment that was handed in. */
  only: z.enum(['add', 'file']).optional(),
});

export type WrongLabel = z.infer<typeof wrongLabelSchema>;

/** Names of the submissions of a kind, each of which has to have a label beside it. */
export function submissionsOf(kind: 'right' | 'wrong'): readonly string[] {
  return readdirSync(join(submissionsFolder, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** @throws where the label is missing or says something else than labels say */
export function wrongLabelOf(name: string): WrongLabel {
  return wrongLabelSchema.parse(readLabel('wrong', name));
}

export function rightLabelOf(name: string): z.infer<typeof rightLabelSchema> {
  return rightLabelSchema.parse(readLabel('right', name));
}

function readLabel(kind: 'right' | 'wrong', name: string): unknown {
  return parse(readFileSync(join(submissionsFolder, kind, `${name}.label.yaml`), 'utf8'));
}
