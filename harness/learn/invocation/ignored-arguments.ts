/**
 * Whether arguments change nothing in what a program does. What it lacks is then something else, such
 * as another answer at its keyboard, and a search for arguments would only cost starts. Pure.
 */
import { roleOf } from '../../handout/programs.ts';
import type { ArgumentsRead } from '../../submission/index.ts';
import { writtenOutput } from './attempt.ts';
import type { InvocationTrial } from './runnable-program.ts';

/** How many other command lines must have shown the same. */
const enoughForms = 2;

/**
 * A refusal of wrong arguments is the same for all of them, too. So only a program counts that has
 * asked for something at its keyboard and taken the answer, or whose source reads no arguments. As
 * many arguments as the source reads must have been given.
 *
 * @param trials the first one with the usual arguments
 */
export function ignoresArguments(
  trials: readonly Pick<InvocationTrial, 'program' | 'view' | 'evidence'>[],
  read: ArgumentsRead | undefined,
): boolean {
  const [first, ...others] = trials;
  if (first === undefined || read === undefined || first.evidence.crash !== undefined) return false;
  if (first.evidence.misplaced.length > 0 || (first.evidence.typed.length === 0 && read.any)) return false;
  const count = (read.positions.at(-1)?.position ?? -1) + 1;
  const forms = others
    .filter(({ program }) => program.arguments.length > 0 && (count === 0 || program.arguments.length === count))
    .filter((each) => courseOf(each) === courseOf(first))
    .map(({ program }) => program.arguments.join(' '));
  return new Set(forms).size >= enoughForms;
}

/** What it wrote, but for numbers such as ports, where it asked, and how it ended. */
function courseOf({ program, view, evidence }: Pick<InvocationTrial, 'program' | 'view' | 'evidence'>): string {
  const role = roleOf(program.id);
  const output = writtenOutput(view, role).replace(/\d+/g, '#');
  const asked = evidence.typed.map(({ text }) => text);
  return JSON.stringify([output, asked, evidence.pending, view.exit(role)?.status, evidence.misplaced]);
}
