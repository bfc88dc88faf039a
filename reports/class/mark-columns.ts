/**
 * Twenty marks side by side: requirements grouped by assignment and program, so that a column is
 * easy to find, with headings that are read downwards.
 */
import { requirements } from '../../harness/handout/requirements.ts';

/** Wide: a space between two marks. Close: only between the programs. */
export type Spacing = 'wide' | 'close';

export type AssignmentPrefix = 'add.' | 'file.';

/**
 * The characters of one assignment, one for each requirement, as one line: `✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓ ✓  ✓`.
 */
export function joinMarks(prefix: AssignmentPrefix, marks: readonly string[], spacing: Spacing): string {
  const remaining = [...marks];
  return programsOf(prefix)
    .map(({ names }) => remaining.splice(0, names.length).join(spacing === 'wide' ? ' ' : ''))
    .join(spacing === 'wide' ? '  ' : ' ');
}

/** Columns that {@link joinMarks} takes. */
export function marksWidth(prefix: AssignmentPrefix, spacing: Spacing): number {
  return joinMarks(prefix, lettersAt(prefix, 0), spacing).length;
}

/**
 * The programs above their marks, and below them the beginning of each requirement's name, written
 * downwards.
 */
export function headingLines(prefix: AssignmentPrefix, spacing: Spacing): string[] {
  const downwards = Array.from({ length: lettersDown }, (_, at) => joinMarks(prefix, lettersAt(prefix, at), spacing));
  return spacing === 'close' ? downwards : [programLine(prefix), ...downwards];
}

export interface ProgramColumns {
  /** `add.client`, or `add.pair`, which is a requirement of its own. */
  readonly program: string;
  /** The last parts of the ids of its requirements. */
  readonly names: readonly string[];
}

/** The programs of an assignment in the order of their columns. */
export function programsOf(prefix: AssignmentPrefix): ProgramColumns[] {
  const programs = new Map<string, string[]>();
  for (const { id } of requirements.filter((each) => each.id.startsWith(prefix))) {
    const [assignment = '', program = '', name = program] = id.split('.');
    const key = `${assignment}.${program}`;
    programs.set(key, [...(programs.get(key) ?? []), name]);
  }
  return [...programs].map(([program, names]) => ({ program, names }));
}

const lettersDown = 4;

function lettersAt(prefix: AssignmentPrefix, at: number): string[] {
  return programsOf(prefix).flatMap(({ names }) => names.map((name) => name[at] ?? ' '));
}

/** Only over groups that are wide enough: a pair has one column. */
function programLine(prefix: AssignmentPrefix): string {
  const words = programsOf(prefix).map(({ program, names }) => {
    const word = program.slice(prefix.length);
    const width = names.length * 2 - 1;
    return (word.length <= width ? word : '').padEnd(width);
  });
  return words.join('  ').trimEnd();
}
