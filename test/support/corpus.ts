/** The bundled submissions with their labels. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLabel, type RightLabel, type WrongLabel } from '../../harness/selftest/labels.ts';

export const submissionsFolder = fileURLToPath(new URL('../submissions', import.meta.url));

/** Names of the submissions of a kind, each of which has to have a label beside it. */
export function submissionsOf(kind: 'right' | 'wrong'): readonly string[] {
  return readdirSync(join(submissionsFolder, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** @throws where the label is missing or says something else than labels say */
export function wrongLabelOf(name: string): WrongLabel {
  const read = labelOf('wrong', name);
  if (read.kind !== 'wrong') throw new Error(`the label of ${name} is one of a right submission`);
  return read.label;
}

export function rightLabelOf(name: string): RightLabel {
  const read = labelOf('right', name);
  if (read.kind !== 'right') throw new Error(`the label of ${name} is one of a wrong submission`);
  return read.label;
}

function labelOf(kind: 'right' | 'wrong', name: string) {
  const path = join(submissionsFolder, kind, `${name}.label.yaml`);
  return readLabel(readFileSync(path, 'utf8'), path);
}
